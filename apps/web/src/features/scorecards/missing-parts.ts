import { THREE_PLACES, type MyScorecardView } from '@fortyfive/contract';
import { PARTNER_QUESTIONS, PARTNER_TRAITS, SELF_REVIEW, type Criterion, type Rubric } from '@fortyfive/interview';

/** How much of something is on the card. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** The criteria of the rubric that nobody has rated on this card yet. */
export function unratedOn(card: MyScorecardView | null, { criteria }: Rubric): readonly Criterion[] {
  return criteria.filter(({ id }) => !card?.ratings[id]?.rating);
}

export function ratingsOn(card: MyScorecardView | null, rubric: Rubric): Progress {
  return { done: rubric.criteria.length - unratedOn(card, rubric).length, of: rubric.criteria.length };
}

export function reviewOn(card: MyScorecardView | null): Progress {
  return { done: SELF_REVIEW.filter(({ id }) => card?.selfReview[id]?.answer).length, of: SELF_REVIEW.length };
}

export function partnerOn(card: MyScorecardView | null): Progress {
  const answers = PARTNER_QUESTIONS.filter(({ id }) => card?.aboutPartner[id]?.trim());
  const ratings = PARTNER_TRAITS.filter(({ id }) => card?.partnerRatings[id]);
  return { done: answers.length + ratings.length, of: PARTNER_QUESTIONS.length + PARTNER_TRAITS.length };
}

export function takeawaysOn(card: Pick<MyScorecardView, 'takeaways'> | null): readonly string[] {
  return THREE_PLACES.flatMap((place) => card?.takeaways[place]?.trim() || []);
}

/** Something that is still missing, in a sentence, and what it is by name. */
export interface Gap {
  readonly sentence: string;
  readonly names: readonly string[];
}

/** What is missing on the card of who rates somebody else. */
export function gapsOn(card: MyScorecardView | null, rubric: Rubric): readonly Gap[] {
  return [...ratingGap(card, rubric), ...takeawayGap(card)];
}

/** The same on the candidate's. */
export function ownGapsOn(card: MyScorecardView | null, rubric: Rubric): readonly Gap[] {
  const [review, partner] = [reviewOn(card), partnerOn(card)];
  return [
    ...ratingGap(card, rubric),
    ...gapOf(review, `of ${review.of} questions about yourself`, 'answered'),
    ...gapOf(partner, `of ${partner.of} questions about your interviewer`, 'answered'),
    ...takeawayGap(card),
  ];
}

function ratingGap(card: MyScorecardView | null, rubric: Rubric): readonly Gap[] {
  const progress = ratingsOn(card, rubric);
  const names = unratedOn(card, rubric).map(({ title }) => title);
  return gapOf(progress, `of ${progress.of} criteria`, 'rated', names);
}

function takeawayGap(card: MyScorecardView | null): readonly Gap[] {
  return takeawaysOn(card).length === 0 ? [{ sentence: 'There is no takeaway yet', names: [] }] : [];
}

function gapOf({ done, of }: Progress, what: string, how: string, names: readonly string[] = []): readonly Gap[] {
  const open = of - done;
  if (open === 0) return [];
  return [{ sentence: `${open} ${what} ${open === 1 ? 'is' : 'are'} not ${how} yet`, names }];
}
