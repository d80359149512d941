import type { HelpWay } from '@fortyfive/interview';
import { GitCompareArrows, Hourglass, Lightbulb, MessageCircleQuestion, type LucideIcon } from 'lucide-react';

/** One way out for a candidate who is stuck, in words. */
export interface WayOut {
  readonly way: HelpWay;
  readonly icon: LucideIcon;
  readonly title: string;
  /** What it does for who takes it. */
  readonly benefit: string;
  /** What was asked, after the name of who asked. */
  readonly asked: string;
}

/**
 * The ways out, from the one that costs least.
 * @param hintCost what a hint costs, in words; `null` where it costs nothing
 */
export function waysOut(hintCost: string | null): readonly WayOut[] {
  return [
    {
      way: 'moment',
      icon: Hourglass,
      title: 'Ask for a moment',
      benefit: 'Think in quiet. Your interviewer waits.',
      asked: 'asked for a moment',
    },
    {
      way: 'clarify',
      icon: MessageCircleQuestion,
      title: 'Ask what is meant',
      benefit: 'Say what is unclear, and your interviewer explains it.',
      asked: 'asked what is meant',
    },
    {
      way: 'compare',
      icon: GitCompareArrows,
      title: 'Compare two approaches',
      benefit: 'Talk through what speaks for each and what it costs.',
      asked: 'asked to compare two approaches',
    },
    {
      way: 'hint',
      icon: Lightbulb,
      title: 'Ask for a hint',
      benefit: `Your interviewer points the way in this step.${hintCost === null ? '' : ` A hint costs ${hintCost} of its rating.`}`,
      asked: 'asked for a hint',
    },
  ];
}

/** @example askedWords('hint', 'You') // 'You asked for a hint' */
export function askedWords(way: HelpWay, who: string): string {
  return `${who} ${waysOut(null).find((one) => one.way === way)?.asked ?? ''}`;
}
