import { levelOf } from '@fortyfive/interview';
import type { CriterionView } from './handed-in';
import { levelsInWords } from './level';

/**
 * How many levels the candidate rated themselves above (or, negative, below) their interviewer; `null` unless both rated. What
 * hints cost is left out on both sides: it is about what each saw (DEBRIEF-4).
 */
export function gapOf({ own, interviewer }: Pick<CriterionView, 'own' | 'interviewer'>): number | null {
  if (!own?.rating || !interviewer?.rating) return null;
  return levelOf(own.rating) - levelOf(interviewer.rating);
}

/** @example gapInWords(-2) // 'two levels lower' */
export function gapInWords(gap: number): string {
  return gap === 0 ? 'the same' : `${levelsInWords(Math.abs(gap))} ${gap > 0 ? 'higher' : 'lower'}`;
}
