import { describe, expect, it } from '@jest/globals';
import { betterSample } from './time-sample';

const held = { offsetMs: 1_000_000, roundTripMs: 20, takenAtMs: 0 };

describe('betterSample', () => {
  it('takes the first one there is', () => {
    expect(betterSample(null, held)).toBe(held);
  });

  it('keeps the one with the smaller round trip', () => {
    expect(betterSample(held, { offsetMs: 1_000_030, roundTripMs: 90, takenAtMs: 500 })).toBe(held);
    const quicker = { offsetMs: 1_000_004, roundTripMs: 4, takenAtMs: 500 };
    expect(betterSample(held, quicker)).toBe(quicker);
  });

  it('trusts an old sample less, because clocks drift', () => {
    const anHourLater = { offsetMs: 1_000_020, roundTripMs: 90, takenAtMs: 3_600_000 };
    expect(betterSample(held, anHourLater)).toBe(anHourLater);
  });

  it('takes the fresh one when time has jumped, however slow it was', () => {
    const afterSleep = { offsetMs: 1_600_000, roundTripMs: 400, takenAtMs: 1_000 };
    expect(betterSample(held, afterSleep)).toBe(afterSleep);
  });
});
