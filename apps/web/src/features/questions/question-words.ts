import type { CurriculumId, QuestionListing, QuestionSort } from '@fortyfive/contract';
import { STEPS, type StepId } from '@fortyfive/interview';

/** How the values of filters and sorts read. Their keys are also the values that an address may hold. */
export const DIFFICULTY_NAMES: Readonly<Record<QuestionListing['difficulty'], string>> = {
  easy: 'Easy',
  medium: 'Medium',
  hard: 'Hard',
};

export const CURRICULUM_NAMES: Readonly<Record<CurriculumId, string>> = {
  path: 'The path of 22 steps',
  plan45: 'The 45-day plan',
  plan90: 'The 90-day plan',
  ladder: 'The mock ladder',
};

export const SORT_NAMES: Readonly<Record<QuestionSort, string>> = {
  best: 'Best match',
  path: 'Order of the path',
  title: 'Title',
  easiest: 'Easiest first',
  hardest: 'Hardest first',
};

export const STEP_NAMES = Object.fromEntries(STEPS.map(({ id, title }) => [id, title])) as Readonly<
  Record<StepId, string>
>;

/** `countOfQuestions(1) // "1 question"` */
export function countOfQuestions(count: number): string {
  return count === 1 ? '1 question' : `${count} questions`;
}

/** `listInWords(['Meta', 'Uber', 'Apple'], 'and') // "Meta, Uber and Apple"` */
export function listInWords(words: readonly string[], joint: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}
