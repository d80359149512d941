/** The six steps of an interview, in order. The split 5-5-5-10-15-5 fills 45 minutes. */
export const STEP_IDS = ['requirements', 'estimation', 'api', 'high-level-design', 'deep-dive', 'bottlenecks'] as const;

export type StepId = (typeof STEP_IDS)[number];

/** One step as it is planned: its name, what it is for and how long it should take. */
export interface Step {
  readonly id: StepId;
  readonly title: string;
  /** What the candidate should have reached when the step ends; one line, shown in the room. */
  readonly purpose: string;
  readonly plannedMs: number;
}

export const MINUTE_MS = 60_000;

export const STEPS: readonly Step[] = [
  {
    id: 'requirements',
    title: 'Requirements',
    purpose: 'Agree what is to be built, and what is not.',
    plannedMs: 5 * MINUTE_MS,
  },
  {
    id: 'estimation',
    title: 'Estimation',
    purpose: 'Find the orders of magnitude that drive the design.',
    plannedMs: 5 * MINUTE_MS,
  },
  { id: 'api', title: 'API', purpose: 'Say how clients talk to the system.', plannedMs: 5 * MINUTE_MS },
  {
    id: 'high-level-design',
    title: 'High-level design',
    purpose: 'Draw the components and the main write and read paths.',
    plannedMs: 10 * MINUTE_MS,
  },
  {
    id: 'deep-dive',
    title: 'Deep dive',
    purpose: 'Work out the two or three parts that decide whether it holds.',
    plannedMs: 15 * MINUTE_MS,
  },
  {
    id: 'bottlenecks',
    title: 'Bottlenecks',
    purpose: 'Name what breaks first, the remedy, and what the remedy costs.',
    plannedMs: 5 * MINUTE_MS,
  },
];

/** The planned length of an interview: 45 minutes. */
export const INTERVIEW_PLANNED_MS = STEPS.reduce((total, step) => total + step.plannedMs, 0);

/**
 * The step at a place in the order.
 * @throws RangeError when there is no such step
 * @example stepAt(0).id // 'requirements'
 */
export function stepAt(index: number): Step {
  const step = STEPS[index];
  if (!step) throw new RangeError(`There is no step ${index}; an interview has ${STEPS.length}.`);
  return step;
}
