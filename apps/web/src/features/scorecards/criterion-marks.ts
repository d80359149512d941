import type { CriterionRating, Evidence } from '@fortyfive/contract';
import {
  priceOfHints,
  rungsGiven,
  STEP_IDS,
  type CriterionId,
  type DeskState,
  type StepId,
} from '@fortyfive/interview';

/** How much speaks for a criterion, and how much against it. */
export interface EvidenceCount {
  readonly plus: number;
  readonly minus: number;
}

export function countEvidence(evidence: Readonly<Record<string, Evidence>>, criterionId: CriterionId): EvidenceCount {
  const signs = Object.values(evidence).flatMap((one) => (one.criterionId === criterionId ? [one.sign] : []));
  return { plus: signs.filter((sign) => sign === '+').length, minus: signs.filter((sign) => sign === '-').length };
}

/** "2 hints: −1 level"; `null` when none was given on this criterion. */
export function hintWords(desk: DeskState, criterionId: CriterionId): string | null {
  const stepId = STEP_IDS.find((id): id is StepId => id === criterionId);
  const count = stepId ? rungsGiven(desk, stepId) : 0;
  if (!stepId || count === 0) return null;
  const price = priceOfHints(desk, stepId);
  return `${count} ${count === 1 ? 'hint' : 'hints'}: −${price} ${price > 1 ? 'levels' : 'level'}`;
}

/** "Evidence +2 −1", or that there is none though it is rated; `null` when there is nothing to say. */
export function evidenceWords({ plus, minus }: EvidenceCount, value: CriterionRating | undefined): string | null {
  const counts = [plus > 0 && `+${plus}`, minus > 0 && `−${minus}`].filter(Boolean);
  if (counts.length > 0) return `Evidence ${counts.join(' ')}`;
  return value?.rating ? 'No evidence' : null;
}

/** What a rating lacks, in a sentence that does not press; `null` when it lacks nothing (SCORECARD-WEB-5). */
export function lackOf(value: CriterionRating | undefined, evidence: EvidenceCount | null): string | null {
  if (!value?.rating) return null;
  const hasComment = value.comment.trim() !== '';
  if (evidence === null) return hasComment ? null : 'Rated without a comment. A few words make it worth more.';
  if (evidence.plus + evidence.minus > 0) return null;
  return hasComment
    ? 'Rated without evidence: no moment of the interview leads to it.'
    : 'Rated without evidence or a comment. A few words make it worth more.';
}
