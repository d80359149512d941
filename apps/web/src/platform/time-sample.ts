/** One question to the server for its time. `offsetMs` leads from this page's `performance.now()` to server time. */
export interface TimeSample {
  readonly offsetMs: number;
  readonly roundTripMs: number;
  readonly takenAtMs: number;
}

/** Computer clocks drift apart by up to this much; it makes an old sample worth less than a fresh one. */
const DRIFT_PER_MS = 100e-6;

/**
 * Which of two samples to trust: the one that can be wrong by less. Where they contradict each other,
 * time jumped in between (a laptop slept), and only the fresh one can be right.
 */
export function betterSample(held: TimeSample | null, fresh: TimeSample): TimeSample {
  if (!held) return fresh;
  const heldErrorMs = held.roundTripMs / 2 + (fresh.takenAtMs - held.takenAtMs) * DRIFT_PER_MS;
  const freshErrorMs = fresh.roundTripMs / 2;
  const isContradiction = Math.abs(fresh.offsetMs - held.offsetMs) > heldErrorMs + freshErrorMs + 1;
  return isContradiction || freshErrorMs <= heldErrorMs ? fresh : held;
}
