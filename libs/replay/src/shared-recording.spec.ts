import { describe, expect, it } from '@jest/globals';
import { perDocument } from '@fortyfive/documents';
import type { RoomEvent } from '@fortyfive/interview';
import fc from 'fast-check';
import * as Y from 'yjs';
import { verifyRecording } from './hash-chain.js';
import { makeKeyframes } from './keyframes.js';
import { encodePresenceSample } from './presence-sample.js';
import { decodeRecording, encodeRecording } from './recording-format.js';
import type { LogEntry, LogKind, Recording } from './recording.js';
import { Replay } from './replay.js';
import { writeEvent } from './room-event-bytes.js';
import { sharedRecording } from './shared-recording.js';

const CANARY = 'weak on consistency';
const ANA = '0190b8c4-7d1e-7a33-9c55-3f2b8a1d4e60';
const BEN = '0190b8c4-7d1e-7a33-9c55-3f2b8a1d4e61';

interface Deed {
  readonly afterMs: number;
  readonly what: LogKind;
}

const anyDeeds = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 4 * 60_000 }),
    what: fc.constantFrom<LogKind>('event', 'board', 'notes', 'interviewer-notes', 'interviewer-notes', 'presence'),
  }),
  { maxLength: 60 },
);

/** A log of these deeds, in which the interviewer's notes are Ana's. */
function logOf(deeds: readonly Deed[]): LogEntry[] {
  const entries: LogEntry[] = [];
  const docs = perDocument(() => new Y.Doc());
  let offsetMs = 0;
  for (const [index, { afterMs, what }] of deeds.entries()) {
    offsetMs += afterMs;
    if (what === 'event') {
      const event = { type: 'step-advanced', to: 'api', atMs: 0, actorId: ANA } as RoomEvent;
      entries.push({ offsetMs, kind: what, actorId: ANA, bytes: writeEvent(event) });
    } else if (what === 'presence') {
      const pointer = { x: index, y: 0, tool: 'pointer', isDown: false } as const;
      const bytes = encodePresenceSample([{ seat: 0, pointer, viewport: null }]);
      entries.push({ offsetMs, kind: what, actorId: null, bytes });
    } else {
      const doc = docs[what];
      // The same bytes whatever else is in the log.
      doc.clientID = 7;
      const before = Y.encodeStateVector(doc);
      doc.getText('words').insert(0, what === 'interviewer-notes' ? CANARY : 'shared ');
      const actorId = what === 'interviewer-notes' ? ANA : BEN;
      entries.push({ offsetMs, kind: what, actorId, bytes: Y.encodeStateAsUpdate(doc, before) });
    }
  }
  return entries;
}

const sealed = (entries: readonly LogEntry[]): Recording => ({
  ...{ entries, keyframes: makeKeyframes(entries) },
  finalHash: new Uint8Array(32).fill(7),
});

describe('[REPLAY-9] sharedRecording', () => {
  it('gives the very bytes that there would be if nobody had written anything private', () => {
    let keyframes = 0;
    fc.assert(
      fc.property(anyDeeds, (deeds) => {
        const entries = logOf(deeds);
        const innocent = entries.filter(({ kind }) => kind !== 'interviewer-notes');
        const shared = encodeRecording(sharedRecording(sealed(entries)));
        expect(shared).toEqual(encodeRecording({ ...sealed(innocent), finalHash: null }));
        expect(Buffer.from(shared).includes(CANARY)).toBe(false);
        keyframes += decodeRecording(shared).keyframes.length;
      }),
      { numRuns: 300 },
    );
    expect(keyframes).toBeGreaterThan(100);
  });

  it('names nobody who wrote privately and nothing else', () => {
    const deeds: Deed[] = [
      { afterMs: 0, what: 'interviewer-notes' },
      { afterMs: 0, what: 'board' },
    ];
    const whole = encodeRecording(sealed(logOf(deeds)));
    const shared = encodeRecording(sharedRecording(decodeRecording(whole)));
    const idOfAna = Buffer.from(ANA.replaceAll('-', ''), 'hex');
    expect([whole, shared].map((bytes) => Buffer.from(bytes).includes(idOfAna))).toEqual([true, false]);
    expect([whole, shared].map((bytes) => Buffer.from(bytes).includes(CANARY))).toEqual([true, false]);
  });

  it('plays like the whole one, but for what is private, with keyframes at the right places', () => {
    fc.assert(
      fc.property(anyDeeds, fc.array(fc.nat({ max: 60 * 60_000 }), { maxLength: 8 }), (deeds, times) => {
        // Without an interview that has started, nobody is there to point and no step to end.
        const isWritten = ({ what }: Deed): boolean => what !== 'event' && what !== 'presence';
        const recording = sealed(logOf(deeds.filter(isWritten)));
        const shared = decodeRecording(encodeRecording(sharedRecording(recording)));
        for (const timeMs of [...times, Infinity]) {
          // No keyframe is needed to be right.
          const [expected, actual] = [new Replay({ ...recording, keyframes: [] }), new Replay(shared)].map((replay) => {
            const { documents } = replay.at(timeMs);
            return [documents.board.getText('words').toString(), documents.notes.getText('words').toString()];
          });
          expect(actual).toEqual(expected);
          expect(new Replay(shared).at(timeMs).documents['interviewer-notes'].share.size).toBe(0);
        }
      }),
    );
  });

  it('has no final hash, so that its entries cannot be checked, but its keyframes can', () => {
    const entries = logOf(
      ['board', 'interviewer-notes', 'event'].map((what) => ({ afterMs: 0, what: what as LogKind })),
    );
    const shared = decodeRecording(encodeRecording(sharedRecording(sealed(entries))));
    expect(shared.finalHash).toBeNull();
    verifyRecording(shared);
    const [keyframe] = shared.keyframes;
    expect(keyframe).toMatchObject({ kind: 'board', after: 2 });
    expect(() => verifyRecording({ ...shared, keyframes: [] })).toThrow('keyframes');
  });
});
