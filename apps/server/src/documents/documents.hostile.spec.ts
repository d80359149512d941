import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CLOSE_CODES, DOCUMENT_CONDITIONS, MESSAGE_TYPES } from '@fortyfive/contract';
import type { DocumentKind } from '@fortyfive/documents';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { eventually, Person, startInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { Metrics } from '../platform/metrics.js';
import { MAX_WAITING_BYTES } from '../recording/interview.log.js';
import { LogWriter } from '../recording/log.writer.js';
import { awarenessFrame, stateFrame, stateRequestFrame, updateFrame } from './document.frame.js';
import { DocumentsService } from './documents.service.js';

let server: RunningApp;
let ana: Person;
let ben: Person;
const sockets: WebSocket[] = [];

beforeAll(async () => {
  server = await startApp();
});

/** New people for every test, because handshakes are counted per user. */
beforeEach(async () => {
  ana = await Person.guest(server.url, 'Ana');
  ben = await Person.guest(server.url, 'Ben');
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
  for (const person of [ana, ben]) person.leave();
});

afterAll(() => server.close());

interface Line {
  readonly socket: WebSocket;
  readonly received: Buffer[];
  readonly closed: Promise<number>;
  /** Frames of one kind, without the ones before they were asked for. */
  of(type: number): Buffer[];
}

/** A bare connection that has heard the server's first question. */
async function connect(
  person: Person,
  interviewId: string,
  headers: Record<string, string> = {},
  kind: DocumentKind = 'board',
): Promise<Line> {
  const socket = new WebSocket(person.documentUrl(interviewId, kind), {
    headers: { cookie: person.cookie, origin: server.url, ...headers },
  });
  sockets.push(socket);
  const received: Buffer[] = [];
  socket.on('message', (bytes: Buffer) => received.push(bytes));
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await Promise.race([eventually(() => received.length, Boolean), closed]);
  return { socket, received, closed, of: (type) => received.filter(([first]) => first === type) };
}

/** A document whose changes are sent by hand. */
function author(line: Line, clientId?: number) {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  doc.on('update', (update: Uint8Array) => line.socket.send(updateFrame(update)));
  return { doc, text: doc.getText('t') };
}

/** What people have written on the board, without what every board begins with. */
const logged = async (interviewId: string) =>
  (
    await server.pool.query(
      `select from log_entries where interview_id = $1 and kind = 'board' and actor_id is not null`,
      [interviewId],
    )
  ).rowCount;

async function refusals(reason: string): Promise<number> {
  const { text } = await server.app.nest.get(Metrics).read();
  return Number(new RegExp(`fortyfive_refusals_total{reason="${reason}"} (\\d+)`).exec(text)?.[1] ?? 0);
}

function presence(clientId: number, clock: number, state: unknown): Uint8Array {
  return awarenessFrame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }),
  );
}

