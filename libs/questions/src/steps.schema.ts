import type { Rating, StepId } from '@fortyfive/interview';
import { z } from 'zod';
import { line, lines, listOf, slug } from './text.schema.js';

// `satisfies` makes a step or rating that `interview` adds or renames a compile error here.
const anchors = z.strictObject({
  'strong-no': line,
  no: line,
  yes: line,
  'strong-yes': line,
} satisfies Record<Rating, typeof line>);

const step = z.strictObject({
  prompt: line.describe('What the interviewer says to open the step'),
  probes: lines(2).describe('Questions that bring out more without giving away'),
  hints: lines(3).describe('Rungs from a nudge to giving it away; each has its price'),
  redFlags: lines(1),
  anchors: anchors.describe('What each rating looks like for this problem'),
});

/** What the interviewer's desk shows while a step runs. */
export const stepsSchema = z.strictObject({
  requirements: step,
  estimation: step,
  api: step,
  'high-level-design': step,
  'deep-dive': step,
  bottlenecks: step,
} satisfies Record<StepId, typeof step>);
export type StepGuide = z.infer<typeof step>;

const curveball = z.strictObject({
  id: slug,
  announcement: line.describe('What the interviewer announces'),
  strongResponse: lines(2).describe('What a strong candidate does with it'),
});

/** New constraints the interviewer may fire in mid-interview. */
export const curveballsSchema = listOf(curveball, 3, 'curveballs');
export type Curveball = z.infer<typeof curveball>;
