import { z } from 'zod';
import { line, lines, listOf, slug } from './text.schema.js';

/** For whom a follow-up question is meant. */
export const LEVELS = ['mid', 'senior', 'staff'] as const;
export type Level = (typeof LEVELS)[number];

const followUps = z.strictObject({ mid: lines(1), senior: lines(1), staff: lines(1) });

const topic = z.strictObject({
  id: slug,
  components: listOf(slug, 1, 'component').describe('What in the design it is about'),
  prompt: line.describe('What the interviewer asks'),
  strongAnswer: lines(3).describe('Points a strong answer makes'),
  followUps,
});

/** Step 5: what to go into, and how far. */
export const deepDiveSchema = z.strictObject({ topics: listOf(topic, 3, 'topics') });
export type DeepDiveTopic = z.infer<typeof topic>;
