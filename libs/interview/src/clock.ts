import { INTERVIEW_PLANNED_MS, MINUTE_MS, STEPS, stepAt, type StepId } from './step.js';

/** A step that is over: how long it was meant to take (added minutes included) and how long it took (pauses excluded). */
export interface StepSpan {
  readonly plannedMs: number;
  readonly spentMs: number;
}

/**
 * The clock as it is stored: instants in server time (ms since the epoch), never a running count.
 * Everything a person sees is derived from it by {@link readClock}, so it survives restarts and needs no timer.
 */
export interface ClockState {
  readonly startedAtMs: number;
  readonly stepIndex: number;
  readonly stepStartedAtMs: number;
  /** When the current step's planned time is used up; pauses and added minutes push it back. */
  readonly stepDeadlineMs: number;
  /** Pauses that ended within the current step, in all. */
  readonly stepPausedMs: number;
  readonly pausedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly finishedSteps: readonly StepSpan[];
}

/** The clock of an interview that starts now, at its first step. */
export function startClock(nowMs: number): ClockState {
  return {
    startedAtMs: nowMs,
    stepIndex: 0,
    stepStartedAtMs: nowMs,
    stepDeadlineMs: nowMs + stepAt(0).plannedMs,
    stepPausedMs: 0,
    pausedAtMs: null,
    endedAtMs: null,
    finishedSteps: [],
  };
}

/** Stops the time. A paused clock stays as it is. */
export function pauseClock(clock: ClockState, nowMs: number): ClockState {
  return clock.pausedAtMs === null ? { ...clock, pausedAtMs: nowMs } : clock;
}

/** Lets the time run on; the deadline moves back by the length of the pause. */
export function resumeClock(clock: ClockState, nowMs: number): ClockState {
  if (clock.pausedAtMs === null) return clock;
  const pauseMs = Math.max(0, nowMs - clock.pausedAtMs);
  return {
    ...clock,
    pausedAtMs: null,
    stepDeadlineMs: clock.stepDeadlineMs + pauseMs,
    stepPausedMs: clock.stepPausedMs + pauseMs,
  };
}

/**
 * Goes to the next step, whether or not the time of the present one is used up. A paused clock runs again.
 * @throws RangeError at the last step, which only ends with the interview
 */
export function advanceClock(clock: ClockState, nowMs: number): ClockState {
  const running = resumeClock(clock, nowMs);
  const next = stepAt(running.stepIndex + 1);
  return {
    ...running,
    stepIndex: running.stepIndex + 1,
    stepStartedAtMs: nowMs,
    stepDeadlineMs: nowMs + next.plannedMs,
    stepPausedMs: 0,
    finishedSteps: [...running.finishedSteps, spanOfStep(running, nowMs)],
  };
}

/** Gives the current step one minute more. In overtime the minute is first eaten by the overrun. */
export function addMinute(clock: ClockState): ClockState {
  return { ...clock, stepDeadlineMs: clock.stepDeadlineMs + MINUTE_MS };
}

/** Ends the interview: the current step is closed and the clock stands still for good. */
export function endClock(clock: ClockState, nowMs: number): ClockState {
  const running = resumeClock(clock, nowMs);
  return { ...running, endedAtMs: nowMs, finishedSteps: [...running.finishedSteps, spanOfStep(running, nowMs)] };
}

/** One step as it stands now. */
export interface StepReading extends StepSpan {
  readonly stepId: StepId;
  readonly status: 'done' | 'current' | 'upcoming';
}

/** What the clock says at an instant; all lengths in milliseconds. */
export interface ClockReading {
  readonly status: 'running' | 'paused' | 'ended';
  readonly stepIndex: number;
  readonly stepId: StepId;
  /** Time left in the step; 0 once it is used up. */
  readonly remainingMs: number;
  /** How far the step is over its time; 0 until then. */
  readonly overtimeMs: number;
  readonly steps: readonly StepReading[];
  /** Active time of the whole interview: everything but the pauses. */
  readonly spentMs: number;
}

/**
 * Reads the clock. Pure: the same state and instant always give the same reading, on the server, in a browser and in a replay.
 * @example readClock(startClock(0), 60_000).remainingMs // 240_000
 */
export function readClock(clock: ClockState, nowMs: number): ClockReading {
  const atMs = clock.endedAtMs ?? clock.pausedAtMs ?? nowMs;
  const leftMs = clock.stepDeadlineMs - atMs;
  const ended = clock.endedAtMs !== null;
  const steps = STEPS.map((step, index): StepReading => {
    const finished = clock.finishedSteps[index];
    if (finished) return { stepId: step.id, status: 'done', ...finished };
    if (index === clock.stepIndex && !ended) return { stepId: step.id, status: 'current', ...spanOfStep(clock, atMs) };
    return { stepId: step.id, status: 'upcoming', plannedMs: step.plannedMs, spentMs: 0 };
  });
  return {
    status: ended ? 'ended' : clock.pausedAtMs === null ? 'running' : 'paused',
    stepIndex: clock.stepIndex,
    stepId: stepAt(clock.stepIndex).id,
    remainingMs: Math.max(0, leftMs),
    overtimeMs: Math.max(0, -leftMs),
    steps,
    spentMs: steps.reduce((total, step) => total + step.spentMs, 0),
  };
}

/** How much of the planned 45 minutes is left or, when negative, overrun; for the interview as a whole. */
export function interviewLeftMs(reading: ClockReading): number {
  return INTERVIEW_PLANNED_MS - reading.spentMs;
}

/** The step that a clock is at; the first one before the start. */
export function stepIdOf(clock: ClockState | null): StepId {
  return stepAt(clock?.stepIndex ?? 0).id;
}

function spanOfStep(clock: ClockState, atMs: number): StepSpan {
  const runningMs = clock.stepDeadlineMs - clock.stepStartedAtMs - clock.stepPausedMs;
  return { plannedMs: runningMs, spentMs: Math.max(0, atMs - clock.stepStartedAtMs - clock.stepPausedMs) };
}