describe('a hostile client', () => {
  it('[DOCUMENTS-9] writes nothing under the client id of somebody else, and is counted', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const [a, b] = [await connect(ana, interviewId), await connect(ben, interviewId)];
    const own = author(a);
    own.text.insert(0, 'mine');
    await eventually(
      () => logged(interviewId),
      (rows) => rows === 1,
    );
    const before = await refusals('foreign-client');
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(own.doc));
    forged.clientID = own.doc.clientID;
    const known = Y.encodeStateVector(forged);
    forged.getText('t').insert(0, 'not ');
    b.socket.send(updateFrame(Y.encodeStateAsUpdate(forged, known)));
    expect(await b.closed).toBe(CLOSE_CODES.refusedUpdate);
    expect([await logged(interviewId), await refusals('foreign-client')]).toEqual([1, before + 1]);
    own.text.insert(4, ', still');
    await eventually(
      () => logged(interviewId),
      (rows) => rows === 2,
    );
  });

  it('[DOCUMENTS-6] cannot take the client id that somebody shows a cursor under', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const [a, b] = [await connect(ana, interviewId), await connect(ben, interviewId)];
    a.socket.send(presence(4711, 1, { pointer: { x: 1, y: 2 } }));
    await eventually(
      () => b.of(MESSAGE_TYPES.awareness).length,
      (count) => count === 1,
    );
    author(b, 4711).text.insert(0, 'squatted');
    expect(await b.closed).toBe(CLOSE_CODES.refusedUpdate);
    author(a, 4711).text.insert(0, 'mine');
    await eventually(
      () => logged(interviewId),
      (rows) => rows === 1,
    );
  });

  it('[DOCUMENTS-6] reaches nobody with a forged, removed, oversized or far-off cursor', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const [a, b] = [await connect(ana, interviewId), await connect(ben, interviewId)];
    a.socket.send(presence(1, 1, { pointer: null }));
    await eventually(
      () => b.of(MESSAGE_TYPES.awareness).length,
      (count) => count === 1,
    );
    b.socket.send(presence(1, 2, null)); // Ana's, removed.
    b.socket.send(presence(1, 2 ** 40, { user: 'Ana' })); // Ana's, for ever.
    b.socket.send(presence(2, 2 ** 40, { pointer: null })); // His own, for ever.
    b.socket.send(presence(2, 1, { pointer: 'x'.repeat(5_000) }));
    b.socket.send(presence(2, 1, { user: { displayName: 'Ana' } }));
    const [, heard] = await eventually(
      () => [b.of(MESSAGE_TYPES.awareness), a.of(MESSAGE_TYPES.awareness)] as const,
      ([, frames]) => frames.length > 0,
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard).toHaveLength(1);
    expect(heard[0]?.toString()).toContain('"displayName":"Ben"');
    expect([
      await refusals('presence-forged'),
      await refusals('presence-clock'),
      await refusals('presence-too-large'),
    ]).toEqual([2, 1, 1]);
  });

  it('[DOCUMENTS-10] moves a cursor at most twenty times a second, and the last place is never lost', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const [a, b] = [await connect(ana, interviewId), await connect(ben, interviewId)];
    for (let clock = 1; clock <= 200; clock++) a.socket.send(presence(1, clock, { at: clock }));
    await eventually(
      () => b.of(MESSAGE_TYPES.awareness).at(-1)?.toString() ?? '',
      (last) => last.includes('"at":200'),
    );
    expect(b.of(MESSAGE_TYPES.awareness).length).toBeLessThan(40);
  });

  it.each<[string, number, (line: Line) => void]>([
    [
      'more changes than anybody makes',
      CLOSE_CODES.tooFast,
      (line) => {
        const { text } = author(line);
        for (let index = 0; index < 300; index++) text.insert(0, 'x');
      },
    ],
    [
      'more bytes than anybody draws',
      CLOSE_CODES.tooFast,
      (line) => {
        const { text } = author(line);
        for (let index = 0; index < 8; index++) text.insert(0, 'x'.repeat(400_000));
      },
    ],
    [
      'more questions for the whole state than one needs',
      CLOSE_CODES.tooFast,
      (line) => {
        for (let index = 0; index < 5; index++) line.socket.send(stateRequestFrame(new Uint8Array([0])));
      },
    ],
    [
      'a state vector without end',
      CLOSE_CODES.malformed,
      (line) => line.socket.send(stateRequestFrame(new Uint8Array(70_000))),
    ],
    ['a frame that is too large', 1009, (line) => line.socket.send(updateFrame(new Uint8Array(1024 * 1024)))],
    [
      'a frame that is too large, in many pieces',
      1009,
      (line) => {
        for (let piece = 0; piece < 40; piece++) line.socket.send(new Uint8Array(64 * 1024), { fin: false });
      },
    ],
  ])('[DOCUMENTS-10] is cut off for %s', async (_what, code, attack) => {
    const { interviewId } = await startInterview(ana, ben);
    const [a, b] = [await connect(ana, interviewId), await connect(ben, interviewId)];
    attack(b);
    expect(await b.closed).toBe(code);
    author(a).text.insert(0, 'goes on');
    await eventually(
      () => a.of(MESSAGE_TYPES.committed).length,
      (count) => count > 0,
    );
  });

  it('[DOCUMENTS-9] is asked for what is missing before the handshake is over, and refused for it again and again afterwards', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const line = await connect(ana, interviewId);
    const source = new Y.Doc();
    source.getText('t').insert(0, 'first');
    const known = Y.encodeStateVector(source);
    source.getText('t').insert(5, ' second');
    const orphan = Y.encodeStateAsUpdate(source, known);
    line.socket.send(updateFrame(orphan));
    await eventually(
      () => line.of(MESSAGE_TYPES.sync).length,
      (count) => count === 2,
    );
    expect(line.of(MESSAGE_TYPES.sync)[1]?.[1]).toBe(0); // A question, the second one.
    for (let round = 0; round < 4; round++) {
      line.socket.send(stateFrame(new Uint8Array([0, 0]))); // "I have nothing that you have not got."
      line.socket.send(updateFrame(orphan));
    }
    expect(await line.closed).toBe(CLOSE_CODES.refusedUpdate);
    expect(await logged(interviewId)).toBe(0);
  });

  it('[DOCUMENTS-10] gets ten connections and no more, and thirty handshakes a minute', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const lines: Line[] = [];
    for (let index = 0; index < 11; index++) lines.push(await connect(ana, interviewId));
    expect(await lines[10]?.closed).toBe(CLOSE_CODES.tooManyConnections);
    expect(lines.slice(0, 10).every(({ socket }) => socket.readyState === WebSocket.OPEN)).toBe(true);
    for (const { socket } of lines) socket.terminate();
    const codes: number[] = [];
    for (let index = 0; index < 25; index++) {
      const { socket, closed } = await connect(ana, interviewId);
      if (socket.readyState === WebSocket.OPEN) socket.close(1000);
      codes.push(await closed);
    }
    expect(codes.filter((code) => code === CLOSE_CODES.tooFast).length).toBeGreaterThanOrEqual(5);
    const other = await connect(ben, interviewId);
    expect(other.socket.readyState).toBe(WebSocket.OPEN);
  }, 30_000);

  it('[DOCUMENTS-10] counts the address that a trusted proxy names, and none that a client makes up', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, (_, index) => Person.guest(server.url, `P${index}`)));
    const rooms = await Promise.all(people.map((person) => startInterview(person, ben)));
    const from = (index: number, address: string) =>
      connect(people[index] as Person, rooms[index]?.interviewId ?? '', {
        'x-forwarded-for': `${Math.random()}, ${address}`,
      });
    for (let index = 0; index < 50; index++) await from(Math.floor(index / 10), '203.0.113.9');
    expect(await (await from(5, '203.0.113.9')).closed).toBe(CLOSE_CODES.tooManyConnections);
    expect((await from(5, '203.0.113.10')).socket.readyState).toBe(WebSocket.OPEN);
    for (const person of people) person.leave();
  }, 30_000);

  it('[DOCUMENTS-2] is cut off within a second when it loses its right to be there, though it does not answer', async () => {
    const { interviewId, roomId, host } = await startInterview(ana, ben);
    const line = await connect(ben, interviewId);
    const { text } = author(line);
    text.insert(0, 'before');
    await eventually(
      () => logged(interviewId),
      (rows) => rows === 1,
    );
    // A client that neither reads nor answers a close.
    const raw = (line.socket as unknown as { _socket: { pause(): void; on(event: 'close', run: () => void): void } })
      ._socket;
    const begun = Date.now();
    const documents = server.app.nest.get(DocumentsService);
    host.emit('room:end', { roomId, version: 5 }, () => undefined);
    raw.pause();
    for (let index = 0; index < 20; index++) text.insert(0, 'after');
    await eventually(
      () => documents.isOpen({ interviewId, kind: 'board' }),
      (isOpen) => !isOpen,
      3_000,
    );
    expect(Date.now() - begun).toBeLessThan(2_500);
    const { rows } = await server.pool.query<{ entries: number }>(
      'select entries from recordings where interview_id = $1',
      [interviewId],
    );
    expect(rows[0]?.entries ?? 0).toBeLessThanOrEqual(8 + 20);
  });
});

