import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { UserView } from '@fortyfive/contract';
import { WebSocket } from 'ws';
import { createTestDatabase } from '../../support/database.js';
import { launcher } from '../../support/launch.js';
import { Person, startInterview, type Answer } from '../../support/person.js';
import { inParallel } from './parallel.js';
import { ServerProcess } from './server-process.js';
import type { Room, Target, TargetOptions } from './targets.js';
import { plainWire } from './wire.js';

const ROOMS_AT_ONCE = 4;

/** Somebody with an address of their own, as the one proxy in front would report it. */
class DistantPerson extends Person {
  constructor(
    url: string,
    readonly address: string,
  ) {
    super(url);
  }

  override send<Body>(method: string, target: string, body?: string): Promise<Answer<Body>> {
    return super.send<Body>(method, target, body, { 'x-forwarded-for': this.address });
  }

  override connect() {
    return super.connect({ 'x-forwarded-for': this.address });
  }

  async enterAsGuest(displayName: string): Promise<void> {
    this.user = (await this.post<UserView>('/api/session/guest', { displayName })).body;
  }

  openBoard(interviewId: string): WebSocket {
    const headers = { cookie: this.cookie, origin: this.url, 'x-forwarded-for': this.address };
    return new WebSocket(this.documentUrl(interviewId, 'board'), { headers, perMessageDeflate: false });
  }
}

const addressOf = (number: number): string => `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;

/** Two guests, their room and their interview, made over HTTP and socket.io like everybody's; then only the board is used. */
async function makeRoom(url: string, number: number): Promise<Room> {
  const people = [0, 1].map((seat) => new DistantPerson(url, addressOf(2 * number + seat + 1)));
  const [ana, ben] = people as [DistantPerson, DistantPerson];
  await Promise.all([ana.enterAsGuest(`Ana ${number}`), ben.enterAsGuest(`Ben ${number}`)]);
  const { interviewId } = await startInterview(ana, ben);
  for (const person of people) person.leave();
  return { name: interviewId, open: (seat) => (seat === 0 ? ana : ben).openBoard(interviewId) };
}

/** The production server as `npm start` runs it (built first when a source has changed), with a database of its own. */
export async function startFortyfive({ rooms, nodeArgs }: TargetOptions): Promise<Target> {
  const database = await createTestDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'fortyfive-bench-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const [, start] = launcher('start.mjs');
  const server = ServerProcess.start([...nodeArgs, start], {
    ...{ DATABASE_URL: database.url, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' },
    ...{ NODE_ENV: 'production', TRUST_PROXY: '1' },
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    await database.drop();
    removeFolder();
    process.off('exit', removeFolder);
  };
  try {
    const url = (await server.ready(/Fortyfive is ready: (\S+)/)).replace('localhost', '127.0.0.1');
    const numbers = Array.from({ length: rooms }, (_, number) => number);
    const made = await inParallel(numbers, ROOMS_AT_ONCE, (number) => makeRoom(url, number));
    return { process: server, wire: plainWire, hasDocuments: true, rooms: made, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
