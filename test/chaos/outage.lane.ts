import pg from 'pg';
import { ChaosPostgres, type Departure } from './chaos-postgres.js';
import { ChaosServer } from './chaos-server.js';
import type { HonestClient } from './honest-client.js';
import { comesTrue, pause, type LaneOptions, type LaneResult } from './lane.js';
import { WatchedRoom } from './watched-room.js';

const ROOMS = 3;
const TYPE_EVERY_MS = 100;
const BEFORE_MS = 2_000;
/** What was committed in the last moment is still on its way to the others for as long as this. */
const ON_ITS_WAY_MS = 500;
const DRAIN_WITHIN_MS = 60_000;

/** The database goes away, twice, while people write. They go on; nobody sees what is not saved; then everything is there. */
export async function runOutageLane({ seed, amount: seconds, say }: LaneOptions): Promise<LaneResult> {
  const postgres = await ChaosPostgres.start();
  const pool = new pg.Pool({ connectionString: postgres.url, max: 3 });
  pool.on('error', () => undefined); // Its connections break as everybody's do.
  const server = await ChaosServer.on(postgres.url);
  const rooms: WatchedRoom[] = [];
  const outages: Outage[] = [];
  try {
    server.start();
    await server.ready();
    for (let room = 0; room < ROOMS; room++) {
      rooms.push(await WatchedRoom.open(server.url, pool, seed + room, { maxBackoffMs: 1_000 }));
    }
    for (const departure of ['immediate', 'killed'] as const) {
      say(`${seconds} s without Postgres (${departure})`);
      outages.push(await passOutage({ postgres, rooms, seconds, departure }));
    }
  } finally {
    for (const room of rooms) room.destroy();
    await server.close();
    await pool.end();
    await postgres.close();
  }
  return summarize(rooms, outages, seed);
}

interface Outage {
  /** From Postgres taking its first connection until the last change is acknowledged and everybody has everything. */
  readonly drainedMs: number;
  /** Updates that reached somebody while they could not be in the log. */
  readonly leaked: number;
  /** Clients that were not told that the database is away. */
  readonly untold: number;
  readonly diverged: number;
}

interface Passage {
  readonly postgres: ChaosPostgres;
  readonly rooms: readonly WatchedRoom[];
  readonly seconds: number;
  readonly departure: Departure;
}

async function passOutage({ postgres, rooms, seconds, departure }: Passage): Promise<Outage> {
  const clients = rooms.flatMap((room) => room.clients);
  for (const room of rooms) room.type(TYPE_EVERY_MS);
  await pause(BEFORE_MS);
  const goneAtMs = performance.now();
  await postgres.goAway(departure);
  await pause(ON_ITS_WAY_MS);
  const seenBefore = rooms.map(({ seen }) => seen);
  const [traveller] = clients;
  await takeTrip(traveller, seconds * 1_000 - ON_ITS_WAY_MS);
  const leaked = rooms.reduce((total, { seen }, place) => total + seen - (seenBefore[place] ?? 0), 0);
  const untold = clients.filter((client) => client !== traveller && !heardAway(client, goneAtMs)).length;
  const acceptsAtMs = await postgres.comeBack();
  const { drainedMs, diverged } = await drain(rooms, acceptsAtMs);
  return { drainedMs, leaked, untold, diverged };
}

/** One of them loses their connection in the middle, and tries to come back to a server that cannot ask who they are. */
async function takeTrip(traveller: HonestClient | undefined, durationMs: number): Promise<void> {
  await pause(durationMs * 0.3);
  traveller?.goOffline();
  await pause(durationMs * 0.3);
  traveller?.comeBack();
  await pause(durationMs * 0.4);
}

function heardAway({ conditions }: HonestClient, sinceMs: number): boolean {
  return conditions.some(({ condition, atMs }) => condition === 'database-away' && atMs >= sinceMs);
}

async function drain(rooms: readonly WatchedRoom[], sinceMs: number): Promise<{ drainedMs: number; diverged: number }> {
  for (const room of rooms) room.rest();
  const isDrained = (): boolean => rooms.every((room) => room.isSettled && room.isEqual);
  await comesTrue(isDrained, DRAIN_WITHIN_MS);
  const drainedMs = Math.round(performance.now() - sinceMs);
  let diverged = 0;
  for (const room of rooms) {
    const before = room.mismatches;
    await room.checkFromTheBeginning();
    diverged += room.mismatches - before;
  }
  return { drainedMs, diverged };
}

function summarize(rooms: readonly WatchedRoom[], outages: readonly Outage[], seed: number): LaneResult {
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const lost = total(rooms.map((room) => room.lost));
  const diverged = total(outages.map((outage) => outage.diverged));
  const leaked = total(outages.map((outage) => outage.leaked));
  const untold = total(outages.map((outage) => outage.untold));
  const refused = total(rooms.map((room) => room.refused));
  const drainedMs = Math.max(...outages.map((outage) => outage.drainedMs));
  const acknowledged = total(rooms.map((room) => room.acknowledged));
  const repeated = total(rooms.map(({ log }) => log.repeats));
  return {
    figures: { lost, drainedMs, diverged, leaked, untold, refused, acknowledged, repeated, seed },
    isKept: lost + diverged + leaked + untold + refused === 0 && drainedMs <= 10_000 && acknowledged > 0,
    complaints: rooms.flatMap((room) => room.complaints),
  };
}
