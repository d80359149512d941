import pg from 'pg';
import { createEmptyDatabase } from '../support/database.js';
import { pickIndex, seededRandom, type Random } from '../support/seeded-random.js';
import { ChaosServer } from './chaos-server.js';
import { KILL_POINTS, type Aftermath } from './kill.points.js';
import { comesTrue, pause, percentile, type LaneOptions, type LaneResult } from './lane.js';
import { WatchedRoom } from './watched-room.js';

const TYPE_EVERY_MS = 80;
const LONGEST_START_MS = 2_000;
const USABLE_WITHIN_MS = 30_000;
/** Every so many kills everybody stops, and all copies are compared. */
const QUIET_EVERY = 10;

/** The server dies again and again while two people write. What one had seen of the other, and what was called saved, stays. */
export async function runKillLane({ seed, amount: times, say }: LaneOptions): Promise<LaneResult> {
  const random = seededRandom(seed);
  const database = await createEmptyDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 3 });
  const server = await ChaosServer.on(database.url);
  const usableMs: number[] = [];
  const points: Record<string, number> = {};
  let broken = 0;
  server.start();
  await server.ready();
  const watched = await WatchedRoom.open(server.url, pool, seed, { maxBackoffMs: 250 });
  let aftermath: Aftermath | void;
  const revive = async (): Promise<void> => {
    usableMs.push(await untilUsable(watched, server));
    broken += (await aftermath?.afterwards()) ?? 0;
    aftermath = undefined;
  };
  try {
    await server.end();
    for (let kill = 1; kill <= times && watched.refused === 0; kill++) {
      const name = pickPoint(random);
      points[name] = (points[name] ?? 0) + 1;
      const arrange = KILL_POINTS[name]?.arrange;
      watched.type(TYPE_EVERY_MS);
      server.start();
      if (arrange) {
        await revive();
        if (kill % QUIET_EVERY === 0) await watched.checkQuiet();
        watched.type(TYPE_EVERY_MS);
        aftermath = await arrange({ server, pool, random, watched });
      } else await pause(pickIndex(random, LONGEST_START_MS));
      await server.end();
      await comesTrue(() => watched.clients.every(({ isConnected }) => !isConnected), 5_000);
      await watched.checkPromises();
      say(`kill ${kill} of ${times} (${name}): ${watched.lost + broken} lost, ${watched.mismatches} mismatched`);
    }
    server.start();
    await revive();
    await watched.checkFromTheBeginning();
  } finally {
    watched.destroy();
    await server.close();
    await pool.end();
    await database.drop();
  }
  const lost = watched.lost + broken;
  const { seen: peerSeen, acknowledged, mismatches: replayMismatch, refused } = watched;
  const spread = { usableP50Ms: percentile(usableMs, 0.5), usableP95Ms: percentile(usableMs, 0.95) };
  const kills = Object.values(points).reduce((total, count) => total + count, 0);
  const figures = { kills, peerSeen, lost, replayMismatch, acknowledged, refused, ...spread, points, seed };
  return {
    figures,
    isKept: lost + replayMismatch + refused + watched.complaints.length === 0 && peerSeen > 0,
    complaints: watched.complaints,
  };
}

/** From the start of the process until everybody's changes are saved again. */
async function untilUsable(watched: WatchedRoom, server: ChaosServer): Promise<number> {
  const fromMs = performance.now();
  const before = watched.clients.map(({ acknowledged }) => acknowledged.length);
  await server.ready();
  const isUsable = (): boolean =>
    watched.clients.every(({ acknowledged }, place) => acknowledged.length > (before[place] ?? 0));
  const isServed = (): boolean => isUsable() || watched.refused > 0;
  if (!(await comesTrue(isServed, USABLE_WITHIN_MS)))
    watched.complaints.push('not everybody is served after a restart');
  return performance.now() - fromMs;
}

function pickPoint(random: Random): string {
  let left = pickIndex(random, 100);
  for (const [name, { share }] of Object.entries(KILL_POINTS)) if ((left -= share) < 0) return name;
  throw new Error('The shares of the moments do not add up to a hundred.');
}
