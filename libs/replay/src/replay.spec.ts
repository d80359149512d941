import { describe, expect, it } from '@jest/globals';
import { STEPS, type RoomEvent } from '@fortyfive/interview';
import fc from 'fast-check';
import * as Y from 'yjs';
import { DamagedLogError } from './hash-chain.js';
import { makeKeyframes } from './keyframes.js';
import { encodePresenceSample, type SampledSeat } from './presence-sample.js';
import type { LogEntry, Recording } from './recording.js';
import { Replay } from './replay.js';
import { readEvent, writeEvent } from './room-event-bytes.js';

const STARTED_AT_MS = 1_760_000_000_000;
const MINUTE_MS = 60_000;

const withoutKeyframes = (entries: readonly LogEntry[]): Recording => ({ entries, keyframes: [], finalHash: null });
const withKeyframes = (entries: readonly LogEntry[]): Recording => ({
  ...{ entries, finalHash: null },
  keyframes: makeKeyframes(entries),
});

function eventAt(offsetMs: number, event: Record<string, unknown>): LogEntry {
  const full = { atMs: STARTED_AT_MS + offsetMs, actorId: 'ana', ...event } as RoomEvent;
  return { offsetMs, kind: 'event', actorId: null, bytes: writeEvent(full) };
}

/** One board update per place in the list, each writing one key. */
function boardEntries(offsetsMs: readonly number[]): LogEntry[] {
  const doc = new Y.Doc();
  const entries: LogEntry[] = [];
  let offsetMs = 0;
  doc.on('update', (bytes: Uint8Array) => entries.push({ offsetMs, kind: 'board', actorId: null, bytes }));
  for (offsetMs of offsetsMs) doc.getMap('elements').set(`at ${offsetMs}`, offsetMs);
  return entries;
}

const boardKeys = (replay: Replay, offsetMs: number) => [
  ...replay.at(offsetMs).documents.board.getMap('elements').keys(),
];

/** What two people do: at which minute, who, and what. */
const anyDeed = fc.record({
  afterMs: fc.integer({ min: -MINUTE_MS / 4, max: MINUTE_MS }),
  isAna: fc.boolean(),
  what: fc.constantFrom('draw', 'move', 'erase', 'write', 'cut', 'sync', 'advance'),
  place: fc.nat({ max: 7 }),
});
type Deed = typeof anyDeed extends fc.Arbitrary<infer One> ? One : never;

/** A log as the server writes it: both edit copies of their own, which meet when they sync. */
function logOf(deeds: readonly Deed[]): LogEntry[] {
  const entries: LogEntry[] = [eventAt(0, { type: 'interview-started' })];
  let nowMs = 0;
  let steps = STEPS.length - 1;
  const server = { board: new Y.Doc(), notes: new Y.Doc() };
  const people = [0, 1].map(() => ({ board: new Y.Doc(), notes: new Y.Doc() }));
  for (const kind of ['board', 'notes'] as const) {
    const log = (bytes: Uint8Array) => entries.push({ offsetMs: nowMs, kind, actorId: null, bytes });
    server[kind].on('update', log);
    for (const one of people) one[kind].on('update', (bytes: Uint8Array) => Y.applyUpdate(server[kind], bytes));
  }
  for (const { afterMs, isAna, what, place } of deeds) {
    nowMs = Math.max(0, nowMs + afterMs);
    const mine = people[isAna ? 0 : 1] as (typeof people)[number];
    const elements = mine.board.getMap<Y.Map<number>>('elements');
    const text = mine.notes.getText('text');
    if (what === 'draw') elements.set(`${place}`, new Y.Map<number>([['x', place]]));
    if (what === 'move') elements.get(`${place}`)?.set('x', nowMs);
    if (what === 'erase') elements.delete(`${place}`);
    if (what === 'write') text.insert(Math.min(place, text.length), `${nowMs} `);
    if (what === 'cut' && text.length > place) text.delete(place, Math.min(3, text.length - place));
    if (what === 'advance' && steps-- > 0) entries.push(eventAt(nowMs, { type: 'step-advanced', to: 'estimation' }));
    if (what === 'sync')
      for (const kind of ['board', 'notes'] as const) Y.applyUpdate(mine[kind], Y.encodeStateAsUpdate(server[kind]));
  }
  return entries;
}

