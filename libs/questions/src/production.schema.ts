import { z } from 'zod';
import { lines } from './text.schema.js';

/** What running it for years adds to the design: raised in step 6 by candidates who have run something. */
export const productionSchema = z.strictObject({
  cost: lines(1).describe('What the bill is made of, with figures, and what lowers it'),
  operations: lines(1).describe('What to watch, how to release, what the runbook says'),
  security: lines(1).describe('Who would attack what, and what stops them; private data and its rules'),
});
export type Production = z.infer<typeof productionSchema>;
