import { describe, expect, it } from '@jest/globals';
import { CLOSE_CODES } from '@fortyfive/contract';
import { reconnectDelayMs } from './reconnect-delay';

/** The shortest and the longest wait that came up, in milliseconds. */
function rangeOf(attempt: number, closeCode?: number): { least: number; most: number } {
  const waits = Array.from({ length: 2_000 }, () => reconnectDelayMs(attempt, closeCode));
  return { least: Math.min(...waits), most: Math.max(...waits) };
}

describe('reconnectDelayMs', () => {
  it('spreads each try over a range that doubles, from half a second to 15 seconds', () => {
    for (const [attempt, longestMs] of [1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000].entries()) {
      const { least, most } = rangeOf(attempt);
      expect(least).toBeGreaterThanOrEqual(500);
      expect(least).toBeLessThan(500 + 0.05 * longestMs);
      expect(most).toBeLessThanOrEqual(longestMs);
      expect(most).toBeGreaterThan(0.95 * longestMs);
    }
  });

  it('comes back at once to a server that stops, spread over a second, and then as usual', () => {
    const { least, most } = rangeOf(0, CLOSE_CODES.serverStopping);
    expect(least).toBeLessThan(50);
    expect(most).toBeLessThanOrEqual(1_000);
    expect(most).toBeGreaterThan(900);
    expect(rangeOf(1, CLOSE_CODES.serverStopping).least).toBeGreaterThanOrEqual(500);
  });

  it('comes back at once when only the access has changed', () => {
    expect(rangeOf(0, CLOSE_CODES.accessChanged).most).toBeLessThanOrEqual(250);
  });

  it.each(['tooFast', 'tooManyConnections', 'slowReader'] as const)('takes its time after %s', (reason) => {
    expect(rangeOf(0, CLOSE_CODES[reason]).most).toBeGreaterThan(3_500);
  });
});
