import { STEPS, STEP_IDS } from './step.js';

/** Four levels and no neutral one, so that every rating says something. Ordered from worst to best. */
export const RATINGS = ['strong-no', 'no', 'yes', 'strong-yes'] as const;
export type Rating = (typeof RATINGS)[number];

export const RATING_TITLES: Readonly<Record<Rating, string>> = {
  'strong-no': 'Strong no',
  no: 'No',
  yes: 'Yes',
  'strong-yes': 'Strong yes',
};

/** The eight criteria: one per step, and two that run through the whole interview. */
export const CRITERION_IDS = [...STEP_IDS, 'communication', 'trade-offs'] as const;
export type CriterionId = (typeof CRITERION_IDS)[number];

export interface Criterion {
  readonly id: CriterionId;
  readonly title: string;
  /** The question the rating answers. */
  readonly question: string;
}

const STEP_QUESTIONS: Readonly<Record<(typeof STEP_IDS)[number], string>> = {
  requirements: 'Did they find out what to build before building it?',
  estimation: 'Did their numbers have the right size, and did they use them?',
  api: 'Could two teams build against the interface they named?',
  'high-level-design': 'Does the drawing carry the main write and read path?',
  'deep-dive': 'Could they explain how the hard parts really work?',
  bottlenecks: 'Did they find what breaks first, and a remedy with its price?',
};

export const CRITERIA: readonly Criterion[] = [
  ...STEPS.map((step) => ({ id: step.id, title: step.title, question: STEP_QUESTIONS[step.id] })),
  {
    id: 'communication',
    title: 'Communication',
    question: 'Could you follow their thinking, and did they take hints?',
  },
  { id: 'trade-offs', title: 'Trade-offs', question: 'Did they name what each choice costs?' },
];
