import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DamagedLogError } from './hash-chain.js';
import {
  decodePresenceSample,
  encodePresenceSample,
  MAX_COORDINATE,
  MAX_SAMPLED_SEATS,
  readPointer,
  readViewport,
  type SampledSeat,
} from './presence-sample.js';

const coordinate = fc.integer({ min: -MAX_COORDINATE, max: MAX_COORDINATE });
const length = fc.integer({ min: 1, max: MAX_COORDINATE });
const anyPointer = fc.record({
  ...{ x: coordinate, y: coordinate, isDown: fc.boolean() },
  tool: fc.constantFrom('pointer' as const, 'laser' as const),
});
const anyViewport = fc.record({ x: coordinate, y: coordinate, width: length, height: length });
const anySeats: fc.Arbitrary<SampledSeat[]> = fc
  .uniqueArray(
    fc.record({
      seat: fc.nat({ max: 255 }),
      pointer: fc.option(anyPointer),
      viewport: fc.option(anyViewport),
    }),
    { selector: ({ seat }) => seat, maxLength: MAX_SAMPLED_SEATS },
  )
  .map((seats) => seats.sort((one, other) => one.seat - other.seat));

const isWithin = (value: number): boolean => Number.isInteger(value) && Math.abs(value) <= MAX_COORDINATE;

/** What one may find under a field that a browser wrote. */
const anyField = fc.oneof(fc.double(), fc.constantFrom('1', null, NaN, Infinity, -0, 1e300, [], {}), fc.string());

describe('[REPLAY-8] a sample of presence', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(anySeats, (seats) => {
        expect(decodePresenceSample(encodePresenceSample(seats))).toEqual(seats);
      }),
    );
  });

  it('takes a byte or two for each number of a usual board', () => {
    const pointer = { x: 640, y: -360, tool: 'laser', isDown: true } as const;
    const seats = [0, 1].map((seat) => ({ seat, pointer, viewport: { x: -100, y: 0, width: 1_440, height: 900 } }));
    expect(encodePresenceSample(seats)).toHaveLength(2 + 2 * (2 + 4 + 7));
  });

  it('[REPLAY-3] is damaged or another sample within bounds when its bytes are any other, and never another error', () => {
    const flip = fc.record({ at: fc.nat(), to: fc.nat({ max: 255 }) });
    fc.assert(
      fc.property(anySeats, fc.array(flip, { minLength: 1, maxLength: 4 }), fc.nat(), (seats, flips, cut) => {
        const bytes = encodePresenceSample(seats);
        for (const { at, to } of flips) bytes[at % bytes.length] = to;
        const tampered = cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes;
        let read: SampledSeat[] = [];
        try {
          read = decodePresenceSample(tampered);
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedLogError);
        }
        for (const { pointer, viewport } of read)
          for (const value of [pointer?.x, pointer?.y, viewport?.x, viewport?.y, viewport?.width, viewport?.height])
            expect(value === undefined || isWithin(value)).toBe(true);
      }),
    );
  });

  it.each<[string, number[]]>([
    ['nothing', []],
    ['another version', [2, 0]],
    ['too many people', [1, MAX_SAMPLED_SEATS + 1]],
    ['fewer people than it says', [1, 1]],
    ['somebody twice', [1, 2, 3, 0, 3, 0]],
    ['a button pressed without a pointer', [1, 1, 0, 4]],
    ['unknown marks', [1, 1, 0, 16]],
    ['a negative zero', [1, 1, 0, 1, 0x40, 0]],
    ['a viewport without width', [1, 1, 0, 8, 0, 0, 0, 1]],
    ['something after its end', [1, 0, 0]],
  ])('[REPLAY-3] is damaged when it holds %s', (_what, bytes) => {
    expect(() => decodePresenceSample(new Uint8Array(bytes))).toThrow(DamagedLogError);
  });

  it('holds no more people than an interview can have', () => {
    const seats = Array.from({ length: MAX_SAMPLED_SEATS + 1 }, (_, seat) => ({ seat, pointer: null, viewport: null }));
    expect(() => encodePresenceSample(seats)).toThrow(RangeError);
  });
});

describe('[REPLAY-8] what a browser says', () => {
  it('is rounded and kept within bounds, or counts for nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(fc.constantFrom('x', 'y', 'width', 'height'), anyField), anyField), (said) => {
        const [pointer, viewport] = [readPointer(said), readViewport(said)];
        const seats = [{ seat: 0, pointer, viewport }];
        expect(decodePresenceSample(encodePresenceSample(seats))).toEqual(seats);
      }),
      { numRuns: 500 },
    );
  });

  it('is a pointer when it has a place, and a viewport when it also has a size', () => {
    const place = { x: 1.6, y: -1e12 };
    expect(readPointer({ ...place, tool: 'laser', isDown: true, button: 'x' })).toEqual({
      ...{ x: 2, y: -MAX_COORDINATE, tool: 'laser', isDown: true },
    });
    expect(readPointer({ ...place, tool: '__proto__', isDown: 1 })).toEqual({
      ...{ x: 2, y: -MAX_COORDINATE, tool: 'pointer', isDown: false },
    });
    expect(readPointer({ x: 1 })).toBeNull();
    expect(readViewport({ ...place, width: 10.4, height: 5 })).toEqual({
      x: 2,
      y: -MAX_COORDINATE,
      width: 10,
      height: 5,
    });
    for (const size of [{}, { width: 0, height: 5 }, { width: 10, height: -5 }, { width: '10', height: 5 }])
      expect(readViewport({ ...place, ...size })).toBeNull();
    for (const none of [null, undefined, 7, 'x', []])
      expect([readPointer(none), readViewport(none)]).toEqual([null, null]);
  });
});
