/** What a lane is asked for on the command line. */
export interface LaneOptions {
  readonly seed: number;
  /** The number behind `--times`, `--seconds`, `--updates` or `--seeds`. */
  readonly amount: number;
  /** Tells the person at the terminal how far it is. */
  readonly say: (progress: string) => void;
}

export interface LaneResult {
  /** Printed as JSON, in this order. */
  readonly figures: Readonly<Record<string, unknown>>;
  /** Whether the promise held. */
  readonly isKept: boolean;
  /** What exactly was found wrong, one thing each. */
  readonly complaints: readonly string[];
}

/** The smallest value that at least this share of the samples does not exceed, in whole milliseconds. */
export function percentile(samplesMs: readonly number[], share: number): number {
  const sorted = [...samplesMs].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN);
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until something holds, and says whether it ever did. */
export async function comesTrue(
  holds: () => boolean | Promise<boolean>,
  withinMs: number,
  pollMs = 10,
): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) return false;
    await pause(pollMs);
  }
  return true;
}
