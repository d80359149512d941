import { CLOSE_CODES } from '@fortyfive/contract';

const SHORTEST_MS = 500;
const LONGEST_MS = 15_000;
const AT_ONCE_MS = 250;

/** Close codes after which the server is ready, or nearly so, to have us back. */
const COME_BACK_AT_ONCE: readonly number[] = [CLOSE_CODES.accessChanged, CLOSE_CODES.serverStopping];

/**
 * How long to wait before connecting again: a random time below a limit that doubles, so that the browsers of a restarted
 * server do not all come back in the same moment.
 * @param attempt how many connections in a row have failed before this one
 * @param closeCode why the last one ended, if the server said so
 */
export function reconnectDelayMs(attempt: number, closeCode?: number): number {
  if (attempt === 0 && closeCode !== undefined && COME_BACK_AT_ONCE.includes(closeCode)) {
    return Math.random() * AT_ONCE_MS;
  }
  const limitMs = Math.min(LONGEST_MS, 2 * SHORTEST_MS * 2 ** attempt);
  return SHORTEST_MS + Math.random() * (limitMs - SHORTEST_MS);
}
