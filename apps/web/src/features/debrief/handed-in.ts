import type { Evidence, ScorecardsView, ScorecardView } from '@fortyfive/contract';
import {
  levelOf,
  priceOfHints,
  STEP_IDS,
  type Criterion,
  type CriterionId,
  type InterviewState,
  type Participant,
  type Rating,
  type StepId,
} from '@fortyfive/interview';

/** A scorecard that was handed in, and whose it is. */
export interface HandedInCard {
  readonly author: Participant;
  readonly card: ScorecardView;
}

/** The scorecards of one interview that this reader may see, by who they are from. */
export interface HandedInCards {
  readonly interviewer: HandedInCard | null;
  readonly candidate: HandedInCard | null;
  readonly observers: readonly HandedInCard[];
}

export interface NotedEvidence extends Evidence {
  readonly id: string;
}

/** What one person said of one criterion. */
export interface Opinion {
  readonly author: Participant;
  readonly rating: Rating | null;
  readonly comment: string;
  /** In the order in which it was noted. */
  readonly evidence: readonly NotedEvidence[];
}

/** One criterion as everybody saw it. */
export interface CriterionView {
  readonly criterion: Criterion;
  /** `null` for who has not handed in a card. */
  readonly interviewer: Opinion | null;
  readonly own: Opinion | null;
  readonly observers: readonly Opinion[];
  /** Mean level, 1 to 4, over the observers who rated it. */
  readonly observerMean: number | null;
  /** How many hints were taken in the criterion's step, and what they cost in levels. */
  readonly hints: number;
  readonly price: number;
}

/** Sorts the cards by their authors' roles. A card that was not handed in is nobody's to compare with (DEBRIEF-1). */
export function handedInCards({ mine, others }: ScorecardsView, { participants }: InterviewState): HandedInCards {
  const cards = [...(mine ? [mine] : []), ...others]
    .filter(({ submittedAt }) => submittedAt !== null)
    .flatMap((card) => {
      const author = participants.find(({ userId }) => userId === card.authorId);
      return author ? [{ author, card }] : [];
    });
  const by = (role: Participant['role']) => cards.filter(({ author }) => author.role === role);
  return {
    interviewer: by('interviewer')[0] ?? null,
    candidate: by('candidate')[0] ?? null,
    observers: by('observer'),
  };
}

/** Puts the views of each criterion side by side. */
export function criterionViews(
  criteria: readonly Criterion[],
  cards: HandedInCards,
  state: InterviewState,
): readonly CriterionView[] {
  return criteria.map((criterion) => {
    const { id } = criterion;
    const observers = cards.observers.map((card) => opinionOf(card, id));
    const stepId = stepOf(id);
    return {
      criterion,
      interviewer: cards.interviewer && opinionOf(cards.interviewer, id),
      own: cards.candidate && opinionOf(cards.candidate, id),
      observers,
      observerMean: meanLevel(observers),
      hints: state.hints.filter((hint) => hint.stepId === stepId).length,
      price: stepId ? priceOfHints(state, stepId) : 0,
    };
  });
}

/** Mean level over those who rated; `null` when nobody did. */
export function meanLevel(opinions: readonly Opinion[]): number | null {
  const levels = opinions.flatMap(({ rating }) => (rating ? [levelOf(rating)] : []));
  return levels.length === 0 ? null : levels.reduce((sum, level) => sum + level, 0) / levels.length;
}

/** What the others, interviewer and observers together, thought of a criterion; `null` when none of them rated it. */
export function othersLevel({ interviewer, observers }: CriterionView): number | null {
  return meanLevel([...(interviewer ? [interviewer] : []), ...observers]);
}

function stepOf(id: CriterionId): StepId | undefined {
  return STEP_IDS.find((stepId) => stepId === id);
}

function opinionOf({ author, card }: HandedInCard, id: CriterionId): Opinion {
  const evidence = Object.entries(card.evidence)
    .filter(([, { criterionId }]) => criterionId === id)
    .map(([evidenceId, entry]) => ({ id: evidenceId, ...entry }))
    .sort((one, other) => one.offsetMs - other.offsetMs);
  const given = card.ratings[id];
  return { author, rating: given?.rating ?? null, comment: given?.comment.trim() ?? '', evidence };
}

/** Whether the candidate said anything about themselves or their interviewer. */
export function hasOwnWords({ candidate }: HandedInCards): boolean {
  if (!candidate) return false;
  const { selfReview, aboutPartner } = candidate.card;
  const isSaid = (words: string | undefined) => words !== undefined && words.trim() !== '';
  return (
    Object.values(selfReview).some(({ answer, comment }) => answer !== null || isSaid(comment)) ||
    Object.values(aboutPartner).some(isSaid)
  );
}
