import { convertQuantity, type Quantity } from './quantity.conversion.js';
import { INFORMATION_UNITS } from './unit.catalogue.js';

export const LARGE = ['', 'k', 'M', 'G', 'T', 'P', 'E'] as const;
export const SMALL = ['', 'm', 'µ', 'n'] as const;
const SIGNIFICANT_DIGITS = 3;
const MOST_IN_FULL = 1e9;

/**
 * A quantity as people write it in an interview: three significant digits and a prefix in steps of a thousand.
 * Sizes lose whatever prefix they came with and get the fitting one; seconds below one become ms, µs or ns.
 *
 * @param unit the unit to convert to first
 * @throws EstimationError as {@link convertQuantity}
 * @example formatQuantity({ value: 3858, unit: '1 / s' }) // '3.86 k/s'
 * @example formatQuantity({ value: 3000, unit: 'GB' }) // '3 TB'
 * @example formatQuantity({ value: 17361, unit: 'tweet / s' }) // '17.4 k tweet/s'
 */
export function formatQuantity(quantity: Quantity, unit: string = quantity.unit): string {
  const { value } = convertQuantity(quantity, unit);
  const [head = '', ...rest] = unit.trim().split(/\s*\/\s*/);
  const per = rest.map((part) => `/${part}`).join('');
  if (unit.trim() === '%') return `${rounded(value)} %`;
  if (head === '' || head === '1') return `${scaled(value, LARGE).join(' ').trim()}${per}`;
  if (Object.hasOwn(INFORMATION_UNITS, head))
    return formatInformation(value, head as keyof typeof INFORMATION_UNITS, per);
  if (head === 's') return formatScaled(value, Math.abs(value) < 1 ? SMALL : [''], head, per);
  const [digits, prefix] = scaled(value, LARGE);
  return [digits, prefix, `${head}${per}`].filter((part) => part !== '').join(' ');
}

function formatInformation(value: number, unit: keyof typeof INFORMATION_UNITS, per: string): string {
  const isBits = unit.endsWith('bit');
  return formatScaled(
    (value * INFORMATION_UNITS[unit]) / (isBits ? 1 : INFORMATION_UNITS.B),
    LARGE,
    isBits ? 'bit' : 'B',
    per,
  );
}

function formatScaled(value: number, prefixes: readonly string[], symbol: string, per: string): string {
  const [digits, prefix] = scaled(value, prefixes);
  return `${digits} ${prefix}${symbol}${per}`;
}

/** The number in front and the prefix, such that the number is below 1000 as long as there are prefixes. */
export function scaled(value: number, prefixes: readonly string[]): [string, string] {
  const step = prefixes === SMALL ? 1e3 : 1e-3;
  const isDone = (scaledValue: number) => (prefixes === SMALL ? scaledValue >= 1 : scaledValue < 1000);
  let index = 0;
  let current = value;
  while (index < prefixes.length - 1 && current !== 0 && !isDone(Math.abs(rounded(current)))) {
    current *= step;
    index += 1;
  }
  return [String(rounded(current)), prefixes[index] ?? ''];
}

export function rounded(value: number): number {
  // Above a thousand there was no prefix left to use: whole numbers are shown in full, as long as anybody could count the digits.
  const isShownInFull = Math.abs(value) >= 1000 && Math.abs(value) < MOST_IN_FULL;
  return isShownInFull ? Math.round(value) : Number(value.toPrecision(SIGNIFICANT_DIGITS));
}
