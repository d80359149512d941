import { describe, expect, it } from '@jest/globals';
import { TokenBucket } from './token-bucket.js';

const takenAt = (bucket: TokenBucket, nowMs: number, tries: number): number =>
  Array.from({ length: tries }, () => bucket.take(1, nowMs)).filter(Boolean).length;

describe('a token bucket', () => {
  it('[PLATFORM-21] gives its burst at once and then so many a second', () => {
    const bucket = new TokenBucket(30, 60, 1_000);
    expect(takenAt(bucket, 1_000, 100)).toBe(60);
    expect(takenAt(bucket, 1_500, 100)).toBe(15);
    expect(takenAt(bucket, 2_500, 100)).toBe(30);
  });

  it('[PLATFORM-21] saves no more than its burst', () => {
    const bucket = new TokenBucket(30, 60, 0);
    expect(takenAt(bucket, 3_600_000, 100)).toBe(60);
  });

  it('[PLATFORM-21] gives the same to whoever asks all the time', () => {
    const bucket = new TokenBucket(30, 60, 0);
    let taken = 0;
    for (let nowMs = 0; nowMs <= 10_000; nowMs++) taken += takenAt(bucket, nowMs, 3);
    expect(taken).toBeGreaterThanOrEqual(359);
    expect(taken).toBeLessThanOrEqual(360);
  });

  it('[PLATFORM-21] gives several together or none', () => {
    const bucket = new TokenBucket(1_000, 2_000, 0);
    expect([bucket.take(1_500, 0), bucket.take(501, 0), bucket.take(500, 0)]).toEqual([true, false, true]);
    expect([bucket.take(2_001, 60_000), bucket.take(2_000, 60_000)]).toEqual([false, true]);
  });

  it('[PLATFORM-21] says how long to wait for the next one, and when it is as good as new', () => {
    const bucket = new TokenBucket(0.25, 1, 0);
    expect([bucket.waitMs(0), bucket.isFull(0)]).toEqual([0, true]);
    bucket.take(1, 0);
    expect([bucket.waitMs(0), bucket.waitMs(2_000), bucket.isFull(3_000)]).toEqual([4_000, 2_000, false]);
    expect([bucket.waitMs(4_000), bucket.isFull(4_000)]).toEqual([0, true]);
  });
});