const contentOf = (replay: Replay, offsetMs: number) => {
  const { documents, state } = replay.at(offsetMs);
  return {
    ...{ elements: documents.board.getMap('elements').toJSON(), text: documents.notes.getText('text').toString() },
    step: state.clock?.stepIndex,
  };
};

describe('Replay', () => {
  it('[REPLAY-4] shows everything up to and including a moment, and nothing after it', () => {
    const replay = new Replay(withoutKeyframes(boardEntries([0, 1_000, 2_000])));
    expect(boardKeys(replay, 0)).toEqual(['at 0']);
    expect(boardKeys(replay, 999.9)).toEqual(['at 0']);
    expect(boardKeys(replay, 1_000)).toEqual(['at 0', 'at 1000']);
    expect(boardKeys(replay, 1_999)).toEqual(['at 0', 'at 1000']);
    expect(boardKeys(replay, Infinity)).toHaveLength(3);
    expect(boardKeys(replay, -1)).toEqual([]);
  });

  it('[REPLAY-4] [REPLAY-7] shows the same at a moment, however one got there, with keyframes and without', () => {
    let longest = 0;
    fc.assert(
      fc.property(
        fc.array(anyDeed, { minLength: 20, maxLength: 150 }),
        fc.array(fc.nat({ max: 60 * MINUTE_MS }), { minLength: 5, maxLength: 15 }),
        (deeds, visited) => {
          const entries = logOf(deeds);
          const sparse = withKeyframes(entries);
          longest = Math.max(longest, sparse.keyframes.length);
          const wandering = new Replay(sparse);
          const wanderingWithout = new Replay(withoutKeyframes(entries));
          const { durationMs } = wandering;
          for (const timeMs of [...visited.map((one) => one % (durationMs + 1)), Infinity]) {
            const expected = contentOf(new Replay(withoutKeyframes(entries)), timeMs);
            expect(contentOf(wandering, timeMs)).toEqual(expected);
            expect(contentOf(wanderingWithout, timeMs)).toEqual(expected);
            expect(contentOf(new Replay(sparse), timeMs)).toEqual(expected);
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(longest).toBeGreaterThan(3);
  });

  it('[REPLAY-7] reads a keyframe instead of what it includes', () => {
    const entries = boardEntries([0, 1_000, 2_000, 3_000]);
    const [first] = entries as [LogEntry];
    const doc = new Y.Doc();
    doc.getMap('elements').set('k', 1);
    const keyframe = { kind: 'board', offsetMs: 1_000, after: 2, bytes: Y.encodeStateAsUpdate(doc) } as const;
    const replay = new Replay({ entries: entries.slice(0, 2), keyframes: [keyframe], finalHash: null });
    expect(boardKeys(replay, 1_000)).toEqual(['k']);
    expect(boardKeys(replay, 0)).toEqual(['at 0']);
    expect(first.bytes.length * 2).toBeGreaterThan(keyframe.bytes.length);
  });

  it('[REPLAY-2] shows what is dated too early at once', () => {
    const replay = new Replay(withoutKeyframes(boardEntries([500, 200, 600])));
    expect(boardKeys(replay, 499)).toEqual([]);
    expect(boardKeys(replay, 500)).toEqual(['at 500', 'at 200']);
    expect(replay.durationMs).toBe(600);
    expect(new Replay(withoutKeyframes(boardEntries([500, 200]))).durationMs).toBe(500);
  });

  it('keeps a document while the time moves forward or nothing in it changes, and takes a fresh one when it goes back', () => {
    const notes: LogEntry[] = boardEntries([0]).map((entry) => ({ ...entry, kind: 'notes' }));
    const replay = new Replay(withoutKeyframes([...notes, ...boardEntries([0, 1_000])]));
    const before = replay.at(0);
    const { board } = before.documents;
    expect(replay.at(500)).toBe(before);
    expect(replay.at(1_000).documents.board).toBe(board);
    const after = replay.at(0);
    expect(after.documents.board).not.toBe(board);
    expect(after.documents.notes).toBe(before.documents.notes);
  });

  it('tells whoever draws a document once, however much is new', () => {
    const replay = new Replay(withoutKeyframes(boardEntries([0, 1_000, 2_000, 3_000])));
    let heard = 0;
    replay
      .at(0)
      .documents.board.getMap('elements')
      .observe(() => heard++);
    replay.at(3_000);
    expect(heard).toBe(1);
  });

  describe('[REPLAY-8]', () => {
    const pointer = { x: 10, y: -20, tool: 'laser', isDown: false } as const;
    const viewport = { x: 0, y: 0, width: 800, height: 600 };
    const joined = (userId: string, role: string) =>
      eventAt(0, { type: 'participant-joined', userId, displayName: userId, role });
    const sampleAt = (offsetMs: number, ...seats: SampledSeat[]): LogEntry => ({
      ...{ offsetMs, kind: 'presence', actorId: null, bytes: encodePresenceSample(seats) },
    });
    const entries = [
      joined('ana', 'interviewer'),
      joined('ben', 'candidate'),
      sampleAt(1_000, { seat: 1, pointer, viewport }),
      ...boardEntries([1_100]),
      sampleAt(1_250, { seat: 0, pointer: null, viewport }, { seat: 1, pointer, viewport: null }),
      sampleAt(5_000),
    ];

    it('shows everybody as last sampled, by name, and nobody before the first and after the last has left', () => {
      const replay = new Replay(withoutKeyframes(entries));
      const at = (offsetMs: number) => replay.at(offsetMs).presence;
      expect(at(999)).toEqual([]);
      expect(at(1_249)).toEqual([{ userId: 'ben', pointer, viewport }]);
      expect(at(4_999)).toEqual([
        { userId: 'ana', pointer: null, viewport },
        { userId: 'ben', pointer, viewport: null },
      ]);
      expect(at(5_000)).toEqual([]);
      expect(at(1_000)).toEqual([{ userId: 'ben', pointer, viewport }]);
      expect(at(0)).toEqual([]);
    });

    it('keeps the moment as long as nobody has moved', () => {
      const replay = new Replay(withoutKeyframes(entries));
      const before = replay.at(1_250);
      expect(replay.at(4_000)).toBe(before);
      expect(replay.at(5_000)).not.toBe(before);
    });

    it('[REPLAY-3] says when a sample cannot be read or names nobody, and still shows what lies before it', () => {
      const broken = sampleAt(1_250).bytes.with(0, 9);
      for (const bytes of [broken, encodePresenceSample([{ seat: 2, pointer, viewport }])]) {
        const replay = new Replay(withoutKeyframes(entries.with(4, { ...sampleAt(1_250), bytes })));
        for (let round = 0; round < 2; round++) {
          expect(() => replay.at(1_250)).toThrow(DamagedLogError);
          expect(replay.at(1_249).presence).toHaveLength(1);
        }
      }
    });
  });

  it('reduces the room events to the state of that moment', () => {
    const replay = new Replay(
      withoutKeyframes([
        eventAt(0, { type: 'participant-joined', userId: 'ana', displayName: 'Ana', role: 'candidate' }),
        eventAt(0, { type: 'interview-started' }),
        eventAt(240_000, { type: 'step-advanced', to: 'estimation' }),
        eventAt(300_000, { type: 'interview-ended' }),
      ]),
    );
    expect(replay.at(239_999).state.clock?.stepIndex).toBe(0);
    expect(replay.at(240_000).state.clock?.stepIndex).toBe(1);
    expect(replay.at(300_000).state).toMatchObject({ phase: 'ended', version: 4 });
    expect(replay.at(0).state).toMatchObject({ phase: 'running', version: 2 });
    expect(replay.durationMs).toBe(300_000);
  });

  it('[REPLAY-10] has what the desk had let out by then; a recording from before there was a desk has none of it', () => {
    const old = [
      eventAt(0, { type: 'participant-joined', userId: 'ana', displayName: 'Ana', role: 'candidate' }),
      eventAt(0, { type: 'interview-started' }),
      eventAt(60_000, { type: 'interview-ended' }),
    ];
    const nothing = { facts: [], hints: [], curveballs: [], helpRequests: [] };
    expect(new Replay(withoutKeyframes(old)).at(Infinity).state).toMatchObject({ phase: 'ended', ...nothing });

    const fact = { factId: 'reads', stepId: 'requirements', asked: 'How many read?', answer: '100 to 1.' };
    const hint = { stepId: 'requirements', rung: 1, text: 'Who reads?', price: 0.5 };
    const curveball = { curveballId: 'spike', stepId: 'requirements', announcement: 'Ten times as many.' };
    const replay = new Replay(
      withoutKeyframes([
        ...old.slice(0, 2),
        eventAt(10_000, { type: 'fact-given', ...fact }),
        eventAt(20_000, { type: 'help-asked', stepId: 'requirements', way: 'hint' }),
        eventAt(30_000, { type: 'hint-given', ...hint }),
        eventAt(40_000, { type: 'curveball-fired', ...curveball }),
        ...old.slice(2),
      ]),
    );
    const at = (offsetMs: number) => ({ atMs: STARTED_AT_MS + offsetMs });
    expect(replay.at(9_999).state).toMatchObject(nothing);
    expect(replay.at(20_000).state).toMatchObject({
      ...nothing,
      facts: [{ ...fact, ...at(10_000) }],
      helpRequests: [{ way: 'hint', settledAtMs: null }],
    });
    expect(replay.at(Infinity).state).toMatchObject({
      facts: [{ ...fact, ...at(10_000) }],
      hints: [{ ...hint, ...at(30_000) }],
      curveballs: [{ ...curveball, ...at(40_000) }],
      helpRequests: [{ way: 'hint', settledAtMs: STARTED_AT_MS + 30_000 }],
    });
    expect(replay.at(10_000).state.hints).toEqual([]);
  });

  it('is empty and without length when nothing was recorded', () => {
    const replay = new Replay(withoutKeyframes([]));
    expect(replay.durationMs).toBe(0);
    expect(replay.at(Infinity).state.phase).toBe('lobby');
  });

  it('[REPLAY-3] says when a change cannot be read, and still shows what lies before it', () => {
    const entries = boardEntries([0, 1_000, 2_000]);
    const bytes = (entries[1] as LogEntry).bytes.subarray(0, 6);
    const replay = new Replay(withoutKeyframes(entries.with(1, { ...(entries[1] as LogEntry), bytes })));
    for (let round = 0; round < 2; round++) {
      const { board } = replay.at(0).documents;
      expect(() => replay.at(Infinity)).toThrow(DamagedLogError);
      expect(boardKeys(replay, 999)).toEqual(['at 0']);
      // Part of the change may have come through before it failed.
      expect(replay.at(999).documents.board).not.toBe(board);
    }
  });

  it('[REPLAY-3] says when an event makes no sense, and still shows what lies before it', () => {
    const advance = eventAt(1_000, { type: 'step-advanced', to: 'api' });
    const replay = new Replay(withoutKeyframes([...boardEntries([0]), advance]));
    for (let round = 0; round < 2; round++) {
      expect(() => replay.at(1_000)).toThrow(DamagedLogError);
      expect(boardKeys(replay, 999)).toEqual(['at 0']);
    }
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
