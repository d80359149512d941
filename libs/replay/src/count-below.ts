/** How many of these numbers are below a limit; they must be sorted. Takes time that grows with the logarithm of their number. */
export function countBelow(sorted: ArrayLike<number>, limit: number): number {
  let from = 0;
  let until = sorted.length;
  while (from < until) {
    const middle = (from + until) >>> 1;
    if ((sorted[middle] ?? Infinity) < limit) from = middle + 1;
    else until = middle;
  }
  return from;
}
