import { describe, expect, it } from '@jest/globals';
import type { RoomEvent, StepId } from '@fortyfive/interview';
import { chaptersOf } from './chapters.js';
import { DamagedLogError } from './hash-chain.js';
import type { LogEntry } from './recording.js';
import { writeEvent } from './room-event-bytes.js';

const happened = { atMs: 0, actorId: 'ana' };
const at = (offsetMs: number, event: RoomEvent): LogEntry => ({
  ...{ offsetMs, kind: 'event', actorId: null },
  bytes: writeEvent(event),
});
const start = (offsetMs: number) => at(offsetMs, { ...happened, type: 'interview-started' });
const advance = (offsetMs: number, to: StepId) => at(offsetMs, { ...happened, type: 'step-advanced', to });
const end = (offsetMs: number) => at(offsetMs, { ...happened, type: 'interview-ended' });
const note = (offsetMs: number): LogEntry => ({ offsetMs, kind: 'notes', actorId: null, bytes: new Uint8Array() });

describe('chaptersOf', () => {
  it('[REPLAY-5] gives one chapter per step that was begun, without gaps, up to the end of the interview', () => {
    expect(
      chaptersOf([note(0), start(0), advance(290, 'estimation'), note(400), advance(700, 'api'), end(900)]),
    ).toEqual([
      { stepId: 'requirements', fromMs: 0, untilMs: 290 },
      { stepId: 'estimation', fromMs: 290, untilMs: 700 },
      { stepId: 'api', fromMs: 700, untilMs: 900 },
    ]);
  });

  it('[REPLAY-5] lets the last chapter last as long as the recording when there is no end', () => {
    expect(chaptersOf([start(0), note(500)])).toEqual([{ stepId: 'requirements', fromMs: 0, untilMs: 500 }]);
  });

  it('[REPLAY-5] gives none when the interview never started', () => {
    expect(chaptersOf([note(0)])).toEqual([]);
    expect(chaptersOf([])).toEqual([]);
  });

  it('[REPLAY-2] gives what is dated too early as at once', () => {
    expect(chaptersOf([start(0), note(500), advance(300, 'estimation'), end(400)])).toEqual([
      { stepId: 'requirements', fromMs: 0, untilMs: 500 },
      { stepId: 'estimation', fromMs: 500, untilMs: 500 },
    ]);
  });

  it('[REPLAY-3] says when an event cannot be read', () => {
    for (const bytes of [new Uint8Array([0x7b]), new Uint8Array([0xff, 0xfe])])
      expect(() => chaptersOf([{ offsetMs: 0, kind: 'event', actorId: null, bytes }])).toThrow(DamagedLogError);
  });
});
