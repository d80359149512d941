import { dimensionsOf, magnitudeOf, type Measure } from './math.engine.js';
import { pluralOf } from './notation.units.js';
import { LARGE, rounded, scaled, SMALL } from './quantity.format.js';
import { TIME_UNITS } from './unit.catalogue.js';

/** A measure as it is read aloud, and what else one may want to know of it. */
export interface ReadableMeasure {
  readonly text: string;
  /** The same value in other terms: a rate per day, a throughput in bits, a rounded count in full. */
  readonly details: readonly string[];
}

interface Per {
  readonly symbol: string;
  readonly seconds: number;
}

const [PER_SECOND, ...SLOWER] = [
  { symbol: 's', seconds: TIME_UNITS.s },
  { symbol: 'min', seconds: TIME_UNITS.minute },
  { symbol: 'h', seconds: TIME_UNITS.hour },
  { symbol: 'day', seconds: TIME_UNITS.day },
  { symbol: 'year', seconds: TIME_UNITS.year },
] as const satisfies readonly Per[];
const PER_DAY = SLOWER[2];
const PER_MONTH: Per = { symbol: 'month', seconds: TIME_UNITS.month };
const BITS = { byte: 8, gigabyte: 8e9 } as const;

/** A measure, parted into what the prefix belongs to and the units around it. `value` is in bytes, seconds and ones. */
interface Parts {
  readonly value: number;
  readonly isBytes: boolean;
  readonly isRate: boolean;
  readonly isMoney: boolean;
  readonly above: readonly string[];
  readonly below: readonly string[];
}

/**
 * Three significant digits, a prefix in steps of a thousand, rates per second (ESTIMATION-11).
 *
 * @example formatMeasure(evaluate('300e6 user * 5 / day')) // { text: '17.4 k user/s', details: ['1.5 G user/day'] }
 */
export function formatMeasure(measure: Measure): ReadableMeasure {
  const dimensions = dimensionsOf(measure);
  const value = magnitudeOf(measure);
  if (dimensions.size === 1 && dimensions.get('s') === 1) return { text: formatDuration(value), details: [] };
  const parts = partsOf(value, dimensions);
  if (!parts.isRate) return { text: write(parts), details: inFull(parts) };
  const per = ratePer(parts);
  return { text: write(parts, per), details: per === PER_SECOND ? otherRates(parts) : [] };
}

/** Only for a formula that is nothing but a percentage. */
export function formatPercent(measure: Measure): ReadableMeasure {
  return { text: `${Number((magnitudeOf(measure) * 100).toPrecision(12))} %`, details: [] };
}

function partsOf(value: number, dimensions: ReadonlyMap<string, number>): Parts {
  const exponents = new Map(dimensions);
  const take = (name: string, exponent: number): boolean => exponents.get(name) === exponent && exponents.delete(name);
  const isBytes = take('bit', 1);
  const isPerGigabyte = take('bit', -1);
  const isRate = take('s', -1);
  const isLasting = take('s', 1);
  const left = [...exponents].sort(([a], [b]) => (a < b ? -1 : 1));
  const powers = (sign: 1 | -1) =>
    left.filter(([, exponent]) => exponent * sign > 0).map(([name, exponent]) => powerOf(name, exponent * sign));
  const factor =
    (isBytes ? 1 / BITS.byte : 1) * (isPerGigabyte ? BITS.gigabyte : 1) * (isLasting ? 1 / TIME_UNITS.hour : 1);
  return {
    value: value * factor,
    isBytes,
    isRate,
    isMoney: dimensions.get('usd') === 1,
    above: [...powers(1), ...(isLasting ? ['h'] : [])],
    below: [...powers(-1), ...(isPerGigabyte ? ['GB'] : [])],
  };
}

function powerOf(name: string, exponent: number): string {
  return exponent === 1 ? name : `${name}^${exponent}`;
}

/** Per second, unless that is a tiny number: then per whatever gives a figure one can picture. Money goes by the month. */
function ratePer(parts: Parts): Per {
  if (parts.isMoney) return PER_MONTH;
  const size = Math.abs(parts.value);
  if (size === 0 || size >= 0.1) return PER_SECOND;
  return SLOWER.find(({ seconds }) => size * seconds >= 1) ?? SLOWER[3];
}

function otherRates(parts: Parts): string[] {
  const perDay = write(parts, PER_DAY);
  if (!parts.isBytes || parts.above.length > 0 || parts.below.length > 0) return [perDay];
  const [digits, prefix] = scaled(parts.value * BITS.byte, LARGE);
  return [`${digits} ${prefix}bit/s`, perDay];
}

function write(parts: Parts, per?: Per): string {
  const [digits, prefix] = scaled(parts.value * (per?.seconds ?? 1), LARGE);
  const below = [...parts.below, ...(per ? [per.symbol] : [])].map((unit) => `/${unit}`).join('');
  const number = prefix === '' ? nearOne(parts.value, digits, per) : digits;
  if (parts.isBytes) return `${number} ${prefix}${['B', ...parts.above].join('·')}${below}`;
  const [only, ...others] = parts.above;
  const isPlain = below === '' && others.length === 0 && only !== undefined && /^[a-z]+$/.test(only) && only !== 'usd';
  const unit = isPlain && `${number}${prefix}` !== '1' ? pluralOf(only) : parts.above.join('·');
  if (unit === '') return `${number} ${prefix}`.trim() + below;
  return [number, prefix, `${unit}${below}`].filter((part) => part !== '').join(' ');
}

/** 0.999999 is not 1 where nines are counted. */
function nearOne(value: number, digits: string, per?: Per): string {
  const missing = 1 - value;
  if (per || missing <= 0 || missing > 0.01) return digits.replace('e+', 'e');
  return String(Number(value.toFixed(Math.min(15, Math.ceil(-Math.log10(missing)) + 2))));
}

/** A whole number that the three digits do not give exactly. */
function inFull({ value, isBytes, above, below }: Parts): string[] {
  const isExact = Number.isInteger(value) && Math.abs(value) >= 1000 && Math.abs(value) < 1e15;
  if (!isExact || isBytes || above.length > 1 || below.length > 0) return [];
  return Number(value.toPrecision(3)) === value ? [] : [value.toLocaleString('en-US')];
}

function formatDuration(seconds: number): string {
  const size = Math.abs(seconds);
  if (size < 1) {
    const [digits, prefix] = scaled(seconds, SMALL);
    return `${digits} ${prefix}s`;
  }
  const steps: readonly (readonly [from: number, unit: number, symbol: string])[] = [
    [TIME_UNITS.year, TIME_UNITS.year, 'year'],
    [TIME_UNITS.day, TIME_UNITS.day, 'day'],
    [TIME_UNITS.hour, TIME_UNITS.hour, 'h'],
    [TIME_UNITS.minute, TIME_UNITS.minute, 'min'],
  ];
  // What would be rounded up to the next unit is written in that unit: 24 h are 1 day.
  const [, unit, symbol] = steps.find(([from]) => rounded(size) >= from || size >= from) ?? [1, 1, 's'];
  const [digits, prefix] = scaled(seconds / unit, LARGE);
  const word = ['day', 'year'].includes(symbol) && `${digits}${prefix}` !== '1' ? pluralOf(symbol) : symbol;
  return [digits, prefix, word].filter((part) => part !== '').join(' ');
}
