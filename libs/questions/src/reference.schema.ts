import { z } from 'zod';
import { line, listOf, slug } from './text.schema.js';

const formula = z.strictObject({
  id: slug,
  name: line,
  formula: line.describe('As one writes it on the board'),
  use: line.describe('What it is good for, or where it misleads'),
  worked: z
    .strictObject({
      given: z.record(z.string().min(1), line).describe('Name → value with unit, as a formula reads it'),
      formula: line,
      unit: z.string(),
      value: z.number(),
    })
    .describe('One example, computed by libs/estimation and checked'),
});

const figure = z.strictObject({
  what: line,
  value: line,
  /** Latency goes stale with hardware; a power of two does not. */
  year: z.int().min(1980).max(2100).optional().describe('When it was true; left out for what does not age'),
  source: line,
});

const table = z.strictObject({ id: slug, title: line, note: line.optional(), figures: listOf(figure, 2, 'figures') });

const checklist = z.strictObject({ id: slug, title: line, items: listOf(line, 2, 'items') });

/** `bank/reference.yaml`: the quick-reference sheet and the checklist for the day. */
export const referenceSchema = z.strictObject({
  formulas: listOf(formula, 1, 'formula'),
  tables: listOf(table, 1, 'table'),
  checklists: listOf(checklist, 1, 'checklist'),
});
export type Reference = z.infer<typeof referenceSchema>;
