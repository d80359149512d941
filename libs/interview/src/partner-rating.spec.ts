import { describe, expect, it } from '@jest/globals';
import { guardedSum, RATERS_PER_BATCH } from './index.js';

const LEVELS = [1, 2, 3, 4];
const ALL_BATCHES = LEVELS.flatMap((a) => LEVELS.flatMap((b) => LEVELS.map((c) => [a, b, c] as const)));

describe('the sum of a batch of ratings', () => {
  it('[INTERVIEW-18] leaves at least two levels possible for everybody in it, whatever they said', () => {
    for (const batch of ALL_BATCHES) {
      const possible = ALL_BATCHES.filter((other) => guardedSum(other) === guardedSum(batch));
      for (let place = 0; place < RATERS_PER_BATCH; place++)
        expect(new Set(possible.map((other) => other[place])).size).toBeGreaterThanOrEqual(2);
    }
  });

  it('[INTERVIEW-18] is the plain sum but where all are the lowest or the highest', () => {
    const changed = ALL_BATCHES.filter((batch) => guardedSum(batch) !== batch[0] + batch[1] + batch[2]);
    expect(changed).toEqual([
      [1, 1, 1],
      [4, 4, 4],
    ]);
    expect(changed.map(guardedSum)).toEqual([4, 11]);
  });

  it('[INTERVIEW-18] is of a whole batch', () => {
    expect(() => guardedSum([4, 4])).toThrow(RangeError);
  });
});
