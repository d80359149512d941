import type {
  CriterionRating,
  MyScorecardView,
  ScorecardBody,
  ScorecardParts,
  SelfReviewAnswer,
} from '@fortyfive/contract';

/** What has changed on a scorecard: of each part the entries that did, by name. Evidence that is `null` is taken back. */
export type Changes = ScorecardBody;

export type Part = keyof ScorecardParts;

const PARTS = [
  'ratings',
  'evidence',
  'takeaways',
  'selfReview',
  'aboutPartner',
  'partnerRatings',
] as const satisfies readonly Part[];

/** The card of somebody who has written nothing yet. Who that is, the server says with its first answer. */
export const EMPTY_CARD: MyScorecardView = {
  authorId: '',
  ratings: {},
  evidence: {},
  takeaways: {},
  selfReview: {},
  aboutPartner: {},
  partnerRatings: {},
  submittedAt: null,
};

export const NOT_RATED: CriterionRating = { rating: null, comment: '' };
export const NOT_ANSWERED: SelfReviewAnswer = { answer: null, comment: '' };

export function hasChanges(changes: Changes): boolean {
  return PARTS.some((part) => Object.keys(changes[part] ?? {}).length > 0);
}

/** Later ones win, entry by entry. */
export function newestOf(...all: readonly Changes[]): Changes {
  const newest: Changes = {};
  for (const changes of all) {
    for (const part of PARTS) {
      if (changes[part]) Object.assign(newest, { [part]: { ...newest[part], ...changes[part] } });
    }
  }
  return newest;
}

/** The card as it is once the changes are on it. */
export function withChanges(card: MyScorecardView, changes: Changes): MyScorecardView {
  const evidence = Object.entries({ ...card.evidence, ...changes.evidence });
  return {
    ...card,
    ratings: { ...card.ratings, ...changes.ratings },
    evidence: Object.fromEntries(evidence.flatMap(([id, entry]) => (entry ? [[id, entry]] : []))),
    takeaways: { ...card.takeaways, ...changes.takeaways },
    selfReview: { ...card.selfReview, ...changes.selfReview },
    aboutPartner: { ...card.aboutPartner, ...changes.aboutPartner },
    partnerRatings: { ...card.partnerRatings, ...changes.partnerRatings },
  };
}
