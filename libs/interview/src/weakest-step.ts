import { RATINGS, type Rating } from './rubric.js';
import { STEP_IDS, type StepId } from './step.js';

/** Ratings of one interview's steps; those that nobody rated are left out. */
export type StepRatings = Partial<Readonly<Record<StepId, Rating>>>;

/**
 * The step with the lowest mean rating; of equals the earlier one, because what goes wrong there goes on. Each level counts as
 * one more than the one below it.
 *
 * @returns `null` when no step has been rated
 * @example weakestStep([{ api: 'yes', estimation: 'no' }]) // 'estimation'
 */
export function weakestStep(interviews: readonly StepRatings[]): StepId | null {
  const means = STEP_IDS.flatMap((stepId) => {
    const levels = interviews.flatMap(({ [stepId]: rating }) => (rating ? [RATINGS.indexOf(rating)] : []));
    return levels.length > 0 ? [{ stepId, mean: levels.reduce((sum, level) => sum + level) / levels.length }] : [];
  });
  const lowest = Math.min(...means.map(({ mean }) => mean));
  return means.find(({ mean }) => mean === lowest)?.stepId ?? null;
}
