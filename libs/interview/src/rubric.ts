import { STEPS, STEP_IDS, type StepId } from './step.js';

/** Four levels and no neutral one, so that every rating says something. Ordered from worst to best. */
export const RATINGS = ['strong-no', 'no', 'yes', 'strong-yes'] as const;
export type Rating = (typeof RATINGS)[number];

export const RATING_TITLES: Readonly<Record<Rating, string>> = {
  'strong-no': 'Strong no',
  no: 'No',
  yes: 'Yes',
  'strong-yes': 'Strong yes',
};

/** A rating as a number, 1 (strong no) to 4 (strong yes), to count and compare with. */
export function levelOf(rating: Rating): number {
  return RATINGS.indexOf(rating) + 1;
}

/** What each level looks like, in words. */
export type Anchors = Readonly<Record<Rating, string>>;

/** Every criterion of any rubric there has been: one per step, and those that run through the whole interview. */
export const CRITERION_IDS = [...STEP_IDS, 'communication', 'trade-offs', 'drive'] as const;
export type CriterionId = (typeof CRITERION_IDS)[number];

export interface Criterion {
  readonly id: CriterionId;
  readonly title: string;
  /** The question the rating answers, about somebody else. */
  readonly question: string;
  /** The same question for who rates themselves. */
  readonly selfQuestion: string;
  /** `null` for the criterion of a step: what its levels look like depends on the question. */
  readonly anchors: Anchors | null;
}

/** What interviews are rated by. An interview keeps the version that it began with, so that no past score changes its meaning. */
export interface Rubric {
  readonly version: number;
  readonly criteria: readonly Criterion[];
  /** What one hint costs on the criterion of its step, in levels. */
  readonly hintPrice: number;
}

const STEP_QUESTIONS: Readonly<Record<StepId, Pick<Criterion, 'question' | 'selfQuestion'>>> = {
  requirements: {
    question: 'Did they find out what to build before building it?',
    selfQuestion: 'Did you find out what to build before building it?',
  },
  estimation: {
    question: 'Did their numbers have the right size, and did they use them?',
    selfQuestion: 'Did your numbers have the right size, and did you use them?',
  },
  api: {
    question: 'Could two teams build against the interface they named?',
    selfQuestion: 'Could two teams build against the interface you named?',
  },
  'high-level-design': {
    question: 'Does the drawing carry the main write and read path?',
    selfQuestion: 'Does your drawing carry the main write and read path?',
  },
  'deep-dive': {
    question: 'Could they explain how the hard parts really work?',
    selfQuestion: 'Could you explain how the hard parts really work?',
  },
  bottlenecks: {
    question: 'Did they find what breaks first, and a remedy with its price?',
    selfQuestion: 'Did you find what breaks first, and a remedy with its price?',
  },
};

const OF_STEPS: readonly Criterion[] = STEPS.map(({ id, title }) => ({
  id,
  title,
  ...STEP_QUESTIONS[id],
  anchors: null,
}));

const COMMUNICATION: Criterion = {
  id: 'communication',
  title: 'Communication',
  question: 'Could you follow their thinking, and did they take hints?',
  selfQuestion: 'Could one follow your thinking, and did you take hints?',
  anchors: {
    'strong-no': 'You could not follow them, or they talked past your questions and hints.',
    no: 'You often had to ask what they meant or where they were going.',
    yes: 'They said what they were doing and why, and took up your hints.',
    'strong-yes': 'They led the talk: announced each turn, checked that you followed, and used every hint.',
  },
};

const TRADE_OFFS: Criterion = {
  id: 'trade-offs',
  title: 'Trade-offs',
  question: 'Did they name what each choice costs?',
  selfQuestion: 'Did you name what each choice costs?',
  anchors: {
    'strong-no': 'They named one way and defended it as the only one.',
    no: 'They named alternatives, but not what each would cost.',
    yes: 'For the choices that matter they named an alternative and the price of theirs.',
    'strong-yes': 'They tied each price to the numbers and said at which point they would choose otherwise.',
  },
};

const DRIVE: Criterion = {
  id: 'drive',
  title: 'Drive',
  question: 'Did they lead the interview, or did you have to?',
  selfQuestion: 'Did you lead the interview, or did your interviewer have to?',
  anchors: {
    'strong-no': 'They waited to be told what to do next, step after step.',
    no: 'They went on when you pushed, and stayed with the easy parts.',
    yes: 'They chose what to look at next, kept an eye on the time and came to an end.',
    'strong-yes': 'They found what decides the design, went there unasked, and left out what does not matter.',
  },
};

/** Published versions never change; whoever wants to change something adds one. */
const RUBRICS: readonly Rubric[] = [
  { version: 1, criteria: [...OF_STEPS, COMMUNICATION, TRADE_OFFS], hintPrice: 0.5 },
  { version: 2, criteria: [...OF_STEPS, COMMUNICATION, TRADE_OFFS, DRIVE], hintPrice: 0.5 },
];

/** The version that new interviews get. */
export const RUBRIC_VERSION = 2;

/**
 * The rubric as it was published.
 * @throws RangeError when there is no such version
 * @example rubricOf(RUBRIC_VERSION).criteria.length // 9
 */
export function rubricOf(version: number): Rubric {
  const rubric = RUBRICS.find((one) => one.version === version);
  if (!rubric) throw new RangeError(`There is no rubric ${version}.`);
  return rubric;
}
