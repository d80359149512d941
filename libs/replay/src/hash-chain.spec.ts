import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DamagedLogError, followChain, GENESIS, linkInput, verifyRecording, type Sha256 } from './hash-chain.js';
import type { Keyframe, LogEntry, Recording } from './recording.js';
import { decodeRecording, encodeRecording, RecordingFormatError } from './recording-format.js';

const ANA = '0190b8c4-7d1e-7a33-9c55-3f2b8a1d4e60';
const START = { seq: 0, hash: GENESIS };

const nodeSha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const entry = (offsetMs: number, ...bytes: number[]): LogEntry => ({
  ...{ offsetMs, kind: 'board', actorId: ANA },
  bytes: new Uint8Array(bytes),
});
const ENTRIES: readonly LogEntry[] = [
  { offsetMs: 0, kind: 'event', actorId: null, bytes: new Uint8Array([0x7b, 0x7d]) },
  entry(70_000, 1, 2, 3),
  entry(70_000),
  // The clock was put back, and once more nothing changed but the time.
  entry(69_990, 1, 2, 3),
  { ...entry(300_000, 0, 0, 0), kind: 'notes', actorId: '0190b8c4-7d1e-7a33-9c55-3f2b8a1d4e61' },
];
const KEYFRAMES: readonly Keyframe[] = [
  { kind: 'board', offsetMs: 69_990, after: 4, bytes: new Uint8Array([9, 9, 9]) },
  { kind: 'notes', offsetMs: 300_000, after: 5, bytes: new Uint8Array([7]) },
];
const seal = (entries: readonly LogEntry[], keyframes = KEYFRAMES): Recording => ({
  ...{ entries, keyframes },
  finalHash: followChain(entries, START),
});
/** What whoever reads these bytes finds wrong with them, if anything. */
function faultOf(bytes: Uint8Array): unknown {
  try {
    verifyRecording(decodeRecording(bytes));
    return null;
  } catch (error) {
    return error;
  }
}

describe('[REPLAY-6] the hash chain', () => {
  it('hashes previous link, number, time, kind, actor and bytes, laid out as the README says', () => {
    const previous = new Uint8Array(32).fill(0xaa);
    const expected = [
      'aa'.repeat(32),
      '0000000500000001',
      '000493e0',
      '02',
      '0190b8c47d1e7a339c553f2b8a1d4e61',
      '000000',
    ].join('');
    for (const seq of [5 * 2 ** 32 + 1, 21_474_836_481n])
      expect(Buffer.from(linkInput(previous, seq, ENTRIES[4] as LogEntry)).toString('hex')).toBe(expected);
  });

  it('writes numbers and big numbers alike, times up to their limit, and zeros for nobody', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat({ max: 0xffffffff }), (seq, offsetMs) => {
        const one: LogEntry = { offsetMs, kind: 'event', actorId: null, bytes: new Uint8Array() };
        const input = Buffer.from(linkInput(GENESIS, seq, one));
        expect(input.equals(linkInput(GENESIS, BigInt(seq), one))).toBe(true);
        expect([input.readBigUInt64BE(32), input.readUInt32BE(40)]).toEqual([BigInt(seq), offsetMs]);
        expect(input.subarray(44).equals(Buffer.alloc(17))).toBe(true);
      }),
    );
  });

  it('is the same wherever it is followed from, and whoever hashes', () => {
    const whole = followChain(ENTRIES, START, nodeSha256);
    const half = followChain(ENTRIES.slice(0, 2), START);
    expect(Buffer.from(followChain(ENTRIES.slice(2), { seq: 2, hash: half })).equals(whole)).toBe(true);
    expect(Buffer.from(followChain([], { seq: 2, hash: half })).equals(half)).toBe(true);
  });
});

describe('[REPLAY-6] verifyRecording', () => {
  it('accepts what was sealed, after it was written and read too, and what has no seal', () => {
    const sealed = seal(ENTRIES);
    verifyRecording(sealed, nodeSha256);
    for (const recording of [sealed, seal([], []), { ...sealed, finalHash: null }])
      expect(faultOf(encodeRecording(recording))).toBeNull();
  });

  it('notices every single flipped bit of a sealed recording', () => {
    const bytes = encodeRecording(seal(ENTRIES));
    const unnoticed: string[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const damaged = bytes.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const fault = faultOf(damaged);
      const isNamed = fault instanceof RecordingFormatError || fault instanceof DamagedLogError;
      if (!isNamed) unnoticed.push(`bit ${bit & 7} of byte ${bit >> 3}: ${String(fault)}`);
    }
    expect(unnoticed).toEqual([]);
  });

  it('notices an entry that was dropped, doubled, moved, spliced in or changed', () => {
    const { finalHash } = seal(ENTRIES);
    const expectDamage = (entries: readonly LogEntry[]) =>
      expect(() => verifyRecording({ entries, keyframes: [], finalHash })).toThrow(DamagedLogError);
    for (const [index, one] of ENTRIES.entries()) {
      expectDamage(ENTRIES.toSpliced(index, 1));
      expectDamage(ENTRIES.toSpliced(index, 0, one));
      expectDamage(ENTRIES.toSpliced(index, 0, entry(70_000, 4)));
      if (index > 0) expectDamage(ENTRIES.toSpliced(index - 1, 2, one, ENTRIES[index - 1] as LogEntry));
      expectDamage(ENTRIES.with(index, { ...one, offsetMs: one.offsetMs + 1 }));
      expectDamage(ENTRIES.with(index, { ...one, kind: one.kind === 'notes' ? 'board' : 'notes' }));
      expectDamage(ENTRIES.with(index, { ...one, actorId: one.actorId === ANA ? null : ANA }));
      expectDamage(ENTRIES.with(index, { ...one, bytes: new Uint8Array([...one.bytes, 0]) }));
      expectDamage(ENTRIES.slice(0, index));
    }
  });

  it('[REPLAY-7] notices a keyframe that was changed, moved, dropped, or taken from another recording', () => {
    const whole = decodeRecording(encodeRecording(seal(ENTRIES)));
    const [first, last] = whole.keyframes as [Keyframe, Keyframe];
    const expectDamage = (keyframes: readonly Keyframe[]) =>
      expect(() => verifyRecording({ ...whole, keyframes })).toThrow(DamagedLogError);
    verifyRecording(whole);
    expectDamage([{ ...first, bytes: new Uint8Array([9, 9, 8]) }, last]);
    expectDamage([{ ...first, after: 3 }, last]);
    expectDamage([{ ...first, offsetMs: 0 }, last]);
    expectDamage([{ ...first, kind: 'notes' }, last]);
    expectDamage([last]);
    expectDamage([last, first]);
    const other = decodeRecording(encodeRecording(seal(ENTRIES.with(0, entry(0)))));
    const { keyframes, keyframeDigest = GENESIS } = other;
    expect(() => verifyRecording({ ...whole, keyframes, keyframeDigest })).toThrow(DamagedLogError);
  });
});
