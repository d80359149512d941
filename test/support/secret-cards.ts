import { randomUUID } from 'node:crypto';
import type { ImprovementsBody, ScorecardBody } from '@fortyfive/contract';
import { PARTNER_QUESTIONS, PARTNER_TRAITS, SELF_REVIEW, type Rating, type Role } from '@fortyfive/interview';
import type { Canaries } from './canaries.js';

const PLACES = ['first', 'second', 'third'] as const;

type Named = (part: string) => string;

/** What a rater writes on a scorecard. */
function ratersParts(word: Named): ScorecardBody {
  return {
    evidence: {
      [randomUUID()]: { criterionId: 'api', sign: '+', words: word('evidence.plus'), offsetMs: 1 },
      [randomUUID()]: { criterionId: 'drive', sign: '-', words: word('evidence.minus'), offsetMs: 2 },
    },
  };
}

/** What only a candidate writes. How they rate the interviewer has no words, so all of it is one level that nobody else gives. */
function candidatesParts(word: Named, partnerLevel: Rating): ScorecardBody {
  return {
    selfReview: Object.fromEntries(
      SELF_REVIEW.map(({ id }) => [id, { answer: 'partly', comment: word(`self-review.${id}`) }]),
    ),
    aboutPartner: Object.fromEntries(PARTNER_QUESTIONS.map(({ id }) => [id, word(`about-partner.${id}`)])),
    partnerRatings: Object.fromEntries(PARTNER_TRAITS.map(({ id }) => [id, partnerLevel])),
  };
}

/**
 * A whole scorecard with a canary in every part. Each is named by whose card it is and where it stands:
 * `first.ana.final.ratings.api`.
 */
export function secretCard(canaries: Canaries, name: string, role: Role, partnerLevel: Rating): ScorecardBody {
  const word: Named = (part) => canaries.plant(`${name}.${part}`);
  return {
    ratings: {
      api: { rating: 'strong-no', comment: word('ratings.api') },
      communication: { rating: 'yes', comment: word('ratings.communication') },
    },
    takeaways: Object.fromEntries(PLACES.map((place) => [place, word(`takeaways.${place}`)])),
    ...(role === 'candidate' ? candidatesParts(word, partnerLevel) : ratersParts(word)),
  };
}

/** The changes that leave nothing of a draft on the card: the rest is replaced anyway. */
export function takeBack({ evidence = {} }: ScorecardBody): ScorecardBody['evidence'] {
  return Object.fromEntries(Object.keys(evidence).map((id) => [id, null]));
}

export function secretImprovements(canaries: Canaries, name: string): ImprovementsBody {
  return {
    improvements: PLACES.map((place) => ({
      aim: canaries.plant(`${name}.aim.${place}`),
      action: canaries.plant(`${name}.action.${place}`),
    })),
  };
}
