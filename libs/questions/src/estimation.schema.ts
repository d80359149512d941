import { z } from 'zod';
import { formulaName, line, listOf } from './text.schema.js';

const unit = z
  .string()
  .trim()
  .max(60)
  .describe('A unit expression such as "tweet / s"; "" for a bare number, "%" for a share');

const assumption = z.strictObject({
  name: formulaName,
  value: z.number().nonnegative('must not be negative'),
  unit,
  source: line.describe('Where the figure comes from, or "assumed"'),
});

const threshold = z.strictObject({
  when: z.enum(['above', 'below']),
  value: z.number().nonnegative('must not be negative').describe('In the unit of the estimate'),
  then: line.describe('What would be designed differently'),
});

const estimate = z.strictObject({
  id: formulaName.describe('Other formulas may use it'),
  title: line,
  formula: line.describe('Over assumptions and other estimates; the formula is the truth'),
  unit,
  value: z.number().describe('What the formula gives, to three digits: checked'),
  decision: line.describe('What this figure decides in the design'),
  threshold: threshold.describe('From where on the design would change; an error matters when it crosses this'),
});

/** Step 2: the figures. Names of assumptions and ids of estimates share one namespace. */
export const estimationSchema = z.strictObject({
  assumptions: listOf(assumption, 1, 'assumption'),
  estimates: listOf(estimate, 4, 'estimates'),
});
export type Estimation = z.infer<typeof estimationSchema>;
export type Assumption = z.infer<typeof assumption>;
export type Estimate = z.infer<typeof estimate>;
