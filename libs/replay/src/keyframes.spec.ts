import { describe, expect, it } from '@jest/globals';
import { DOCUMENT_KINDS, isDocumentKind, perDocument, type DocumentKind } from '@fortyfive/documents';
import type { RoomEvent } from '@fortyfive/interview';
import fc from 'fast-check';
import * as Y from 'yjs';
import { DamagedLogError } from './hash-chain.js';
import { KEYFRAME_INTERVAL_MS, KeyframeMaker, makeKeyframes } from './keyframes.js';
import { timesOf, type LogEntry } from './recording.js';
import { Replay } from './replay.js';
import { writeEvent } from './room-event-bytes.js';

const MINUTE_MS = 60_000;

type Step = readonly [minute: number, what: DocumentKind | RoomEvent['type']];

/** A log in which each document update adds one word to its text. */
function logOf(steps: readonly Step[]): LogEntry[] {
  const docs = perDocument(() => new Y.Doc());
  const entries: LogEntry[] = [];
  let offsetMs = 0;
  for (const kind of DOCUMENT_KINDS)
    docs[kind].on('update', (bytes: Uint8Array) => entries.push({ offsetMs, kind, actorId: null, bytes }));
  for (const [minute, what] of steps) {
    offsetMs = Math.round(minute * MINUTE_MS);
    if (isDocumentKind(what)) docs[what].getText('words').insert(0, `${what} at ${minute} `);
    else {
      const event = { type: what, atMs: 0, actorId: 'ana', to: 'api' } as RoomEvent;
      entries.push({ offsetMs, kind: 'event', actorId: null, bytes: writeEvent(event) });
    }
  }
  return entries;
}

const summary = (entries: readonly LogEntry[]) =>
  makeKeyframes(entries).map(({ kind, offsetMs, after }) => `${kind} ${offsetMs / MINUTE_MS} after ${after}`);

describe('[REPLAY-7] makeKeyframes', () => {
  it('makes them at the end of each step, with the whole document as it was', () => {
    const entries = logOf([
      [0, 'interview-started'],
      [1, 'board'],
      [2, 'notes'],
      [2.5, 'board'],
      [3, 'step-advanced'],
      [4, 'notes'],
      [5, 'minute-added'],
      [6, 'interview-ended'],
    ]);
    expect(summary(entries)).toEqual(['board 3 after 5', 'notes 3 after 5', 'notes 6 after 8']);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, makeKeyframes(entries)[0]?.bytes ?? new Uint8Array());
    expect(doc.getText('words').toString()).toBe('board at 2.5 board at 1 ');
  });

  it('makes them before changes without one span five minutes, once and not again while nothing changes', () => {
    const entries = logOf([
      [0, 'interview-started'],
      [3, 'board'],
      [7.9, 'board'],
      [8, 'board'],
      [12.9, 'notes'],
      [40, 'minute-added'],
      [41, 'step-advanced'],
    ]);
    const whileWritten = ['board 7.9 after 3', 'board 12.9 after 5', 'notes 12.9 after 5'];
    expect(summary(entries)).toEqual([...whileWritten, 'board 41 after 7', 'notes 41 after 7']);
    expect(summary(entries.toSpliced(5, 1))).toEqual(['board 7.9 after 3', 'board 41 after 6', 'notes 41 after 6']);
  });

  it('stand exactly at the end of each step in which the board has changed, as the board was then', () => {
    const entries = logOf([
      [0, 'board'],
      [0, 'interview-started'],
      [5, 'step-advanced'],
      [6, 'board'],
      [6.5, 'notes'],
      [10, 'step-advanced'],
      [11, 'notes'],
      [15, 'step-advanced'],
      [16, 'board'],
      [17, 'interview-ended'],
    ]);
    const replay = new Replay({ entries, keyframes: [], finalHash: null });
    const ends = [5, 10, 17].map((minute) => minute * MINUTE_MS);
    const boards = makeKeyframes(entries).filter(({ kind }) => kind === 'board');
    expect(boards.map(({ offsetMs }) => offsetMs)).toEqual(ends);
    for (const [index, { bytes, after }] of boards.entries()) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, bytes);
      const { board } = replay.at(ends[index] ?? NaN).documents;
      expect(doc.getText('words').toString()).toBe(board.getText('words').toString());
      expect(entries[after - 1]?.kind).toBe('event'); // The very entry that ends the step.
    }
  });

  it('leaves less than five minutes of changes to replay at any moment', () => {
    const anyStep = fc.tuple(
      fc.integer({ min: -1, max: 4 }),
      fc.constantFrom('board', 'notes', 'interviewer-notes', 'minute-added', 'step-advanced'),
    );
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (gaps) => {
        let minute = 1;
        const entries = logOf(gaps.map(([gap, what]) => [(minute = Math.max(0, minute + gap)), what] as const));
        const times = timesOf(entries);
        const keyframes = makeKeyframes(entries);
        for (const [index, { kind }] of entries.entries()) {
          if (kind === 'event') continue;
          const held = keyframes.findLast((one) => one.kind === kind && one.after <= index + 1)?.after ?? 0;
          const oldest = entries.findIndex((one, place) => place >= held && one.kind === kind);
          if (oldest === -1) continue;
          expect((times[index] ?? NaN) - (times[oldest] ?? NaN)).toBeLessThan(KEYFRAME_INTERVAL_MS);
        }
      }),
    );
  });

  it('makes the same in slices, and ends with the documents as they were at the end', () => {
    const steps = Array.from({ length: 2_500 }, (_, index): Step => [index / 60, index % 3 === 0 ? 'notes' : 'board']);
    const entries = logOf(steps.toSpliced(1_900, 0, [31.66, 'step-advanced']));
    const maker = new KeyframeMaker(entries);
    const counts: number[] = [];
    while (maker.advance()) counts.push(maker.documents.board.getText('words').length);
    expect(counts.length).toBeGreaterThan(2_500 / 400);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(maker.keyframes).toEqual(makeKeyframes(entries));
    expect(maker.keyframes).toHaveLength(16);
    expect(maker.documents.board.getText('words').toString()).toMatch(/^board at 41.6\d* /);
    expect(maker.documents.notes.getText('words').toString()).toMatch(/^notes at 41.65 /);
  });

  it('makes none of an empty log', () => {
    expect(makeKeyframes([])).toEqual([]);
  });

  it('[REPLAY-3] says when an entry cannot be read', () => {
    const entries = logOf([
      [0, 'board'],
      [1, 'interview-ended'],
    ]);
    const bytes = new Uint8Array([1, 1]);
    for (const index of [0, 1])
      expect(() => makeKeyframes(entries.with(index, { ...(entries[index] as LogEntry), bytes }))).toThrow(
        DamagedLogError,
      );
  });
});
