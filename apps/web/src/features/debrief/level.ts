/** The lowest level there is; no price takes a rating below it. */
const LOWEST = 1;

/** A level less what hints cost, never below the lowest (DEBRIEF-3). @example pricedLevel(3, 0.5) // 2.5 */
export function pricedLevel(level: number, price: number): number {
  return Math.max(LOWEST, level - price);
}

/** A level or a price as a number, at most one place behind the point. @example formatLevel(2.666) // '2.7' */
export function formatLevel(level: number): string {
  return String(Math.round(level * 10) / 10);
}

/**
 * The subtraction as one would write it down.
 * @example equationOf(3, 0.5) // '3 − 0.5 = 2.5'
 * @example equationOf(1, 0.5) // '1 − 0.5, but never below 1'
 */
export function equationOf(level: number, price: number): string {
  const sum = `${formatLevel(level)} − ${formatLevel(price)}`;
  return level - price < LOWEST ? `${sum}, but never below ${LOWEST}` : `${sum} = ${formatLevel(level - price)}`;
}

const COUNTS: Readonly<Record<number, string>> = {
  0.5: 'half a level',
  1: 'one level',
  2: 'two levels',
  3: 'three levels',
};

/** So many levels, in words. @example levelsInWords(0.5) // 'half a level' */
export function levelsInWords(levels: number): string {
  return COUNTS[levels] ?? `${formatLevel(levels)} levels`;
}
