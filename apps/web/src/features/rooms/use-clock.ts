import { readClock, type ClockReading, type ClockState } from '@fortyfive/interview';
import { useServerNow } from '#platform/server-time';

/** What the clock says now, once a second; `null` until the server's time is known. */
export function useClock(clock: ClockState | null): ClockReading | null {
  const nowMs = useServerNow(1_000, clock?.stepDeadlineMs);
  return clock && nowMs !== null ? readClock(clock, nowMs) : null;
}

const SECOND_MS = 1_000;

/** The whole seconds to show: a countdown ends at 0:00 exactly at the deadline, overtime begins there. */
export function shownSeconds(reading: ClockReading): { leftMs: number; overMs: number } {
  return {
    leftMs: Math.ceil(reading.remainingMs / SECOND_MS) * SECOND_MS,
    overMs: Math.floor(reading.overtimeMs / SECOND_MS) * SECOND_MS,
  };
}
