/** Letters that stand for powers of a thousand, as in "100 M". */
const SCALES: readonly (readonly [letter: string, factor: number])[] = [
  ['P', 1e15],
  ['T', 1e12],
  ['G', 1e9],
  ['M', 1e6],
  ['k', 1e3],
];

/**
 * A number as one would type it: short, and read back as exactly the same.
 * @example writeAmount(100e6) // '100 M'
 */
export function writeAmount(value: number): string {
  const scale = SCALES.find(([, factor]) => value >= factor);
  if (!scale) return String(value);
  const [letter, factor] = scale;
  const short = `${Number((value / factor).toPrecision(6))} ${letter}`;
  return readAmount(short) === value ? short : String(value);
}

const AMOUNT = /^(\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?)([kMGTP]?)$/;

/**
 * What was typed, as a number; `null` for what is none. Thousands may be set apart.
 * @example readAmount('1,500') // 1500
 * @example readAmount('100 M') // 100_000_000
 */
export function readAmount(typed: string): number | null {
  const [, digits = '', letter = ''] = AMOUNT.exec(typed.replace(/[\s,_]/g, '')) ?? [];
  if (digits === '') return null;
  const value = Number(digits) * (SCALES.find(([name]) => name === letter)?.[1] ?? 1);
  return Number.isFinite(value) ? value : null;
}
