import { readdirSync, readFileSync } from 'node:fs';
import { RUNNING } from '../../support/global-setup.mjs';

/** Linux counts processor time in hundredths of a second, whatever its kernel's own tick is. */
const TICK_US = 10_000;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly ownTicks: number;
  /** Of children that have ended. */
  readonly endedTicks: number;
}

function readStat(pid: string): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces; what follows it is numbered from 3 on in proc(5).
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [4, 14, 15, 16, 17].map((field) =>
      Number(fields[field - 3]),
    );
    return { pid: Number(pid), parent, ownTicks: user + system, endedTicks: endedUser + endedSystem };
  } catch {
    return null; // It has ended since the folder was read.
  }
}

/**
 * User and system time of the embedded Postgres so far, in microseconds: its first process, those that it has started, and
 * those of them that have ended. `null` where there is no /proc to read it from, and for a Postgres that is not ours.
 */
export function postgresCpuUs(): number | null {
  const pid = (globalThis as { [RUNNING]?: { postgres: { pid: number } } })[RUNNING]?.postgres.pid;
  if (process.platform !== 'linux' || pid === undefined) return null;
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readStat);
  const own = stats.filter((stat) => stat !== null).filter((stat) => stat.pid === pid || stat.parent === pid);
  const ticks = own.reduce((sum, stat) => sum + stat.ownTicks + (stat.pid === pid ? stat.endedTicks : 0), 0);
  return ticks * TICK_US;
}
