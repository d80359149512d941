import pg from 'pg';
import { Crowd, pause } from './crowd.js';
import { checkContent, measureJoins } from './joins.js';
import type { Memory } from './server-process.js';
import { STARTERS, STORING, type ServerName, type Target } from './targets.js';
import type { RoomScript } from './traffic-script.js';
import { generatorCoresOf, measureWork, perUpdate, type Work } from './work.js';

export interface Load {
  readonly rooms: number;
  /** Updates per second and client. */
  readonly rate: number;
  readonly seconds: number;
  readonly idleSeconds: number;
  readonly joins: number;
  /** Options of Node for our own server. */
  readonly nodeArgs: readonly string[];
}

/** What one server needed for the load; see sync.ts for what each figure means. */
export interface Measurement {
  readonly cpuUsPerUpdate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly kbPerRoom: number;
  readonly kbPerIdleRoom: number;
  readonly joinP50Ms: number;
  readonly deliveredFraction: number;
  readonly postgresCpuUsPerUpdate?: number;
  readonly rssKbPerRoom: number;
  readonly rssKbPerIdleRoom: number;
  /** What the load generator itself needed, as a share of one core. */
  readonly generatorCores: number;
  /** How late the load generator's own timers were, of a hundred the latest but one. Above some milliseconds p99 is noise. */
  readonly generatorDelayP99Ms: number;
  /** Frames that held something else than one update as it had been sent. */
  readonly decodedFrames: number;
}

export const WARM_UP_SECONDS = 2;
/** A load generator that needs more of its core than this measures itself. */
const MAX_GENERATOR_CORES = 0.8;
const REHEARSAL_MS = 1_000;
const REHEARSAL_RATE = 20;

export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** The value below which a share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** What Postgres has put off for another server's sake is not to be done in this one's time. */
async function settlePostgres(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  await client.query('CHECKPOINT');
  await client.end();
}

/** Plays one room through, so that compiled code and the caches of a server are not taken for the first room's memory. */
async function rehearse(target: Target, script: RoomScript): Promise<void> {
  const crowd = await Crowd.gather(target, target.rooms.slice(-1), [script]);
  crowd.startWork(REHEARSAL_RATE);
  await pause(REHEARSAL_MS);
  await measureJoins(target, crowd, 3);
  await crowd.drain();
  await crowd.leave();
  await pause(500);
}

const kbPerRoom = (after: number, before: number, rooms: number): number =>
  Math.max(0, (after - before) / 1_024 / rooms);

async function measureTarget(name: ServerName, target: Target, load: Load, scripts: readonly RoomScript[]) {
  await rehearse(target, scripts[0] as RoomScript);
  const empty = await target.process.memory();
  const crowd = await Crowd.gather(target, target.rooms.slice(0, load.rooms), scripts);
  if (STORING.includes(name)) await settlePostgres();
  crowd.startWork(load.rate);
  await pause(WARM_UP_SECONDS * 1_000);
  const work = await measureWork(target, crowd, load.seconds);
  const joinsMs = await measureJoins(target, crowd, load.joins);
  await crowd.drain();
  crowd.check();
  const open = await target.process.memory();
  if (target.hasDocuments) await checkContent(target, crowd);
  await crowd.leave();
  await pause(load.idleSeconds * 1_000);
  const idle = await target.process.memory();
  return summarize({ name, load, crowd, work, joinsMs, empty, open, idle });
}

function summarize(measured: {
  readonly name: ServerName;
  readonly load: Load;
  readonly crowd: Crowd;
  readonly work: Work;
  readonly joinsMs: readonly number[];
  readonly empty: Memory;
  readonly open: Memory;
  readonly idle: Memory;
}): Measurement {
  const { name, crowd, work, joinsMs, empty, open, idle } = measured;
  const { rooms } = measured.load;
  const { latenciesMs, decodedFrames } = crowd.stopwatch;
  const { cpuUsPerUpdate, ...postgres } = perUpdate(work, STORING.includes(name));
  return {
    cpuUsPerUpdate,
    p50Ms: quantile(latenciesMs, 0.5),
    p99Ms: quantile(latenciesMs, 0.99),
    kbPerRoom: kbPerRoom(open.inUse, empty.inUse, rooms),
    kbPerIdleRoom: kbPerRoom(idle.inUse, empty.inUse, rooms),
    joinP50Ms: quantile(joinsMs, 0.5),
    ...postgres,
    deliveredFraction: crowd.delivered / crowd.sent,
    rssKbPerRoom: kbPerRoom(open.rss, empty.rss, rooms),
    rssKbPerIdleRoom: kbPerRoom(idle.rss, empty.rss, rooms),
    generatorCores: generatorCoresOf(work),
    generatorDelayP99Ms: work.generatorDelayP99Ms,
    decodedFrames,
  };
}

function sayHowItWent(name: ServerName, measurement: Measurement, tookSeconds: number): void {
  const { cpuUsPerUpdate, generatorCores, generatorDelayP99Ms } = measurement;
  const generator = `${Math.round(generatorCores * 100)} % of a core, p99 of its delays ${generatorDelayP99Ms.toFixed(1)} ms`;
  say(
    `${name}: ${Math.round(cpuUsPerUpdate)} us per update (generator ${generator}; ${Math.round(tookSeconds)} s in all)`,
  );
  if (generatorCores > MAX_GENERATOR_CORES) say('WARNING: the load generator was busy; its own delays are in p99.');
}

/** Starts a server, puts it under the load, and stops it. */
export async function measureServer(
  name: ServerName,
  load: Load,
  scripts: readonly RoomScript[],
): Promise<Measurement> {
  const startedAtMs = performance.now();
  const nodeArgs = name === 'fortyfive' ? load.nodeArgs : [];
  const target = await STARTERS[name]({ rooms: load.rooms + 1, nodeArgs });
  try {
    const measurement = await measureTarget(name, target, load, scripts);
    sayHowItWent(name, measurement, (performance.now() - startedAtMs) / 1_000);
    return measurement;
  } catch (error) {
    say(`${name} said:\n${target.process.output}`);
    throw error;
  } finally {
    await target.stop();
  }
}
