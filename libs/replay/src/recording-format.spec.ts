import { describe, expect, it } from '@jest/globals';
import { DOCUMENT_KINDS } from '@fortyfive/documents';
import fc from 'fast-check';
import { LOG_KINDS, type Recording } from './recording.js';
import { decodeRecording, encodeRecording, RecordingFormatError } from './recording-format.js';

const MAGIC = [0x46, 0x34, 0x35, 0x52];
const END = 0xff;
const ANA = '0190b8c4-7d1e-7a33-9c55-3f2b8a1d4e60';

const anyOffsetMs = fc.nat({ max: 2 ** 32 - 1 });
const anyBytes = fc.uint8Array({ maxLength: 300 });
const anyEntry = fc.record({
  offsetMs: anyOffsetMs,
  kind: fc.constantFrom(...LOG_KINDS),
  actorId: fc.option(fc.uuid()),
  bytes: anyBytes,
});
const anyKeyframe = (entryCount: number) =>
  fc.record({
    kind: fc.constantFrom(...DOCUMENT_KINDS),
    offsetMs: anyOffsetMs,
    after: fc.nat({ max: entryCount }),
    bytes: anyBytes,
  });
const anyHash = fc.option(fc.uint8Array({ minLength: 32, maxLength: 32 }));
const anyRecording: fc.Arbitrary<Recording> = fc.array(anyEntry, { maxLength: 50 }).chain((entries) =>
  fc.record({
    entries: fc.constant(entries),
    keyframes: fc
      .array(anyKeyframe(entries.length), { maxLength: 6 })
      .map((keyframes) => keyframes.sort((one, other) => one.after - other.after)),
    finalHash: anyHash,
  }),
);

/** Byte arrays of any kind as plain ones, and without what the format adds. */
const plain = ({ entries, keyframes, finalHash }: Recording) => ({
  entries: entries.map(({ bytes, ...rest }) => ({ ...rest, bytes: [...bytes] })),
  keyframes: keyframes.map(({ bytes, ...rest }) => ({ ...rest, bytes: [...bytes] })),
  finalHash: finalHash && [...finalHash],
});

describe('a recording', () => {
  it('[REPLAY-1] is read back exactly as it was written, times that run backwards included', () => {
    fc.assert(
      fc.property(anyRecording, (recording) => {
        expect(plain(decodeRecording(encodeRecording(recording)))).toEqual(plain(recording));
      }),
    );
  });

  it('[REPLAY-1] is read back from the middle of a larger buffer, without copying payloads', () => {
    fc.assert(
      fc.property(anyRecording, anyBytes, anyBytes, (recording, before, after) => {
        const bytes = encodeRecording(recording);
        const buffer = new Uint8Array([...before, ...bytes, ...after]);
        const decoded = decodeRecording(buffer.subarray(before.length, before.length + bytes.length));
        expect(plain(decoded)).toEqual(plain(recording));
        for (const entry of decoded.entries) expect(entry.bytes.buffer).toBe(buffer.buffer);
      }),
      { numRuns: 30 },
    );
  });

  it('[REPLAY-1] without anything in it is a recording too', () => {
    const nothing: Recording = { entries: [], keyframes: [], finalHash: null };
    expect(plain(decodeRecording(encodeRecording(nothing)))).toEqual(nothing);
  });

  it('numbers its kinds as it always has: what is sealed is read for ever', () => {
    expect(LOG_KINDS).toEqual(['event', 'board', 'notes', 'interviewer-notes', 'presence']);
  });

  it('names everybody once', () => {
    const entry = { offsetMs: 0, kind: 'board', actorId: ANA, bytes: new Uint8Array(1) } as const;
    const sizeOf = (count: number) =>
      encodeRecording({ entries: Array.from({ length: count }, () => entry), keyframes: [], finalHash: null }).length;
    // Kind, time, actor, length and payload are a byte each.
    expect(sizeOf(2) - sizeOf(1)).toBe(5);
  });

  it('is not written with a keyframe that includes more than there is', () => {
    const keyframe = { kind: 'board', offsetMs: 0, after: 1, bytes: new Uint8Array() } as const;
    expect(() => encodeRecording({ entries: [], keyframes: [keyframe], finalHash: null })).toThrow(RangeError);
  });
});

describe('[REPLAY-3] damaged bytes', () => {
  const head = [...MAGIC, 2, 0];
  const digest = new Array<number>(32).fill(0);
  const endAfter = (count: number) => [END, count, 0, ...digest];
  it.each([
    ['nothing at all', [], 'ends too early'],
    ['something else', [1, 2, 3, 4, 5, 6], 'not a recording'],
    ['the version before', [...MAGIC, 1], 'version 1'],
    ['a newer version', [...MAGIC, 3], 'version 3'],
    ['more people than bytes', [...MAGIC, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x07], 'ends too early'],
    ['an unknown kind of entry', [...head, 99, 0, 0, 0, ...endAfter(1)], 'unknown kind'],
    ['a keyframe of events', [...head, 0x80, 0, 0, ...endAfter(0)], 'unknown kind'],
    ['somebody who is not in it', [...head, 1, 0, 1, 0, ...endAfter(1)], 'names somebody'],
    ['a time before the start', [...head, 1, 0x41, 0, 0, ...endAfter(1)], 'a time in it'],
    ['a time that no log holds', [...head, 1, 0x80, 0x80, 0x80, 0x80, 0x20, 0, 0, ...endAfter(1)], 'a time in it'],
    ['the other spelling of zero', [...head, 1, 0x40, 0, 0, ...endAfter(1)], 'a time in it'],
    ['fewer entries than it says', [...head, ...endAfter(1)], 'entries are missing'],
    ['a seal of another length', [...head, END, 0, 1, 7, ...digest], 'seal'],
    ['more after its end', [...head, ...endAfter(0), 0], 'goes on after its end'],
  ])('are refused: %s', (_what, bytes, sentence) => {
    const reading = () => decodeRecording(new Uint8Array(bytes));
    expect(reading).toThrow(RecordingFormatError);
    expect(reading).toThrow(sentence);
  });

  it('are refused wherever the recording is cut off, inside a larger buffer too', () => {
    fc.assert(
      fc.property(anyRecording, (recording) => {
        const whole = encodeRecording(recording);
        for (let length = 0; length < whole.length; length++)
          expect(() => decodeRecording(whole.subarray(0, length))).toThrow(/^The recording .* it ends too early\.$/);
      }),
      { numRuns: 20 },
    );
  });

  it('lead to that error and to no other, whatever they are', () => {
    const almost = fc.uint8Array({ maxLength: 100 }).map((tail) => new Uint8Array([...MAGIC, 2, 0, ...tail]));
    const changed = fc
      .tuple(anyRecording, fc.nat(), fc.integer({ min: 1, max: 255 }))
      .map(([recording, at, change]) =>
        encodeRecording(recording).map((byte, index, all) => (index === at % all.length ? byte ^ change : byte)),
      );
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), almost, changed), (bytes) => {
        try {
          decodeRecording(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(RecordingFormatError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
