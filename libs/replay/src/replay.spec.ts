import { describe, expect, it } from '@jest/globals';
import type { RoomEvent } from '@fortyfive/interview';
import fc from 'fast-check';
import * as Y from 'yjs';
import type { LogEntry } from './recording.js';
import { readEvent, Replay, writeEvent } from './replay.js';

const STARTED_AT_MS = 1_760_000_000_000;

function eventAt(offsetMs: number, event: Record<string, unknown>): LogEntry {
  const full = { atMs: STARTED_AT_MS + offsetMs, actorId: 'ana', ...event } as RoomEvent;
  return { offsetMs, kind: 'event', bytes: writeEvent(full) };
}

/** One board update per place in the list, each writing one key. */
function boardEntries(offsetsMs: readonly number[]): LogEntry[] {
  const doc = new Y.Doc();
  const entries: LogEntry[] = [];
  let offsetMs = 0;
  doc.on('update', (bytes: Uint8Array) => entries.push({ offsetMs, kind: 'board', bytes }));
  for (offsetMs of offsetsMs) doc.getMap('elements').set(`at ${offsetMs}`, offsetMs);
  return entries;
}

const boardKeys = (replay: Replay, offsetMs: number) => [
  ...replay.at(offsetMs).documents.board.getMap('elements').keys(),
];

describe('Replay', () => {
  it('REPLAY-4 shows everything up to and including a moment, and nothing after it', () => {
    const replay = new Replay(boardEntries([0, 1_000, 2_000]));
    expect(boardKeys(replay, 0)).toEqual(['at 0']);
    expect(boardKeys(replay, 1_000)).toEqual(['at 0', 'at 1000']);
    expect(boardKeys(replay, 1_999)).toEqual(['at 0', 'at 1000']);
  });

  it('REPLAY-4 shows the same at a moment, however one got there', () => {
    const times = fc.array(fc.nat({ max: 5_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(times, times, (written, visited) => {
        const entries = boardEntries([...new Set(written)].sort((one, other) => one - other));
        const wandering = new Replay(entries);
        for (const timeMs of visited)
          expect(boardKeys(wandering, timeMs)).toEqual(boardKeys(new Replay(entries), timeMs));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the same documents while the time moves forward, and takes fresh ones when it goes back', () => {
    const replay = new Replay(boardEntries([0, 1_000]));
    const { board } = replay.at(0).documents;
    expect(replay.at(1_000).documents.board).toBe(board);
    expect(replay.at(0).documents.board).not.toBe(board);
  });

  it('reduces the room events to the state of that moment', () => {
    const replay = new Replay([
      eventAt(0, { type: 'participant-joined', userId: 'ana', displayName: 'Ana', role: 'candidate' }),
      eventAt(0, { type: 'interview-started' }),
      eventAt(240_000, { type: 'step-advanced', to: 'estimation' }),
      eventAt(300_000, { type: 'interview-ended' }),
    ]);
    expect(replay.at(239_999).state.clock?.stepIndex).toBe(0);
    expect(replay.at(240_000).state.clock?.stepIndex).toBe(1);
    expect(replay.at(300_000).state).toMatchObject({ phase: 'ended', version: 4 });
    expect(replay.durationMs).toBe(300_000);
  });

  it('is empty and without length when nothing was recorded', () => {
    const replay = new Replay([]);
    expect(replay.durationMs).toBe(0);
    expect(replay.at(0).state.phase).toBe('lobby');
  });
});

describe('writeEvent and readEvent', () => {
  it('give back the event, names in any script included', () => {
    const event: RoomEvent = {
      ...{ atMs: STARTED_AT_MS, actorId: 'ana', type: 'participant-joined' },
      ...{ userId: 'ana', displayName: 'Ána 🦊 مرحبا', role: 'candidate' },
    };
    expect(readEvent(writeEvent(event))).toEqual(event);
  });
});
