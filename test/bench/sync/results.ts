import { quantile, type Measurement } from './measure.js';
import type { ServerName } from './targets.js';

export type Measurements = Partial<Record<ServerName, Measurement>>;

export interface Ratios {
  readonly cpuVsYWebsocket: number | null;
  readonly cpuWithPostgresVsYWebsocket: number | null;
  readonly p99VsRelay: number | null;
  readonly idleMemoryVsYWebsocket: number | null;
  readonly joinVsYWebsocket: number | null;
}

/** What is to be reached. p99 is in milliseconds, the fraction is of all updates. */
export const TARGETS = {
  cpuVsYWebsocket: 1,
  cpuWithPostgresVsYWebsocket: 2,
  p99Ms: 16.7,
  idleMemoryVsYWebsocket: 0.1,
  joinVsYWebsocket: 1,
  deliveredFraction: 1,
} as const;

/** Less than this is noise of the garbage collector, in kB per room. */
const SMALLEST_KB = 0.1;

export function round(value: number, places = 2): number {
  return Number(value.toFixed(places));
}

/** The middle of several passes, figure by figure. */
export function medianOf(passes: readonly Measurement[]): Measurement {
  const [first] = passes;
  if (!first) throw new Error('Nothing was measured.');
  const figures = (Object.keys(first) as (keyof Measurement)[]).map((figure) => {
    const values = passes.map((pass) => pass[figure] ?? NaN);
    return [figure, round(quantile(values, 0.5), figure === 'deliveredFraction' ? 6 : 2)];
  });
  return {
    ...(Object.fromEntries(figures) as Record<keyof Measurement, number>),
    // One update that is lost in one pass is not made good by the others.
    deliveredFraction: Math.min(...passes.map(({ deliveredFraction }) => deliveredFraction)),
  };
}

function divide(one: number | undefined, other: number | undefined): number | null {
  return one === undefined || other === undefined ? null : round(one / other, 3);
}

const sum = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : one + other;

const idleKb = (measurement: Measurement | undefined): number | undefined =>
  measurement && Math.max(SMALLEST_KB, measurement.kbPerIdleRoom);

/** `null` for what takes a server that was not measured. */
export function compare({ fortyfive, relay, 'y-websocket': yWebsocket }: Measurements): Ratios {
  const withPostgres = sum(fortyfive?.cpuUsPerUpdate, fortyfive?.postgresCpuUsPerUpdate);
  return {
    cpuVsYWebsocket: divide(fortyfive?.cpuUsPerUpdate, yWebsocket?.cpuUsPerUpdate),
    cpuWithPostgresVsYWebsocket: divide(withPostgres, yWebsocket?.cpuUsPerUpdate),
    p99VsRelay: divide(fortyfive?.p99Ms, relay?.p99Ms),
    idleMemoryVsYWebsocket: divide(idleKb(fortyfive), idleKb(yWebsocket)),
    joinVsYWebsocket: divide(fortyfive?.joinP50Ms, yWebsocket?.joinP50Ms),
  };
}

const COLUMNS = [
  ['cpuUsPerUpdate', 'CPU us/update'],
  ['postgresCpuUsPerUpdate', '+ Postgres us'],
  ['p50Ms', 'p50 ms'],
  ['p99Ms', 'p99 ms'],
  ['kbPerRoom', 'kB/open room'],
  ['kbPerIdleRoom', 'kB/idle room'],
  ['joinP50Ms', 'join p50 ms'],
  ['deliveredFraction', 'delivered'],
  ['rssKbPerRoom', 'RSS kB/room'],
] as const satisfies readonly (readonly [keyof Measurement, string])[];

const NAME_WIDTH = 18;

/** One line per server. */
export function tabulate(measurements: Measurements): string {
  const head = ''.padEnd(NAME_WIDTH) + COLUMNS.map(([, title]) => title.padStart(title.length + 2)).join('');
  const lines = Object.entries(measurements).map(([name, measurement]) => {
    const cells = COLUMNS.map(([figure, title]) => String(measurement[figure] ?? '-').padStart(title.length + 2));
    return name.padEnd(NAME_WIDTH) + cells.join('');
  });
  return [head, ...lines].join('\n');
}

/** Each target, the figure beside it, and whether it is met. */
export function judge({ fortyfive }: Measurements, ratios: Ratios): string {
  const figures: Record<keyof typeof TARGETS, number | null | undefined> = {
    ...ratios,
    p99Ms: fortyfive?.p99Ms,
    deliveredFraction: fortyfive?.deliveredFraction,
  };
  const lines = (Object.keys(TARGETS) as (keyof typeof TARGETS)[]).map((name) => {
    const [figure, target] = [figures[name], TARGETS[name]];
    if (figure == null) return `${name.padEnd(30)} not measured`;
    const isMet = name === 'deliveredFraction' ? figure >= target : figure <= target;
    const sign = name === 'deliveredFraction' ? '=' : '<=';
    return `${name.padEnd(30)} ${String(figure).padStart(8)}   ${sign} ${target}: ${isMet ? 'met' : 'NOT MET'}`;
  });
  if (ratios.p99VsRelay !== null) lines.push(`${'p99VsRelay'.padEnd(30)} ${String(ratios.p99VsRelay).padStart(8)}`);
  return lines.join('\n');
}
