import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LOG_KINDS, type LogEntry } from './recording.js';
import { decodeRecording, encodeRecording, RecordingFormatError } from './recording-format.js';

const HEADER_BYTES = 5;
const anyEntry = fc.record({
  offsetMs: fc.nat(),
  kind: fc.constantFrom(...LOG_KINDS),
  bytes: fc.uint8Array({ maxLength: 300 }),
});
const anyRecording = fc
  .array(anyEntry, { maxLength: 50 })
  .map((entries) => entries.sort((one, other) => one.offsetMs - other.offsetMs));
const plain = (entries: readonly LogEntry[]) => entries.map(({ bytes, ...rest }) => ({ ...rest, bytes: [...bytes] }));

describe('a recording', () => {
  it('REPLAY-1 is read back exactly as it was written', () => {
    fc.assert(
      fc.property(anyRecording, (entries) => {
        expect(plain(decodeRecording(encodeRecording(entries)))).toEqual(plain(entries));
      }),
    );
  });

  it('REPLAY-1 without entries is a recording too', () => {
    expect(decodeRecording(encodeRecording([]))).toEqual([]);
  });

  it('REPLAY-2 never runs backwards: what is dated too early happens at once', () => {
    const bytes = new Uint8Array([1]);
    const recording = encodeRecording([
      { offsetMs: 500, kind: 'notes', bytes },
      { offsetMs: 200, kind: 'board', bytes },
      { offsetMs: 600, kind: 'board', bytes },
    ]);
    expect(decodeRecording(recording).map(({ offsetMs }) => offsetMs)).toEqual([500, 500, 600]);
  });
});

describe('REPLAY-3 damaged bytes', () => {
  it.each([
    ['nothing at all', []],
    ['something else', [1, 2, 3, 4, 5, 6]],
    ['a newer version', [0x46, 0x34, 0x35, 0x52, 2]],
    ['an unknown kind of entry', [0x46, 0x34, 0x35, 0x52, 1, 0, 99, 0]],
  ])('are refused: %s', (_what, bytes) => {
    expect(() => decodeRecording(new Uint8Array(bytes))).toThrow(RecordingFormatError);
  });

  it('are refused when the end of an entry is missing', () => {
    const entry: LogEntry = { offsetMs: 300, kind: 'board', bytes: new Uint8Array(10) };
    const whole = encodeRecording([entry]);
    for (let length = HEADER_BYTES + 1; length < whole.length; length++) {
      expect(() => decodeRecording(whole.slice(0, length))).toThrow(RecordingFormatError);
    }
  });

  it('lead to that error and to no other, whatever they are', () => {
    const recordings = fc
      .uint8Array({ maxLength: 100 })
      .map((tail) => new Uint8Array([0x46, 0x34, 0x35, 0x52, 1, ...tail]));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), recordings), (bytes) => {
        try {
          decodeRecording(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(RecordingFormatError);
        }
      }),
    );
  });
});
