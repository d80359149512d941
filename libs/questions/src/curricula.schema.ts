import { z } from 'zod';
import { line, lines, listOf, slug } from './text.schema.js';

const step = z.strictObject({
  number: z.int().min(1),
  title: line,
  problems: listOf(slug, 1, 'problem'),
  requires: z.array(z.int().min(1)).describe('Earlier steps that this one builds on'),
  outcomes: lines(2).describe('What one can do afterwards'),
});

const phase = z.strictObject({ title: line, goal: line, optional: z.boolean(), steps: listOf(step, 1, 'step') });

const rung = z.strictObject({ problem: slug, purpose: line });

const day = z.strictObject({ day: z.int().min(1), topic: line, problems: z.array(slug) });

const plan = z.strictObject({ title: line, days: listOf(day, 1, 'day') });

/** `bank/curricula.yaml`: the path, the ladder of mock interviews and the two plans by day. */
export const curriculaSchema = z.strictObject({
  path: z.strictObject({ title: line, about: line, phases: listOf(phase, 1, 'phase') }),
  mockLadder: listOf(rung, 2, 'rungs'),
  plan45: plan,
  plan90: plan,
});
export type Curricula = z.infer<typeof curriculaSchema>;
export type PathStep = z.infer<typeof step>;
