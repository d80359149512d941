/** Something that was seen, or done, at a moment: ms since the epoch by the machine's monotonic clock. */
export interface Sample {
  readonly atMs: number;
  /** Where it was, px from the left edge of the page. */
  readonly x: number;
}

/** One digit behind the point: finer than the clock of a browser. */
export const rounded = (value: number): number => Math.round(value * 10) / 10;

/** The smallest value that this share of all is not above. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN);
}

/**
 * How long each movement took to be seen. Both lists move to the right only, and the same way.
 * @param moves what was done @param views what was to be seen, frame by frame
 */
export function delays(moves: readonly Sample[], views: readonly Sample[]): number[] {
  const found: number[] = [];
  let view = 0;
  for (const { atMs, x } of moves) {
    // A pixel less: edges are smoothed.
    while (view < views.length && (views[view] as Sample).x < x - 1) view++;
    const seen = views[view];
    if (!seen) break;
    found.push(Math.max(0, seen.atMs - atMs));
  }
  return found;
}

/**
 * How old each newly seen position was: since the movement that led to it. Movements that were never seen, because the next
 * one was sent in their place, do not count here; they do in `delays`.
 */
export function ages(moves: readonly Sample[], views: readonly Sample[]): number[] {
  const found: number[] = [];
  for (const [index, { atMs, x }] of views.entries()) {
    const isNew = index > 0 && x > (views[index - 1] as Sample).x;
    const [first, ...rest] = moves;
    if (!isNew || !first || x < first.x - 1) continue;
    const source = rest.reduce((best, move) => (Math.abs(move.x - x) < Math.abs(best.x - x) ? move : best), first);
    found.push(Math.max(0, atMs - source.atMs));
  }
  return found;
}
