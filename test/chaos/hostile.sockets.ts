import { describeContent, SHARED_DOCUMENT_KINDS } from '@fortyfive/documents';
import type pg from 'pg';
import { pickIndex, pickOne, seededRandom, type Random } from '../support/seeded-random.js';
import { Attacker } from './attacker.js';
import { ChaosLog } from './chaos-log.js';
import { addObserver, documentsFor, openChaosRoom, type ChaosRoom } from './chaos-person.js';
import type { ChaosServer } from './chaos-server.js';
import { HonestClient } from './honest-client.js';
import { comesTrue, pause } from './lane.js';
import { PresenceWatch } from './presence-watch.js';
import { WatchedRoom } from './watched-room.js';

const TYPE_EVERY_MS = 100;
const QUIET_ROOMS = 2;
const AT_ONCE = 10;
const CONTROL_MS = 3_000;
/** One attacker connects about as often as the server lets one person. */
const STRIKES_PER_ATTACKER = 40;
const FRAMES_PER_STRIKE = 2;

/** What became of what was sent to a running server. */
export interface SocketTally {
  readonly tried: number;
  readonly strikes: number;
  /** Connections of honest people that the server ended or refused, and cursors of theirs that others could forge or lock. */
  readonly legitimateRefused: number;
  /** Logs that do not replay to what a newcomer is given. */
  readonly liveReplayMismatch: number;
  /** Entries in the log of the honest room that no honest person wrote. */
  readonly intrusions: number;
  readonly maxLoopLagMs: number;
  /** The same before anybody attacked. */
  readonly quietLoopLagMs: number;
  readonly closes: Readonly<Record<string, number>>;
  readonly complaints: readonly string[];
}

/** Attackers of all sorts beside honest people: as observers of their room, and as writers of rooms of their own. */
export async function trySockets(
  server: ChaosServer,
  pool: pg.Pool,
  { seed, frames, say }: { seed: number; frames: number; say: (progress: string) => void },
): Promise<SocketTally> {
  const random = seededRandom(seed);
  const shared = await WatchedRoom.open(server.url, pool, seed);
  const honest = [shared];
  for (let room = 1; room <= QUIET_ROOMS; room++) honest.push(await WatchedRoom.open(server.url, pool, seed + room));
  const { attackers, rooms } = await gatherAttackers(server.url, shared, frames, random);
  const watch = new PresenceWatch(shared.clients);
  for (const room of honest) room.type(TYPE_EVERY_MS);
  await server.loopLagMs();
  await pause(CONTROL_MS);
  const quietLoopLagMs = await server.loopLagMs();
  const lag = watchLag(server);
  const strikes = await attack(attackers, frames, random, say);
  const maxLoopLagMs = await lag.stop();
  const isPresent = await watch.settles();
  for (const room of honest) await room.checkFromTheBeginning();
  const closes = countCloses(attackers);
  const replays = await Promise.all(rooms.map((room) => replaysWell(room, pool)));
  const honestCloses = honest.flatMap((room) => room.clients).reduce((total, client) => total + countOf(client), 0);
  const complaints = honest.flatMap((room) => room.complaints);
  rooms.forEach(({ interviewId }, place) => !replays[place] && complaints.push(`${interviewId} replays differently`));
  if (!isPresent) complaints.push('an honest cursor does not get through any more');
  const tally = {
    tried: attackers.reduce((total, { sent }) => total + sent, 0),
    strikes,
    legitimateRefused:
      honestCloses + watch.forged + Number(!isPresent) + honest.reduce((sum, { lost }) => sum + lost, 0),
    liveReplayMismatch:
      honest.reduce((sum, room) => sum + room.mismatches, 0) + replays.filter((isWell) => !isWell).length,
    intrusions: await countIntrusions(shared, pool),
    maxLoopLagMs: Math.round(maxLoopLagMs),
    quietLoopLagMs: Math.round(quietLoopLagMs),
    closes,
    complaints,
  };
  watch.stop();
  for (const room of honest) room.destroy();
  return tally;
}

interface Attackers {
  readonly attackers: readonly Attacker[];
  readonly rooms: readonly ChaosRoom[];
}

async function gatherAttackers(url: string, shared: WatchedRoom, frames: number, random: Random): Promise<Attackers> {
  const needed = Math.ceil(frames / FRAMES_PER_STRIKE / STRIKES_PER_ATTACKER);
  const attackers: Attacker[] = [];
  const rooms: ChaosRoom[] = [];
  const seatRandom = (): Random => seededRandom(pickIndex(random, 2 ** 31));
  while (attackers.length < needed + 4) {
    const kind = pickOne(random, SHARED_DOCUMENT_KINDS);
    const victim = shared.clients.find((client) => client.kind === kind)?.doc.clientID ?? 1;
    const observer = await addObserver(shared.room, 'Mallory');
    attackers.push(new Attacker(observer, shared.room.interviewId, kind, victim, seatRandom(), false));
    const room = await openChaosRoom(url);
    rooms.push(room);
    for (const person of [room.interviewer, room.candidate]) {
      const own = pickOne(random, documentsFor(person, room));
      attackers.push(new Attacker(person, room.interviewId, own, 1 + pickIndex(random, 2 ** 31), seatRandom(), true));
    }
  }
  return { attackers, rooms };
}

async function attack(
  attackers: readonly Attacker[],
  frames: number,
  random: Random,
  say: (progress: string) => void,
): Promise<number> {
  let strikes = 0;
  const sent = (): number => attackers.reduce((total, attacker) => total + attacker.sent, 0);
  const work = async (): Promise<void> => {
    for (; sent() < frames; strikes++) {
      await pickOne(random, attackers).strike();
      say(`${sent()} of ${frames} hostile frames over ${strikes} connections`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return strikes;
}

function watchLag(server: ChaosServer): { stop(): Promise<number> } {
  let longestMs = 0;
  let isOn = true;
  const watching = (async (): Promise<void> => {
    while (isOn) {
      await pause(1_000);
      longestMs = Math.max(longestMs, await server.loopLagMs());
    }
  })();
  return {
    async stop() {
      isOn = false;
      await watching;
      return longestMs;
    },
  };
}

/** A newcomer is given what the log makes of the documents. */
async function replaysWell(room: ChaosRoom, pool: pg.Pool): Promise<boolean> {
  const log = new ChaosLog(pool, room.interviewId);
  const newcomer = await addObserver(room, 'Nora');
  const clients = SHARED_DOCUMENT_KINDS.map((kind) => new HonestClient(newcomer, room.interviewId, kind));
  try {
    await log.follow();
    const isServed = await comesTrue(() => clients.every(({ provider }) => provider.synced), 10_000);
    return isServed && clients.every(({ doc, kind }) => describeContent(doc) === describeContent(log.documents[kind]));
  } catch {
    return false; // The log itself cannot be applied.
  } finally {
    for (const client of clients) client.destroy();
  }
}

async function countIntrusions({ room, log }: WatchedRoom, pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(
    `select count(*) from log_entries where interview_id = $1 and kind <> 'event' and actor_id <> all($2::uuid[])`,
    [log.interviewId, [room.interviewer.user.id, room.candidate.user.id]],
  );
  return Number(rows[0]?.count);
}

function countOf({ closes }: HonestClient): number {
  return [...closes.values()].reduce((total, count) => total + count, 0);
}

function countCloses(attackers: readonly Attacker[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const { closes } of attackers) {
    for (const [code, count] of closes) total[code] = (total[code] ?? 0) + count;
  }
  return total;
}
