/**
 * Things that are counted. Each is a dimension of its own and not a bare number, so that a formula which forgets a
 * factor ("users per second" where requests were meant) fails as a unit mismatch instead of passing as a plausible figure.
 * The price is that a formula states its conversions (`2 request / user`). To grow: add the noun here, singular.
 */
export const COUNTED_NOUNS = [
  'user',
  'account',
  'session',
  'device',
  'connection',
  'request',
  'read',
  'write',
  'query',
  'operation',
  'redirect',
  'click',
  'url',
  'code',
  'tweet',
  'post',
  'view',
  'feed',
  'entry',
  'follower',
  'message',
  'delivery',
  'conversation',
  'group',
  'notification',
  'event',
  'item',
  'order',
  'payment',
  'transaction',
  'search',
  'document',
  'page',
  'image',
  'photo',
  'video',
  'stream',
  'segment',
  'file',
  'chunk',
  'object',
  'record',
  'row',
  'key',
  'job',
  'task',
  'metric',
  'sample',
  'log',
  'trip',
  'driver',
  'rider',
  'location',
  'place',
  'bid',
  'auction',
  'trade',
  'ticket',
  'seat',
  'game',
  'player',
  'server',
  'core',
  'node',
  'shard',
  'partition',
  'replica',
  'worker',
  'region',
  'customer',
  'client',
  'member',
  'product',
  'booking',
  'ride',
  'like',
  'comment',
  'upload',
  'download',
  'visit',
  'email',
  'song',
  'word',
  'character',
  'machine',
  'instance',
] as const;

/** Seconds in each unit of time. A month is the 30 days of an SLO window, a year is 365 days: see ESTIMATION-4. */
export const TIME_UNITS = {
  ns: 1e-9,
  us: 1e-6,
  ms: 1e-3,
  s: 1,
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
} as const;

/** Bits in each unit of information. Decimal prefixes are 1000-based; the 1024-based ones have their own names. */
export const INFORMATION_UNITS = {
  bit: 1,
  kbit: 1e3,
  Mbit: 1e6,
  Gbit: 1e9,
  Tbit: 1e12,
  byte: 8,
  B: 8,
  kB: 8e3,
  KB: 8e3,
  MB: 8e6,
  GB: 8e9,
  TB: 8e12,
  PB: 8e15,
  EB: 8e18,
  KiB: 8 * 2 ** 10,
  MiB: 8 * 2 ** 20,
  GiB: 8 * 2 ** 30,
  TiB: 8 * 2 ** 40,
  PiB: 8 * 2 ** 50,
} as const;

/** Bits per second, spelled as the field writes them. There is no `mbps`: it would read as milli. */
export const RATE_UNITS = { bps: 1, kbps: 1e3, Mbps: 1e6, Gbps: 1e9, Tbps: 1e12 } as const;

/** Money has one currency on purpose: exchange rates are not an estimate. */
export const MONEY_UNITS = ['usd'] as const;

const NAMES: ReadonlySet<string> = new Set([
  ...COUNTED_NOUNS,
  ...MONEY_UNITS,
  ...Object.keys(TIME_UNITS),
  ...Object.keys(INFORMATION_UNITS),
  ...Object.keys(RATE_UNITS),
]);

/**
 * Whether a word is a unit this lib knows. Exact, case-sensitive, singular.
 *
 * @example isUnitName('tweet') // true
 * @example isUnitName('furlong') // false: only units of this field are known
 */
export function isUnitName(word: string): boolean {
  return NAMES.has(word);
}
