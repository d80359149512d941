import { STEP_IDS } from '@fortyfive/interview';
import { z } from 'zod';
import { line, lines, listOf, slug } from './text.schema.js';
import { TOPICS } from './topic.taxonomy.js';

/** How hard a question is: decides whom the queue offers it to. */
export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

const topic = z.enum(TOPICS, { error: 'is not in the taxonomy (libs/questions/src/topic.taxonomy.ts)' });
const places = (last: number) => z.array(z.int().min(1).max(last, `the curriculum ends at ${last}`));

/** Where a question is taught, as positions in the three curricula; a list is empty where it is not taught. */
const curriculum = z.strictObject({
  steps22: places(22).describe('Steps of the 22-step curriculum'),
  days45: places(45).describe('Days of the 45-day plan'),
  days90: places(90).describe('Days of the 90-day plan'),
});

const source = z.strictObject({
  title: line,
  url: z.url({ protocol: /^https$/, error: 'must be an https address' }).optional(),
  supports: line.describe('What in this file rests on it'),
});

const strongSteps = z
  .array(z.enum(STEP_IDS))
  .min(1, 'needs at least 1 step')
  .max(3, 'at most 3: what exercises everything singles nothing out')
  .describe('The steps this question exercises most; seen by the candidate');

/** The fields at the top of a problem file. What of them a candidate sees is in `toTeaser`. */
export const headFields = {
  slug: slug.describe('The file name without .yaml'),
  title: line.describe('Seen by the candidate'),
  knownAs: z
    .array(line)
    .default([])
    .describe('Products that do this, so that a search finds it; seen by the candidate'),
  oneLiner: line
    .max(160, 'must be at most 160 characters')
    .describe('The one line the candidate sees; gives nothing away'),
  difficulty: z.enum(DIFFICULTIES),
  topics: listOf(topic, 1, 'topic').describe('Seen by the candidate; from the taxonomy'),
  companies: z.array(slug).describe('Where it is known to be asked (bank/companies.yaml); seen by the candidate'),
  strongSteps,
  curriculum,
  prerequisites: z.array(topic).describe('Topics to know first'),
  learningOutcomes: lines(1),
  sources: z.array(source),
};
