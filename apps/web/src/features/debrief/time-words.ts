import { MINUTE_MS, readClock, STEPS, type ClockState, type StepReading } from '@fortyfive/interview';
import { formatClock } from '#ui/duration';

/** So far over its plan a step ran long; what is less is nothing to speak of. */
const LONG_MS = MINUTE_MS;
/** A step that took less than this part of its plan was short. */
const SHORT_PART = 0.5;

/** What the time of an interview says: which steps ran long, were short, or were never come to. */
export interface TimeFindings {
  readonly long: readonly StepReading[];
  readonly short: readonly StepReading[];
  readonly missed: readonly StepReading[];
}

export function findInTime(clock: ClockState): TimeFindings {
  const { steps } = readClock(clock, clock.endedAtMs ?? clock.startedAtMs);
  const done = steps.filter(({ status }) => status === 'done');
  return {
    long: done.filter(({ spentMs, plannedMs }) => spentMs - plannedMs >= LONG_MS),
    short: done.filter(({ spentMs, plannedMs }) => spentMs < plannedMs * SHORT_PART),
    missed: steps.filter(({ status }) => status === 'upcoming'),
  };
}

/**
 * A word on planned against spent time (DEBRIEF-7).
 * @example timeInWords(clock) // ['Deep dive took 4:10 longer than planned.', 'Bottlenecks was never reached.']
 */
export function timeInWords(clock: ClockState): readonly string[] {
  const { long, short, missed } = findInTime(clock);
  const sentences = [
    ...long.map((step) => `${titleOf(step)} took ${formatClock(step.spentMs - step.plannedMs)} longer than planned.`),
    ...short.map((step) => `${titleOf(step)} took ${formatClock(step.spentMs)} of its ${formatClock(step.plannedMs)}.`),
    ...missed.map((step) => `${titleOf(step)} was never reached.`),
  ];
  return sentences.length > 0 ? sentences : ['Every step kept to its time.'];
}

export function titleOf({ stepId }: Pick<StepReading, 'stepId'>): string {
  return STEPS.find(({ id }) => id === stepId)?.title ?? '';
}
