import { COUNTED_NOUNS, INFORMATION_UNITS, isUnitName, MONEY_UNITS, RATE_UNITS, TIME_UNITS } from './unit.catalogue.js';

/** What else people write for a unit of the strict language; plurals of counted nouns come on top. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  ms: ['millisecond', 'milliseconds', 'msec'],
  us: ['µs', 'μs', 'microsecond', 'microseconds'],
  ns: ['nanosecond', 'nanoseconds'],
  second: ['seconds', 'sec', 'secs'],
  minute: ['minutes', 'min', 'mins'],
  hour: ['hours', 'hr', 'hrs', 'h'],
  day: ['days', 'd'],
  week: ['weeks', 'wk', 'wks'],
  month: ['months', 'mo', 'mos'],
  year: ['years', 'yr', 'yrs', 'y'],
  bit: ['bits'],
  byte: ['bytes'],
  KB: ['kb', 'kilobyte', 'kilobytes'],
  MB: ['mb', 'megabyte', 'megabytes'],
  GB: ['gb', 'gigabyte', 'gigabytes'],
  TB: ['tb', 'terabyte', 'terabytes'],
  PB: ['pb', 'petabyte', 'petabytes'],
  EB: ['eb', 'exabyte', 'exabytes'],
  Mbps: ['mbps'],
  Gbps: ['gbps'],
  Tbps: ['tbps'],
  usd: ['$', 'dollar', 'dollars'],
  // "Queries per second" is said of anything that comes in: it counts nothing in particular.
  '(1 / s)': ['qps', 'rps', 'tps', 'iops'],
  '(KB / s)': ['kBps', 'KBps'],
  '(MB / s)': ['MBps'],
  '(GB / s)': ['GBps'],
};

/** Bits to some, bytes to others. */
const BITS_OR_BYTES: Readonly<Record<string, string>> = {
  b: 'bit or B',
  Kb: 'kbit or KB',
  Mb: 'Mbit or MB',
  Gb: 'Gbit or GB',
  Tb: 'Tbit or TB',
};

const UNITS: ReadonlyMap<string, string> = new Map([
  ...COUNTED_NOUNS.map((noun) => [pluralOf(noun), noun] as const),
  ...Object.entries(SPELLINGS).flatMap(([unit, spellings]) => spellings.map((one) => [one, unit] as const)),
]);

// Not `b`, though B is a byte: behind a number it stays one, and elsewhere nobody means it.
const RESERVED: ReadonlySet<string> = new Set(
  [
    ...COUNTED_NOUNS,
    ...MONEY_UNITS,
    ...Object.keys({ ...TIME_UNITS, ...INFORMATION_UNITS, ...RATE_UNITS }),
    'x',
    'per',
    'of',
  ]
    .map((word) => word.toLowerCase())
    .filter((word) => word !== 'b'),
);

/**
 * The unit of the strict language that a typed word means: singular or plural, long or short, capitals or not.
 *
 * @example unitMeant('Users') // 'user'
 * @example unitMeant('QPS') // '(1 / s)'
 */
export function unitMeant(word: string): string | undefined {
  if (isUnitName(word)) return word;
  // "Gb" must not become "gb", which is read as gigabyte.
  if (Object.hasOwn(BITS_OR_BYTES, word)) return undefined;
  const lower = word.toLowerCase();
  return UNITS.get(word) ?? UNITS.get(lower) ?? (isUnitName(lower) ? lower : undefined);
}

/** The two units that a word could mean, as words, when it could mean both. */
export function bitsOrBytes(word: string): string | undefined {
  return Object.hasOwn(BITS_OR_BYTES, word) ? BITS_OR_BYTES[word] : undefined;
}

/** Whether a typed word is something that is counted: `users`, `request`. */
export function isCountedNoun(word: string): boolean {
  const unit = unitMeant(word);
  return unit !== undefined && (COUNTED_NOUNS as readonly string[]).includes(unit);
}

/** Whether a cell may not have this name (any capitals), because the word already has a meaning. */
export function isReservedName(key: string): boolean {
  return RESERVED.has(key);
}

/** Every word that is understood as a unit, to look for the one that was meant. */
export function unitWords(): readonly string[] {
  return [...RESERVED, ...UNITS.keys()];
}

/** @example pluralOf('query') // 'queries' */
export function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