describe('a document', () => {
  it('[DOCUMENTS-12] says that the database is away, commits nothing meanwhile, and everything when it is back', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const [a, b] = [await connect(ana, interviewId), await connect(ben, interviewId)];
    const { doc, text } = author(a);
    const conditions = (line: Line) =>
      line.of(MESSAGE_TYPES.condition).map(([, index]) => DOCUMENT_CONDITIONS[index ?? 0]);
    const holder = await server.pool.connect();
    await holder.query('begin; lock table log_heads in access exclusive mode');
    text.insert(0, 'kept');
    await eventually(
      () => conditions(b),
      (all) => all.includes('database-away'),
    );
    expect(b.of(MESSAGE_TYPES.sync).filter(([, step]) => step === 2)).toHaveLength(0);
    expect(a.of(MESSAGE_TYPES.committed)).toHaveLength(0);
    await holder.query('commit');
    holder.release();
    await eventually(
      () => [
        conditions(a).at(-1),
        conditions(b).at(-1),
        b.of(MESSAGE_TYPES.sync).length,
        a.of(MESSAGE_TYPES.committed).length,
      ],
      ([first, second, updates, acks]) => first === 'normal' && second === 'normal' && updates === 2 && acks === 1,
    );
    const copy = new Y.Doc();
    const { rows } = await server.pool.query<{ bytes: Buffer }>(
      `select bytes from log_entries where interview_id = $1 and kind = 'board' order by seq`,
      [interviewId],
    );
    for (const { bytes } of rows) Y.applyUpdate(copy, bytes);
    expect(copy.getText('t').toString()).toBe(doc.getText('t').toString());
  });

  it('[DOCUMENTS-12] takes nothing more when too much waits, and both documents open again when it is written', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const lines = [await connect(ana, interviewId), await connect(ben, interviewId)];
    const notes = await connect(ben, interviewId, {}, 'notes');
    const condition = (line: Line) => DOCUMENT_CONDITIONS[line.of(MESSAGE_TYPES.condition).at(-1)?.[1] ?? 0];
    const holder = await server.pool.connect();
    await holder.query('begin; lock table log_heads in access exclusive mode');
    const log = await server.app.nest.get(LogWriter).open(interviewId);
    const filler = { kind: 'board' as const, actorId: ana.user.id, bytes: new Uint8Array(MAX_WAITING_BYTES) };
    server.app.nest.get(LogWriter).append(log, { ...filler, bytes: filler.bytes.fill(0), settle: () => undefined });
    const own = author(lines[0] as Line);
    own.text.insert(0, 'before');
    await eventually(
      () => lines.map(condition),
      (all) => all.every((one) => one === 'queue-full'),
    );
    const written = await refusals('queue-full');
    own.text.insert(6, ' after');
    await eventually(
      () => refusals('queue-full'),
      (count) => count > written,
    );
    await holder.query('rollback');
    holder.release();
    await eventually(
      () => [...lines, notes].map(condition),
      (all) => all.every((one) => one === 'normal'),
      10_000,
    );
    expect(lines[0]?.of(MESSAGE_TYPES.sync).filter(([, step]) => step === 0).length).toBe(2); // Asked for the rest.
  }, 30_000);

  it('[DOCUMENTS-12] warns when it is nearly full, takes nothing more when it is, and asks for the rest when there is room', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const notes = async (person: Person) => {
      const socket = new WebSocket(person.documentUrl(interviewId, 'notes'), {
        headers: { cookie: person.cookie, origin: server.url },
      });
      sockets.push(socket);
      const received: Buffer[] = [];
      socket.on('message', (bytes: Buffer) => received.push(bytes));
      await eventually(() => received.length, Boolean);
      return {
        socket,
        received,
        closed: Promise.resolve(0),
        of: (type: number) => received.filter(([first]) => first === type),
      };
    };
    const a = await notes(ana);
    const { doc, text } = author(a);
    const present = () => DOCUMENT_CONDITIONS[a.of(MESSAGE_TYPES.condition).at(-1)?.[1] ?? 0];
    const acks = () => a.of(MESSAGE_TYPES.committed).at(-1)?.[1] ?? 0;
    for (const size of [900_000, 800_000]) {
      text.insert(0, 'x'.repeat(size));
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await eventually(present, (condition) => condition === 'nearly-full');
    await new Promise((resolve) => setTimeout(resolve, 2_500)); // 256 KiB a second.
    text.insert(0, 'x'.repeat(500_000));
    await eventually(present, (condition) => condition === 'full');
    const committed = await eventually(acks, (count) => count === 3);
    text.insert(0, 'not taken');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(acks()).toBe(committed);
    text.delete(9, 1_500_000);
    await eventually(present, (condition) => condition === 'normal');
    // The server has asked; the client answers with all that is missing.
    await eventually(
      () => a.of(MESSAGE_TYPES.sync).filter(([, step]) => step === 0).length,
      (questions) => questions === 2,
    );
    const question = a.of(MESSAGE_TYPES.sync).filter(([, step]) => step === 0)[1] as Buffer;
    a.socket.send(stateFrame(Y.encodeStateAsUpdate(doc, question.subarray(3))));
    await eventually(acks, (count) => count === 6);
    const b = await notes(ben);
    b.socket.send(stateRequestFrame(new Uint8Array([0])));
    const answer = await eventually(
      () => b.of(MESSAGE_TYPES.sync).find(([, step]) => step === 1),
      (frame) => frame !== undefined,
    );
    expect(answer?.includes(Buffer.from('not taken'))).toBe(true);
  }, 40_000);
});
