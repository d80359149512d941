import { CLOSE_CODES } from '@fortyfive/contract';

const SHORTEST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * Close codes after which the server is ready, or nearly so, to have us back, and over how long a time the first tries are
 * spread: one person whose role has changed, or everybody who was on a server that restarts.
 */
const FIRST_TRY_WITHIN_MS: Readonly<Record<number, number>> = {
  [CLOSE_CODES.accessChanged]: 250,
  [CLOSE_CODES.serverStopping]: 1_000,
};

/** Close codes that ask for less: even the first try waits as if some had failed. */
const COME_LATER: readonly number[] = [CLOSE_CODES.tooFast, CLOSE_CODES.tooManyConnections, CLOSE_CODES.slowReader];
const HEAD_START = 2;

/**
 * How long to wait before connecting again: a random time below a limit that doubles, so that the browsers of a restarted
 * server do not all come back in the same moment.
 * @param attempt how many connections in a row have failed before this one
 * @param closeCode why the last one ended, if the server said so
 * @returns milliseconds
 */
export function reconnectDelayMs(attempt: number, closeCode = 0): number {
  const firstTryWithinMs = FIRST_TRY_WITHIN_MS[closeCode];
  if (attempt === 0 && firstTryWithinMs !== undefined) return Math.random() * firstTryWithinMs;
  const doublings = attempt + (COME_LATER.includes(closeCode) ? HEAD_START : 0);
  const limitMs = Math.min(LONGEST_MS, 2 * SHORTEST_MS * 2 ** doublings);
  return SHORTEST_MS + Math.random() * (limitMs - SHORTEST_MS);
}
