import type { MyScorecardView } from '@fortyfive/contract';
import type { Rubric } from '@fortyfive/interview';
import { partnerOn, ratingsOn, reviewOn, type Progress } from './missing-parts';

/** The parts in which the candidate fills in their own card, one after the other. */
export const OWN_PARTS = [
  { id: 'ratings', name: 'Ratings', title: 'Rate yourself' },
  { id: 'review', name: 'Look back', title: 'Look back' },
  { id: 'partner', name: 'Interviewer', title: 'About your interviewer' },
  { id: 'finish', name: 'Hand in', title: 'What you take away' },
] as const;
export type OwnPartId = (typeof OWN_PARTS)[number]['id'];

/** How much is done of each part; the last one has nothing to count. */
export function ownProgress(
  card: MyScorecardView | null,
  rubric: Rubric,
): Readonly<Record<OwnPartId, Progress | null>> {
  return { ratings: ratingsOn(card, rubric), review: reviewOn(card), partner: partnerOn(card), finish: null };
}

/** Where to go on: the first part in which something is missing. */
export function partToGoOn(card: MyScorecardView | null, rubric: Rubric): OwnPartId {
  const progress = ownProgress(card, rubric);
  const open = OWN_PARTS.find(({ id }) => (progress[id]?.done ?? 0) < (progress[id]?.of ?? 0));
  return open?.id ?? 'finish';
}

/** The part before and the one after; `null` at the ends. */
export function neighboursOf(part: OwnPartId): { readonly before: OwnPartId | null; readonly after: OwnPartId | null } {
  const place = OWN_PARTS.findIndex(({ id }) => id === part);
  return { before: OWN_PARTS[place - 1]?.id ?? null, after: OWN_PARTS[place + 1]?.id ?? null };
}
