import { boardElements, type ElementGroup } from '@fortyfive/documents';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createEmptyDatabase } from '../support/database.js';
import { addObserver, openChaosRoom, type ChaosRoom } from './chaos-person.js';
import { ChaosServer } from './chaos-server.js';
import { HonestClient } from './honest-client.js';
import { comesTrue, pause, type LaneOptions, type LaneResult } from './lane.js';

const MIB = 1024 * 1024;
/** Several at once, because what a server holds goes up and down by more than one reader may cost. */
const READERS = 5;
const WRITERS_PER_PERSON = 4;
/** Just within what one connection may send. */
const UPDATE_BYTES = 60 * 1024;
const WRITE_EVERY_MS = 250;
const WARM_UP_MS = 4_000;
const CONTROL_MS = 8_000;
const CLOSED_WITHIN_MS = 60_000;
const PONG_EVERY_MS = 500;
const MAX_GROWTH_MIB = 8;

/** People who never read what they are sent, but say that they are there. They are closed before they cost much. */
export async function runSlowReaderLane({ seed, say }: LaneOptions): Promise<LaneResult> {
  const database = await createEmptyDatabase();
  const server = await ChaosServer.on(database.url);
  const writers: HonestClient[] = [];
  try {
    server.start();
    await server.ready();
    const room = await openChaosRoom(server.url);
    writers.push(...seatHeavyWriters(room));
    const stopWriting = writeOn(writers);
    await pause(WARM_UP_MS);
    say('the same traffic with people who read');
    const readers = await Promise.all(Array.from({ length: READERS }, () => openReader(room)));
    const control = await measureGrowth(server, pause(CONTROL_MS));
    for (const { socket } of readers) socket.close();
    say('the same traffic with people who do not');
    const slow = await Promise.all(Array.from({ length: READERS }, () => openReader(room)));
    const closedAfter: number[] = [];
    for (const reader of slow) void stopReading(reader, performance.now()).then((afterMs) => closedAfter.push(afterMs));
    const growth = await measureGrowth(
      server,
      comesTrue(() => closedAfter.length === READERS, CLOSED_WITHIN_MS, 50),
    );
    const isClosed = closedAfter.length === READERS;
    const closedMs = isClosed ? Math.round(Math.max(...closedAfter)) : null;
    for (const { socket } of slow) socket.terminate();
    stopWriting();
    const rssGrowthMiB = Math.round((Math.max(0, growth - control) / READERS / MIB) * 10) / 10;
    const refused = writers.reduce((total, { closes }) => total + closes.size, 0);
    const detail = {
      readers: READERS,
      controlGrowthMiB: Math.round(control / MIB),
      slowGrowthMiB: Math.round(growth / MIB),
    };
    return {
      figures: { rssGrowthMiB, closedMs, refused, ...detail, seed },
      isKept: closedMs !== null && rssGrowthMiB < MAX_GROWTH_MIB && refused === 0,
      complaints: closedMs === null ? [`not every slow reader was closed within ${CLOSED_WITHIN_MS / 1_000} s`] : [],
    };
  } finally {
    for (const writer of writers) writer.destroy();
    await server.close();
    await database.drop();
  }
}

interface Reader {
  readonly socket: WebSocket;
  readonly wire: Socket;
}

function seatHeavyWriters({ interviewer, candidate, interviewId }: ChaosRoom): HonestClient[] {
  return [interviewer, candidate].flatMap((person) =>
    Array.from({ length: WRITERS_PER_PERSON }, () => new HonestClient(person, interviewId, 'board')),
  );
}

/** Everybody replaces one large element again and again, so that the document itself stays small. */
function writeOn(writers: readonly HonestClient[]): () => void {
  let round = 0;
  const timer = setInterval(() => {
    round++;
    writers.forEach(({ doc, isConnected }, place) => {
      if (!isConnected) return;
      const text = String(round % 10).repeat(UPDATE_BYTES);
      boardElements(doc).set(`large-${place}`, new Y.Map<ElementGroup>([['t', { text }]]));
    });
  }, WRITE_EVERY_MS);
  return () => clearInterval(timer);
}

async function openReader(room: ChaosRoom): Promise<Reader> {
  const person = await addObserver(room, 'Rita');
  const socket = person.openSocket(room.interviewId, 'board');
  socket.on('error', () => undefined);
  const wire = new Promise<Socket>((resolve) => socket.on('upgrade', (response) => resolve(response.socket)));
  const isAnswered = new Promise((resolve) => socket.on('message', resolve));
  const reader = { socket, wire: await wire };
  await isAnswered;
  return reader;
}

/** @returns after how many ms the connection was cut. What nobody reads says nothing; so we find out by writing. */
async function stopReading({ socket, wire }: Reader, fromMs: number): Promise<number> {
  socket.pause();
  const timer = setInterval(() => socket.readyState === socket.OPEN && socket.pong(), PONG_EVERY_MS);
  await comesTrue(() => wire.destroyed || socket.readyState === socket.CLOSED, 2 * CLOSED_WITHIN_MS, 50);
  clearInterval(timer);
  return performance.now() - fromMs;
}

/** How far the server's memory rises above where it was, until something is over. */
async function measureGrowth(server: ChaosServer, over: Promise<unknown>): Promise<number> {
  let isOver = false;
  void over.then(() => (isOver = true));
  const before = server.residentBytes();
  let highest = before;
  while (!isOver) {
    highest = Math.max(highest, server.residentBytes());
    await pause(100);
  }
  return highest - before;
}
