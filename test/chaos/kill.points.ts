import { describeContent, DOCUMENT_KINDS } from '@fortyfive/documents';
import { decodeRecording, readEvent, Replay } from '@fortyfive/replay';
import { EMPTY_INTERVIEW, reduce } from '@fortyfive/interview';
import type pg from 'pg';
import { ask } from '../support/person.js';
import { pickIndex, pickOne, type Random } from '../support/seeded-random.js';
import { ChaosLog } from './chaos-log.js';
import { ChaosPerson, openChaosRoom } from './chaos-person.js';
import type { ChaosServer } from './chaos-server.js';
import { ChaosWriter } from './chaos-writers.js';
import { comesTrue, pause } from './lane.js';
import type { WatchedRoom } from './watched-room.js';

/** What a moment to die at can be arranged with. */
export interface Scene {
  readonly server: ChaosServer;
  readonly pool: pg.Pool;
  readonly random: Random;
  readonly watched: WatchedRoom;
}

/** Looks, once the server is gone and once it is back, whether what was promised at that moment holds. */
export interface Aftermath {
  /** @returns how many promises are broken */
  readonly afterwards: () => Promise<number>;
}

/** Brings the scene to the moment at which the server is killed. */
export type KillPoint = (scene: Scene) => Promise<Aftermath | void>;

const BURST = 60;

async function whileEditing({ random }: Scene): Promise<void> {
  await pause(pickIndex(random, 600));
}

/** Many changes of everybody at once, so that a batch is being committed, broadcast or acknowledged. */
async function inBurst({ random, watched }: Scene): Promise<void> {
  for (let round = 0; round < BURST; round++) for (const writer of watched.writers) writer.editOnce();
  await pause(pickIndex(random, 30));
}

/** Somebody has this very moment been shown what another wrote: if it was not in the log yet, it never will be. */
async function atSight({ random, watched }: Scene): Promise<void> {
  const observer = pickOne(random, watched.clients);
  await pause(pickIndex(random, 100));
  for (const writer of watched.writers) for (let edit = 0; edit < 5; edit++) writer.editOnce();
  await Promise.race([observer.nextSight(), pause(1_000)]);
}

/** An interview that was said to have started has started, and its state is what its log says. */
async function whileInterviewStarts({ server, pool, random }: Scene): Promise<Aftermath> {
  const [host, guest] = [await ChaosPerson.arrive(server.url, 'Dora'), await ChaosPerson.arrive(server.url, 'Emil')];
  const { roomId, invite } = await host.openRoom('interviewer');
  await guest.accept(invite.token);
  const [first, second] = [await host.enter(roomId), await guest.enter(roomId)];
  for (const { socket } of [first, second]) await ask(socket, 'room:set-ready', { roomId, isReady: true });
  let hasStarted = false;
  void ask(first.socket, 'room:start', { roomId, version: 4 }).then(
    ({ ok }) => (hasStarted = ok),
    () => undefined, // The server died before it could answer.
  );
  await pause(pickIndex(random, 25));
  return {
    async afterwards() {
      for (const person of [host, guest]) person.leave();
      const { rows } = await pool.query<{ state: unknown }>('select state from interviews where id = $1', [
        first.view.interviewId,
      ]);
      const log = await pool.query<{ bytes: Buffer }>(
        `select bytes from log_entries where interview_id = $1 and kind = 'event' order by seq`,
        [first.view.interviewId],
      );
      const replayed = log.rows.map(({ bytes }) => readEvent(bytes)).reduce(reduce, EMPTY_INTERVIEW);
      const isSame = JSON.stringify(sorted(rows[0]?.state)) === JSON.stringify(sorted(replayed));
      return Number(!isSame) + Number(hasStarted && replayed.phase !== 'running');
    },
  };
}

/** An interview that was said to be over is over, and its recording has all that was written. */
async function whileInterviewEnds({ server, pool, random }: Scene): Promise<Aftermath> {
  const room = await openChaosRoom(server.url);
  const writer = new ChaosWriter(room.interviewer, room.interviewId, 'notes', pickIndex(random, 2 ** 31));
  await comesTrue(() => writer.client.isConnected, 5_000);
  for (let made = 0; made < BURST; made++) writer.editOnce();
  await comesTrue(() => writer.client.isSettled, 5_000);
  const log = new ChaosLog(pool, room.interviewId);
  await log.follow();
  const { socket, view } = await room.interviewer.enter(room.roomId);
  let hasEnded = false;
  void ask(socket, 'room:end', { roomId: room.roomId, version: view.state.version }).then(
    ({ ok }) => (hasEnded = ok),
    () => undefined,
  );
  await pause(pickIndex(random, 120));
  return {
    async afterwards() {
      writer.destroy();
      room.interviewer.leave();
      const { rows } = await pool.query<{ phase: string }>('select phase from interviews where id = $1', [
        room.interviewId,
      ]);
      const isOver = rows[0]?.phase === 'ended';
      return Number(hasEnded && !isOver) + Number(!(await recordingHas(room.interviewer, log)));
    },
  };
}

/** The recording as the product hands it out, replayed to its end. */
async function recordingHas(person: ChaosPerson, log: ChaosLog): Promise<boolean> {
  const headers = { cookie: person.cookie, 'x-forwarded-for': person.address };
  const response = await fetch(`${person.url}/api/interviews/${log.interviewId}/recording`, { headers });
  if (!response.ok) return false;
  const replay = new Replay(decodeRecording(new Uint8Array(await response.arrayBuffer())));
  const { documents } = replay.at(replay.durationMs);
  return DOCUMENT_KINDS.every((kind) => describeContent(documents[kind]) === describeContent(log.documents[kind]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}

/** By name, and how many of a hundred kills happen there. `start-up` needs no scene: the server is killed as it starts. */
export const KILL_POINTS: Readonly<Record<string, { readonly share: number; readonly arrange: KillPoint | null }>> = {
  editing: { share: 20, arrange: whileEditing },
  burst: { share: 25, arrange: inBurst },
  sight: { share: 25, arrange: atSight },
  'start-up': { share: 15, arrange: null },
  'interview-start': { share: 8, arrange: whileInterviewStarts },
  'interview-end': { share: 7, arrange: whileInterviewEnds },
};
