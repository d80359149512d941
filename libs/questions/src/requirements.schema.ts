import { z } from 'zod';
import { line, listOf, slug } from './text.schema.js';

/** What a fact settles. */
export const FACT_KINDS = ['functional', 'non-functional', 'out-of-scope'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

const fact = z.strictObject({
  id: slug,
  kind: z.enum(FACT_KINDS),
  asked: line.describe('What the candidate might ask, as a question'),
  answer: line.describe('What the interviewer then says'),
  key: z.boolean().describe('Without it the design goes wrong: a good candidate asks'),
});

/** Step 1: what the interviewer gives when asked, and only then. */
export const requirementsSchema = z.strictObject({ facts: listOf(fact, 6, 'facts') });
export type Fact = z.infer<typeof fact>;
