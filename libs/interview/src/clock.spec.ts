import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addMinute,
  advanceClock,
  endClock,
  INTERVIEW_PLANNED_MS,
  interviewLeftMs,
  MINUTE_MS,
  pauseClock,
  readClock,
  resumeClock,
  startClock,
  STEPS,
  type ClockState,
} from './index.js';

const T0 = Date.UTC(2026, 0, 31, 12);

type Press = 'wait' | 'pause' | 'resume' | 'advance' | 'add-minute';

/** What somebody who watches the clock with a stopwatch of their own would write down. */
interface Witness {
  clock: ClockState;
  nowMs: number;
  pausedMs: number;
  addedMinutes: number[];
}

const presses = fc.array(
  fc.record({
    press: fc.constantFrom<Press>('wait', 'pause', 'resume', 'advance', 'add-minute'),
    afterMs: fc.oneof(fc.nat(20 * MINUTE_MS), fc.constant(0)),
  }),
  { maxLength: 40 },
);

function press(clock: ClockState, what: Press, nowMs: number): ClockState {
  switch (what) {
    case 'wait':
      return clock;
    case 'pause':
      return pauseClock(clock, nowMs);
    case 'resume':
      return resumeClock(clock, nowMs);
    case 'advance':
      return clock.stepIndex < STEPS.length - 1 ? advanceClock(clock, nowMs) : clock;
    case 'add-minute':
      return addMinute(clock);
  }
}

/** Presses everything in turn; calls `look` after each. */
function play(
  sequence: { press: Press; afterMs: number }[],
  look: (witness: Witness) => void = () => undefined,
): Witness {
  const witness: Witness = { clock: startClock(T0), nowMs: T0, pausedMs: 0, addedMinutes: STEPS.map(() => 0) };
  for (const { press: what, afterMs } of sequence) {
    if (witness.clock.pausedAtMs !== null) witness.pausedMs += afterMs;
    witness.nowMs += afterMs;
    const { stepIndex } = witness.clock;
    if (what === 'add-minute') witness.addedMinutes[stepIndex] = (witness.addedMinutes[stepIndex] ?? 0) + 1;
    witness.clock = press(witness.clock, what, witness.nowMs);
    look(witness);
  }
  return witness;
}

const plannedOf = ({ addedMinutes }: Witness): number[] =>
  STEPS.map(({ plannedMs }, index) => plannedMs + (addedMinutes[index] ?? 0) * MINUTE_MS);

