import { describe, expect, it } from '@jest/globals';
import {
  advanceClock,
  EMPTY_DESK,
  MINUTE_MS,
  pauseClock,
  readClock,
  startClock,
  STEP_IDS,
  STEPS,
  type ClockState,
  type DeskState,
  type StepId,
} from '@fortyfive/interview';
import type { Fact } from '@fortyfive/questions';
import { whatToDoNow } from './what-to-do-now';

const FACTS: readonly Fact[] = [
  { id: 'volume', kind: 'non-functional', asked: 'How many?', answer: 'Many.', key: true },
  { id: 'expiry', kind: 'functional', asked: 'For ever?', answer: 'Five years.', key: true },
  { id: 'previews', kind: 'out-of-scope', asked: 'Previews?', answer: 'No.', key: false },
];

/** A clock that has just come to a step. */
function clockAt(stepId: StepId): ClockState {
  const steps = STEP_IDS.indexOf(stepId);
  return Array.from({ length: steps }).reduce<ClockState>((clock) => advanceClock(clock, 0), startClock(0));
}

interface Told {
  readonly stepId: StepId;
  readonly afterMinutes?: number;
  readonly desk?: Partial<DeskState>;
  readonly evidenceCount?: number;
  readonly isPaused?: boolean;
}

function now({ stepId, afterMinutes = 0.5, desk = {}, evidenceCount = 1, isPaused = false }: Told): string {
  const clock = clockAt(stepId);
  const nowMs = afterMinutes * MINUTE_MS;
  const reading = readClock(isPaused ? pauseClock(clock, nowMs) : clock, nowMs);
  return whatToDoNow({ reading, desk: { ...EMPTY_DESK, ...desk }, facts: FACTS, evidenceCount });
}

const given = (...factIds: string[]) => ({
  facts: factIds.map((factId) => ({ factId, stepId: 'requirements' as const, asked: '', answer: '', atMs: 0 })),
});
const fired = { curveballs: [{ curveballId: 'spike', stepId: 'deep-dive' as const, announcement: '', atMs: 0 }] };

describe('what to do now', () => {
  it('[DESK-3] begins with the problem in one line, and then follows what has been asked', () => {
    const stepId = 'requirements';
    expect(now({ stepId })).toMatch(/^Say the problem in one line/);
    expect(now({ stepId, desk: given('previews') })).toMatch(/2 key facts are still open\.$/);
    expect(now({ stepId, desk: given('volume') })).toMatch(/One key fact is still open\.$/);
    expect(now({ stepId, desk: given('volume', 'expiry') })).toMatch(/^They have every key fact\./);
  });

  it('[DESK-3] says when a step draws to its end, and what is still missing', () => {
    expect(now({ stepId: 'requirements', afterMinutes: 4 })).toMatch(/^One minute left\..*2 key facts/);
    expect(now({ stepId: 'requirements', afterMinutes: 4, desk: given('volume', 'expiry') })).toMatch(/sum up/);
    expect(now({ stepId: 'deep-dive', afterMinutes: 12.9 })).not.toMatch(/left/);
    expect(now({ stepId: 'deep-dive', afterMinutes: 13 })).toMatch(/^Two minutes left\./);
    expect(now({ stepId: 'bottlenecks', afterMinutes: 4 })).toMatch(/another hour/);
  });

  it('[DESK-3] cuts nobody off when the time is up, and knows that the last step ends it all', () => {
    STEPS.forEach(({ id, plannedMs }, index) => {
      const sentence = now({ stepId: id, afterMinutes: plannedMs / MINUTE_MS + 1 });
      expect(sentence).toMatch(/^Time is up\./);
      expect(sentence).toContain(STEPS[index + 1]?.title ?? 'end the interview');
    });
  });

  it('[DESK-3] asks for a note in the second half of a step that has none', () => {
    expect(now({ stepId: 'api', afterMinutes: 2.4, evidenceCount: 0 })).not.toMatch(/^Note/);
    expect(now({ stepId: 'api', afterMinutes: 2.5, evidenceCount: 0 })).toMatch(/^Note one thing/);
    expect(now({ stepId: 'api', afterMinutes: 2.5, evidenceCount: 1 })).not.toMatch(/^Note/);
  });

  it('[DESK-3] has the moment for a curveball, until one was fired', () => {
    const stepId = 'deep-dive';
    expect(now({ stepId })).toMatch(/^Choose the part/);
    expect(now({ stepId, afterMinutes: 5 })).toMatch(/curveball/);
    expect(now({ stepId, afterMinutes: 5, desk: fired })).toMatch(/^Ask why/);
  });

  it('[DESK-3] tells nobody to lead while the clock stands', () => {
    for (const stepId of STEP_IDS)
      expect(now({ stepId, afterMinutes: 30, isPaused: true })).toMatch(/^The clock stands still\./);
  });

  it('[DESK-3] is one short text at every minute of every step', () => {
    for (const stepId of STEP_IDS)
      for (let minute = 0; minute <= 20; minute++)
        for (const evidenceCount of [0, 1]) {
          const sentence = now({ stepId, afterMinutes: minute, evidenceCount });
          expect(sentence).toMatch(/^[A-Z].*\.$/);
          expect(sentence.length).toBeLessThan(120);
        }
  });
});
