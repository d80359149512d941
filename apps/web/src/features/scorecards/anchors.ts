import type { CriterionId, Rating } from '@fortyfive/interview';

/** What each level looks like, in words. */
export type Anchors = Readonly<Record<Rating, string>>;

/** The anchors of this question; `null` for whoever may not read them. */
export type AnchorsOf = (criterionId: CriterionId) => Anchors | null;

/** The two criteria that run through the whole interview read the same for every question. */
export const GENERAL_ANCHORS: Readonly<Partial<Record<CriterionId, Anchors>>> = {
  communication: {
    'strong-no': 'You could not follow them, or they talked past your questions and hints.',
    no: 'You often had to ask what they meant or where they were going.',
    yes: 'They said what they were doing and why, and took up your hints.',
    'strong-yes': 'They led the talk: announced each turn, checked that you followed, and used every hint.',
  },
  'trade-offs': {
    'strong-no': 'They named one way and defended it as the only one.',
    no: 'They named alternatives, but not what each would cost.',
    yes: 'For the choices that matter they named an alternative and the price of theirs.',
    'strong-yes': 'They tied each price to the numbers and said at which point they would choose otherwise.',
  },
};
