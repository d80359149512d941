import { CRITERION_IDS, RATINGS, type CriterionId, type StepId } from '@fortyfive/interview';
import { z } from 'zod';
import { COMMENT_MAX } from './scorecard-limits.js';
import { storableText } from './storable-text.js';

const criterionRating = z.strictObject({
  rating: z.enum(RATINGS).nullable(),
  comment: storableText(COMMENT_MAX),
});
export type CriterionRating = z.infer<typeof criterionRating>;

/**
 * The criteria that have changed since the last save, each as a whole; those left out stay as they are. Handing in takes the
 * same, for the last changes. Not rated is `null`.
 */
export const scorecardBody = z.strictObject({
  ratings: z.partialRecord(z.enum(CRITERION_IDS), criterionRating),
});
export type ScorecardBody = z.infer<typeof scorecardBody>;

/** One person's scorecard. It is a draft, seen by its author alone, until `submittedAt` (ISO 8601, UTC). */
export interface ScorecardView {
  readonly authorId: string;
  readonly ratings: Partial<Record<CriterionId, CriterionRating>>;
  readonly submittedAt: string | null;
}

/** `GET /api/interviews/:interviewId/scorecards`: my own, and what I may see of the others'. */
export interface ScorecardsView {
  readonly mine: ScorecardView | null;
  readonly others: readonly ScorecardView[];
}

/** `GET /api/scorecards/weakest-step`: from the cards handed in for me as candidate; `null` while there is none. */
export interface WeakestStepView {
  readonly stepId: StepId | null;
}
