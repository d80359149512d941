import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { WebSocket } from 'ws';
import { createEmptyDatabase } from '../../support/database.js';
import { startFortyfive } from './fortyfive.js';
import { ServerProcess } from './server-process.js';
import { hocuspocusWire, plainWire, type Wire } from './wire.js';

/** One document that two people work on. */
export interface Room {
  readonly name: string;
  /** A new connection of one of the two. */
  open(seat: 0 | 1): WebSocket;
}

/** A server under test, with the rooms made that it wants made beforehand. */
export interface Target {
  readonly process: ServerProcess;
  readonly wire: Wire;
  readonly rooms: readonly Room[];
  /** Whether the server has the document itself; otherwise the first client answers for it. */
  readonly hasDocuments: boolean;
  stop(): Promise<void>;
}

export interface TargetOptions {
  readonly rooms: number;
  /** Options of Node for our own server, for profiling. */
  readonly nodeArgs: readonly string[];
}

export const SERVER_NAMES = ['relay', 'y-websocket', 'hocuspocus', 'hocuspocus-stored', 'fortyfive'] as const;
export type ServerName = (typeof SERVER_NAMES)[number];

/** Servers that write into Postgres. */
export const STORING: readonly ServerName[] = ['hocuspocus-stored', 'fortyfive'];

const LISTENS = /listening at port (\d+)/;
const program = (name: string): string => path.join(import.meta.dirname, name);

function openRooms(port: string, count: number): Room[] {
  return Array.from({ length: count }, () => {
    const name = randomUUID();
    const open = (): WebSocket => new WebSocket(`ws://127.0.0.1:${port}/${name}`, { perMessageDeflate: false });
    return { name, open };
  });
}

async function startRelay({ rooms }: TargetOptions): Promise<Target> {
  const server = ServerProcess.start([program('relay.mjs')], {});
  const port = await server.ready(LISTENS);
  return {
    ...{ process: server, wire: plainWire, hasDocuments: false, rooms: openRooms(port, rooms) },
    stop: () => server.stop(),
  };
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(typeof address === 'object' && address?.port);
}

/** What `npx y-websocket` runs, with its address given as its users give it. It cannot choose a port itself. */
async function startYWebsocket({ rooms }: TargetOptions): Promise<Target> {
  const manifest = createRequire(import.meta.url).resolve('@y/websocket-server/package.json');
  const port = await freePort();
  const server = ServerProcess.start([path.join(path.dirname(manifest), 'src/server.js')], {
    HOST: '127.0.0.1',
    PORT: port,
  });
  await server.ready(/(running) at/);
  return {
    ...{ process: server, wire: plainWire, hasDocuments: true, rooms: openRooms(port, rooms) },
    stop: () => server.stop(),
  };
}

async function startHocuspocus({ rooms }: TargetOptions, env: Record<string, string> = {}): Promise<Target> {
  const server = ServerProcess.start([program('hocuspocus.mjs')], env);
  const port = await server.ready(LISTENS);
  return {
    ...{ process: server, wire: hocuspocusWire, hasDocuments: true, rooms: openRooms(port, rooms) },
    stop: () => server.stop(),
  };
}

async function startStoringHocuspocus(options: TargetOptions): Promise<Target> {
  const database = await createEmptyDatabase();
  const target = await startHocuspocus(options, { DATABASE_URL: database.url });
  return {
    ...target,
    async stop() {
      await target.stop();
      await database.drop();
    },
  };
}

export const STARTERS: Record<ServerName, (options: TargetOptions) => Promise<Target>> = {
  relay: startRelay,
  'y-websocket': startYWebsocket,
  hocuspocus: startHocuspocus,
  'hocuspocus-stored': startStoringHocuspocus,
  fortyfive: startFortyfive,
};
