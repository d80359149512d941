import type { MyScorecardView } from '@fortyfive/contract';
import type { Criterion, Rubric } from '@fortyfive/interview';

/** The criteria of the rubric that nobody has rated on this card yet. */
export function unratedOn(card: MyScorecardView | null, { criteria }: Rubric): readonly Criterion[] {
  return criteria.filter(({ id }) => !card?.ratings[id]?.rating);
}