describe('the clock, whatever is pressed', () => {
  it('[INTERVIEW-2] spends exactly the time on the wall less the pauses', () => {
    fc.assert(
      fc.property(presses, (sequence) => {
        const last = play(sequence, ({ clock, nowMs, pausedMs }) =>
          expect(readClock(clock, nowMs).spentMs).toBe(nowMs - T0 - pausedMs),
        );
        const ended = readClock(endClock(last.clock, last.nowMs), last.nowMs);
        expect(ended.spentMs + last.pausedMs).toBe(last.nowMs - T0);
      }),
    );
  });

  it('[INTERVIEW-3] plans each step as long as it is meant to be, plus what was added to it', () => {
    fc.assert(
      fc.property(presses, (sequence) => {
        const last = play(sequence, (witness) => {
          const { steps } = readClock(witness.clock, witness.nowMs);
          expect(steps.map(({ plannedMs }) => plannedMs)).toEqual(plannedOf(witness));
        });
        const { finishedSteps, stepIndex } = endClock(last.clock, last.nowMs);
        expect(finishedSteps.map(({ plannedMs }) => plannedMs)).toEqual(plannedOf(last).slice(0, stepIndex + 1));
      }),
    );
  });

  it('[INTERVIEW-3] shows time left or overtime, and they add up to the plan', () => {
    fc.assert(
      fc.property(presses, (sequence) => {
        play(sequence, ({ clock, nowMs }) => {
          const { remainingMs, overtimeMs, steps, stepIndex } = readClock(clock, nowMs);
          expect(Math.min(remainingMs, overtimeMs)).toBe(0);
          const current = steps[stepIndex];
          expect(remainingMs - overtimeMs).toBe((current?.plannedMs ?? NaN) - (current?.spentMs ?? NaN));
        });
      }),
    );
  });

  it('[INTERVIEW-1] reads the same before and after a trip through JSON, and changes nothing by being read', () => {
    fc.assert(
      fc.property(presses, fc.nat(60 * MINUTE_MS), (sequence, laterMs) => {
        const { clock, nowMs } = play(sequence);
        const before = structuredClone(clock);
        const stored = JSON.parse(JSON.stringify(clock)) as ClockState;
        const reading = readClock(clock, nowMs + laterMs);
        expect(readClock(stored, nowMs + laterMs)).toEqual(reading);
        expect(readClock(clock, nowMs + laterMs)).toEqual(reading);
        expect(clock).toEqual(before);
      }),
    );
  });

  it('[INTERVIEW-4] stands still while paused and once it has ended', () => {
    fc.assert(
      fc.property(presses, fc.nat(90 * MINUTE_MS), (sequence, laterMs) => {
        const { clock, nowMs } = play(sequence);
        for (const still of [pauseClock(clock, nowMs), endClock(clock, nowMs)])
          expect(readClock(still, nowMs + laterMs)).toEqual(readClock(still, nowMs));
      }),
    );
  });

  it('[INTERVIEW-2] never shows a negative length, even when the server clock is set back', () => {
    const jumps = fc.array(
      fc.record({
        press: fc.constantFrom<Press>('pause', 'resume', 'advance', 'add-minute'),
        afterMs: fc.integer({ min: -2 * MINUTE_MS, max: 2 * MINUTE_MS }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(jumps, (sequence) => {
        play(sequence, ({ clock, nowMs }) => {
          const { remainingMs, overtimeMs, steps } = readClock(clock, nowMs);
          for (const ms of [remainingMs, overtimeMs, ...steps.map(({ spentMs }) => spentMs)])
            expect(ms).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });
});

describe('the clock, step by step', () => {
  it('[INTERVIEW-1] starts at the first step with all of its time', () => {
    const { status, stepId, remainingMs, overtimeMs, spentMs, steps } = readClock(startClock(T0), T0);
    expect({ status, stepId, remainingMs, overtimeMs, spentMs }).toEqual({
      status: 'running',
      stepId: 'requirements',
      remainingMs: 5 * MINUTE_MS,
      overtimeMs: 0,
      spentMs: 0,
    });
    expect(steps.map((step) => step.status)).toEqual(['current', ...Array<string>(5).fill('upcoming')]);
  });

  it('[INTERVIEW-3] goes over into overtime at the millisecond, and no further than showing it', () => {
    const clock = startClock(T0);
    expect(readClock(clock, T0 + 5 * MINUTE_MS)).toMatchObject({ remainingMs: 0, overtimeMs: 0, status: 'running' });
    expect(readClock(clock, T0 + 5 * MINUTE_MS + 1)).toMatchObject({ remainingMs: 0, overtimeMs: 1, stepIndex: 0 });
    expect(readClock(clock, T0 + 300 * MINUTE_MS)).toMatchObject({ stepId: 'requirements', status: 'running' });
  });

  it('[INTERVIEW-3] lets an added minute be eaten by the overrun first', () => {
    const late = T0 + 7 * MINUTE_MS;
    expect(readClock(addMinute(startClock(T0)), late)).toMatchObject({ remainingMs: 0, overtimeMs: MINUTE_MS });
    const threeMore = addMinute(addMinute(addMinute(startClock(T0))));
    expect(readClock(threeMore, late)).toMatchObject({ remainingMs: MINUTE_MS, overtimeMs: 0 });
  });

  it('[INTERVIEW-4] runs again when it goes to the next step, and the pause counts for the old one', () => {
    const paused = pauseClock(startClock(T0), T0 + 2 * MINUTE_MS);
    const next = advanceClock(paused, T0 + 9 * MINUTE_MS);
    expect(next).toMatchObject({ pausedAtMs: null, stepIndex: 1, stepPausedMs: 0 });
    expect(next.finishedSteps).toEqual([{ plannedMs: 5 * MINUTE_MS, spentMs: 2 * MINUTE_MS }]);
    expect(readClock(next, T0 + 10 * MINUTE_MS).remainingMs).toBe(4 * MINUTE_MS);
  });

  it('[INTERVIEW-4] takes a second pause or a resume without a pause as said already', () => {
    const running = startClock(T0);
    expect(resumeClock(running, T0 + 1)).toBe(running);
    const paused = pauseClock(running, T0 + 1);
    expect(pauseClock(paused, T0 + 2)).toBe(paused);
  });

  it('[INTERVIEW-4] ends from a pause without counting it', () => {
    const ended = endClock(pauseClock(startClock(T0), T0 + MINUTE_MS), T0 + 30 * MINUTE_MS);
    expect(readClock(ended, T0 + 99 * MINUTE_MS)).toMatchObject({ status: 'ended', spentMs: MINUTE_MS });
    expect(readClock(ended, T0).steps.map(({ status }) => status)).toEqual([
      'done',
      ...Array<string>(5).fill('upcoming'),
    ]);
  });

  it('[INTERVIEW-6] has nowhere to go after the last step', () => {
    let clock = startClock(T0);
    for (let step = 1; step < STEPS.length; step++) clock = advanceClock(clock, T0 + step);
    expect(readClock(clock, T0 + 10).stepId).toBe('bottlenecks');
    expect(() => advanceClock(clock, T0 + 10)).toThrow(RangeError);
  });

  it('[INTERVIEW-10] counts down the 45 minutes of the whole, and below zero', () => {
    expect(interviewLeftMs(readClock(startClock(T0), T0))).toBe(INTERVIEW_PLANNED_MS);
    expect(interviewLeftMs(readClock(startClock(T0), T0 + 46 * MINUTE_MS))).toBe(-MINUTE_MS);
  });
});
