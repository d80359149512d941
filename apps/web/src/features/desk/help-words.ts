import type { HelpWay } from '@fortyfive/interview';

interface HelpWords {
  /** After the name of who asks. */
  readonly asks: string;
  /** What the interviewer does about it. */
  readonly advice: string;
}

/** What a call for help means to the interviewer (DESK-8). */
export const HELP_WORDS: Readonly<Record<HelpWay, HelpWords>> = {
  moment: {
    asks: 'asks for a moment',
    advice: 'Let them think. Say nothing until they speak.',
  },
  clarify: {
    asks: 'asks what is meant',
    advice: 'Say your question again in other words. If a fact is missing, give it.',
  },
  compare: {
    asks: 'wants to compare two approaches',
    advice: 'Ask for both, side by side: what speaks for each, and what it costs.',
  },
  hint: {
    asks: 'asks for a hint',
    advice: 'Give the next hint, and then time to use it.',
  },
};
