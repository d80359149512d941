import { RATINGS } from './rubric.js';

/** How candidates' ratings of an interviewer come into their mean: so many people at once (see `guardedSum`). */
export const RATERS_PER_BATCH = 3;

/**
 * The sum of what one batch of people said, as levels, such that nobody's own level can be told from it. Were all of them the
 * highest or all the lowest, the plain sum would tell each; so these two count one level less and one more.
 *
 * @throws RangeError for a batch of another size
 * @example guardedSum([4, 4, 4]) // 11, as for [4, 4, 3]
 */
export function guardedSum(levels: readonly number[]): number {
  if (levels.length !== RATERS_PER_BATCH) throw new RangeError(`A batch has ${RATERS_PER_BATCH} levels.`);
  const sum = levels.reduce((total, level) => total + level, 0);
  return Math.min(Math.max(sum, RATERS_PER_BATCH + 1), RATERS_PER_BATCH * RATINGS.length - 1);
}
