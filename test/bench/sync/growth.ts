import { round, type Measurements } from './results.js';
import type { ServerName } from './targets.js';

export interface GrowthPoint {
  readonly rooms: number;
  readonly servers: Measurements;
}

/** How much dearer an update or a room may be in the largest size than in the smallest, to count as linear. */
const MAX_RISE = 1.25;

/** The largest size's cost of one update and one room, over the smallest's. */
export interface Rise {
  readonly cpuPerUpdate: number;
  readonly kbPerRoom: number;
  readonly isLinear: boolean;
}

export function riseOf(points: readonly GrowthPoint[], name: ServerName): Rise | null {
  const [smallest, largest] = [points[0]?.servers[name], points.at(-1)?.servers[name]];
  if (!smallest || !largest) return null;
  const cpuPerUpdate = round(largest.cpuUsPerUpdate / smallest.cpuUsPerUpdate);
  const kbPerRoom = round(largest.kbPerRoom / smallest.kbPerRoom);
  return { cpuPerUpdate, kbPerRoom, isLinear: cpuPerUpdate <= MAX_RISE && kbPerRoom <= MAX_RISE };
}

/** One line per server and size, and whether the cost of one update and one room stays. */
export function tabulateGrowth(points: readonly GrowthPoint[], names: readonly ServerName[]): string {
  return names
    .flatMap((name) => {
      const lines = points.map(({ rooms, servers }) => {
        const {
          cpuUsPerUpdate = NaN,
          postgresCpuUsPerUpdate = '-',
          kbPerRoom = NaN,
          p99Ms = NaN,
        } = servers[name] ?? {};
        const cpu = `${cpuUsPerUpdate} us CPU/update (Postgres ${postgresCpuUsPerUpdate})`;
        return `${name.padEnd(18)} ${String(rooms).padStart(5)} rooms  ${cpu}  ${kbPerRoom} kB/room  p99 ${p99Ms} ms`;
      });
      const rise = riseOf(points, name);
      const verdict =
        rise &&
        `x ${rise.cpuPerUpdate} CPU/update, x ${rise.kbPerRoom} kB/room: ${rise.isLinear ? 'linear' : 'NOT LINEAR'}`;
      return [...lines, `${''.padEnd(18)} ${verdict ?? ''}`];
    })
    .join('\n');
}
