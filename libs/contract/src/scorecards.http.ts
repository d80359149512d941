import {
  CRITERION_IDS,
  PARTNER_QUESTIONS,
  PARTNER_TRAITS,
  RATINGS,
  SELF_ANSWERS,
  SELF_REVIEW,
  type CriterionId,
  type PartnerTraitId,
  type StepId,
} from '@fortyfive/interview';
import { z } from 'zod';
import { COMMENT_MAX, EVIDENCE_COUNT_MAX, EVIDENCE_MAX, TAKEAWAY_MAX, THREE_PLACES } from './scorecard-limits.js';
import { storableText } from './storable-text.js';

const comment = storableText(COMMENT_MAX);
const rating = z.enum(RATINGS).nullable();

const criterionRating = z.strictObject({ rating, comment });
export type CriterionRating = z.infer<typeof criterionRating>;

const evidence = z.strictObject({
  criterionId: z.enum(CRITERION_IDS),
  sign: z.enum(['+', '-']),
  words: storableText(EVIDENCE_MAX),
  /** When it was noted, ms since the interview's start by the server's clock. The server takes no time that has not come yet. */
  offsetMs: z
    .int()
    .min(0)
    .max(2 ** 31 - 1),
});
export type Evidence = z.infer<typeof evidence>;

const selfAnswer = z.strictObject({ answer: z.enum(SELF_ANSWERS).nullable(), comment });
export type SelfReviewAnswer = z.infer<typeof selfAnswer>;

/** The ids of a list that has at least one entry, as zod wants them. */
function idsOf<const Id extends string>(list: readonly { readonly id: Id }[]) {
  return z.enum(list.map(({ id }) => id));
}

/**
 * What has changed on a scorecard since the last save. Each entry is replaced as a whole and those left out stay as they are.
 * Handing in takes the same, for the last changes. Which parts there are depends on the role: SCORECARDS-2.
 */
export const scorecardBody = z.strictObject({
  /** By criterion; not rated is `null`. */
  ratings: z.partialRecord(z.enum(CRITERION_IDS), criterionRating).optional(),
  /** By an id that the browser makes up; `null` takes one back. */
  evidence: z
    .record(z.uuid(), evidence.nullable())
    .refine((entries) => Object.keys(entries).length <= EVIDENCE_COUNT_MAX, 'That is too much at once.')
    .optional(),
  takeaways: z.partialRecord(z.enum(THREE_PLACES), storableText(TAKEAWAY_MAX)).optional(),
  selfReview: z.partialRecord(idsOf(SELF_REVIEW), selfAnswer).optional(),
  aboutPartner: z.partialRecord(idsOf(PARTNER_QUESTIONS), comment).optional(),
  partnerRatings: z.partialRecord(idsOf(PARTNER_TRAITS), rating).optional(),
});
export type ScorecardBody = z.infer<typeof scorecardBody>;

/** The parts of a scorecard: each a list of entries by name. */
export type ScorecardParts = Required<ScorecardBody>;

/** One person's scorecard; `aboutPartner` is empty for whom it does not concern. It is a draft, seen by its author alone, until `submittedAt` (ISO 8601, UTC). */
export interface ScorecardView extends Omit<ScorecardParts, 'evidence' | 'partnerRatings'> {
  readonly authorId: string;
  readonly evidence: Readonly<Record<string, Evidence>>;
  readonly submittedAt: string | null;
}

/** My own. How I rate my interviewer is shown to nobody but me. */
export interface MyScorecardView extends ScorecardView {
  readonly partnerRatings: ScorecardParts['partnerRatings'];
}

/** Why scorecards were opened: interviewer and candidate had both handed in, or the time to do so was up. */
export const OPENING_REASONS = ['both-handed-in', 'time-up'] as const;
export type OpeningReason = (typeof OPENING_REASONS)[number];

/** Whether the scorecards of an interview are open. Instants are ISO 8601, UTC. */
export interface SealingView {
  /** Which of the pair have handed in. */
  readonly handedInUserIds: readonly string[];
  /** Until when one can hand in and still see the others'; `null` while the interview, or the one after a swap, goes on. */
  readonly deadlineAt: string | null;
  readonly opening: { readonly at: string; readonly reason: OpeningReason } | null;
  /** Whether I may see the others': they are open, and I had handed in mine in time. */
  readonly isOpenToMe: boolean;
  /** Whether the interview is over and another one in its room, with the roles swapped, has to end first. */
  readonly isWaitingForSwap: boolean;
}

/** `GET /api/interviews/:interviewId/scorecards`: my own, and what I may see of the others'. */
export interface ScorecardsView {
  readonly mine: MyScorecardView | null;
  readonly others: readonly ScorecardView[];
  readonly sealing: SealingView;
}

/** `GET /api/scorecards/pending`: interviews that are over and whose scorecard I can still hand in in time, soonest first. */
export interface PendingScorecardsView {
  readonly pending: readonly {
    readonly interviewId: string;
    /** ISO 8601, UTC; `null` while another interview in the room has to end first. */
    readonly deadlineAt: string | null;
  }[];
}

/** `GET /api/scorecards/weakest-step`: from the cards that I may see, handed in for me as candidate; `null` while there is none. */
export interface WeakestStepView {
  readonly stepId: StepId | null;
}

/** How well an observer's ratings agree with the interviewers', on one criterion. */
export interface CriterionAgreement {
  readonly criterionId: CriterionId;
  /** How many interviews both rated it in. */
  readonly interviews: number;
  /**
   * Cohen's kappa with linear weights, -1 to 1; `null` when it rests on fewer than `AGREEMENT_INTERVIEWS_MIN` interviews, or is not
   * defined, because both always gave one and the same rating.
   */
  readonly weightedKappa: number | null;
  /** Its 95 % interval; `null` without it, and where the ratings vary too little for one. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** `GET /api/scorecards/agreement`: over the interviews that I observed and whose scorecards are open to me. */
export interface AgreementView {
  readonly interviews: number;
  /** All criteria there have ever been, in their order. */
  readonly criteria: readonly CriterionAgreement[];
}

/** `GET /api/scorecards/as-interviewer`: what candidates say of me as interviewer, as means only. */
export interface AsInterviewerView {
  /** How many candidates' ratings are in the means; whole batches, so 0 while there are too few to hide who said what. */
  readonly ratings: number;
  /** How many more it takes until there are means; 0 once there are. */
  readonly missing: number;
  /** Mean level, 1 to 4. */
  readonly means: Readonly<Record<PartnerTraitId, number>> | null;
}

const improvement = z.strictObject({ aim: storableText(TAKEAWAY_MAX), action: storableText(TAKEAWAY_MAX) });
/** What somebody wants to do better next time, and what they will do for it. */
export type Improvement = z.infer<typeof improvement>;

/** `PUT /api/interviews/:interviewId/improvements`: my top three from this interview; the whole list, in order. */
export const improvementsBody = z.strictObject({ improvements: z.array(improvement).max(THREE_PLACES.length) });
export type ImprovementsBody = z.infer<typeof improvementsBody>;

/** The same, of one interview: `GET /api/interviews/:interviewId/improvements`. */
export interface ImprovementsView {
  readonly improvements: readonly Improvement[];
}

/** `GET /api/improvements/latest`: those of my last interview that has any. */
export interface LatestImprovementsView extends ImprovementsView {
  /** `null` while there are none. */
  readonly interviewId: string | null;
}
