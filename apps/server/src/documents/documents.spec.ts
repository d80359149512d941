import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLOSE_CODES, MESSAGE_TYPES } from '@fortyfive/contract';
import { decodeRecording } from '@fortyfive/replay';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { ask, eventually, Person, startInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { awarenessFrame, stateFrame, updateFrame } from './document.frame.js';
import { DocumentsService } from './documents.service.js';

let server: RunningApp;
let ana: Person;
let ben: Person;
let cleo: Person;
const open: WebsocketProvider[] = [];

beforeAll(async () => {
  server = await startApp();
  ana = await Person.guest(server.url, 'Ana');
  ben = await Person.guest(server.url, 'Ben');
  cleo = await Person.guest(server.url, 'Cleo');
});

afterAll(async () => {
  for (const provider of open) {
    provider.destroy();
    provider.doc.destroy(); // Its awareness keeps a timer.
  }
  for (const person of [ana, ben, cleo]) person.leave();
  await server.close();
});

function connect(person: Person, interviewId: string, kind: 'board' | 'notes' = 'board') {
  const doc = new Y.Doc();
  const [address, name] = [person.documentUrl(interviewId, kind).slice(0, -kind.length - 1), kind];
  const provider = new WebsocketProvider(address, name, doc, {
    WebSocketPolyfill: person.webSocket(),
    disableBc: true,
  });
  provider.messageHandlers[MESSAGE_TYPES.committed] = () => undefined; // The browser's own connection reads it.
  open.push(provider);
  return { doc, provider, text: doc.getText('t') };
}

/** A bare socket: what it is told, and how it is closed. */
function knock(person: Person, path: string, origin = server.url) {
  const socket = new WebSocket(server.url.replace('http', 'ws') + path, { headers: { cookie: person.cookie, origin } });
  const received: Buffer[] = [];
  socket.on('message', (bytes: Buffer) => received.push(bytes));
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve);
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined); // A refused handshake is an error, too; `closed` says which.
  });
  return { socket, received, closed };
}

/** What people have written, without what every board begins with. */
async function rowsOf(interviewId: string, kind = 'board'): Promise<Buffer[]> {
  const { rows } = await server.pool.query<{ bytes: Buffer }>(
    'select bytes from log_entries where interview_id = $1 and kind = $2::log_kind and actor_id is not null order by seq',
    [interviewId, kind],
  );
  return rows.map(({ bytes }) => bytes);
}

function rebuild(rows: readonly Buffer[]): string {
  const doc = new Y.Doc();
  for (const row of rows) Y.applyUpdate(doc, row);
  return doc.getText('t').toString();
}

function someUpdate(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'not mine to write');
  return Y.encodeStateAsUpdate(doc);
}

describe('documents', () => {
  it('[DOCUMENTS-1] has committed to the log whatever another person sees', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const [a, b] = [connect(ana, interviewId), connect(ben, interviewId)];
    await eventually(
      () => [a, b],
      (all) => all.every(({ provider }) => provider.synced),
    );
    const logWhenSeen = new Promise<string>((resolve) => {
      b.doc.on('update', () => void rowsOf(interviewId).then((rows) => resolve(rebuild(rows))));
    });
    a.text.insert(0, 'cache');
    expect(await logWhenSeen).toBe('cache');
    expect(b.text.toString()).toBe('cache');
  });

  it('[DOCUMENTS-1] keeps every change over a restart, and merges what was written meanwhile', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const [a, b] = [connect(ana, interviewId), connect(ben, interviewId)];
    await eventually(
      () => [a, b],
      (all) => all.every(({ provider }) => provider.synced),
    );
    a.text.insert(0, 'before ');
    await eventually(
      () => b.text.toString(),
      (text) => text === 'before ',
    );
    const restarted = server.restart();
    a.text.insert(a.text.length, 'during-a ');
    b.text.insert(b.text.length, 'during-b ');
    await restarted;
    await eventually(
      () => [a.text.toString(), b.text.toString()],
      ([left, right]) => left === right && Boolean(left?.includes('during-a') && left.includes('during-b')),
      15_000,
    );
    expect(
      await eventually(
        async () => rebuild(await rowsOf(interviewId)),
        (text) => text === a.text.toString(),
      ),
    ).toContain('before');
  }, 30_000);

  it('[DOCUMENTS-2] refuses what an observer writes, and nobody sees it', async () => {
    const { interviewId, invite } = await startInterview(ana, ben);
    await cleo.accept(invite.token);
    const watching = connect(cleo, interviewId);
    const writing = connect(ana, interviewId);
    await eventually(() => watching.provider.synced, Boolean);
    writing.text.insert(0, 'seen');
    await eventually(
      () => watching.text.toString(),
      (text) => text === 'seen',
    );
    for (const [frame, code] of [
      [updateFrame(someUpdate()), CLOSE_CODES.notAllowed],
      [stateFrame(someUpdate()), CLOSE_CODES.notAllowed],
      [padded(updateFrame(someUpdate())), CLOSE_CODES.malformed],
    ] as const) {
      const { socket, closed } = knock(cleo, `/documents/${interviewId}/board`);
      socket.on('open', () => socket.send(frame));
      expect(await closed).toBe(code);
    }
    expect(writing.text.toString()).toBe('seen');
    expect(rebuild(await rowsOf(interviewId))).toBe('seen');
  });

  it('[DOCUMENTS-2] has an observer back who knows of deletions, but lets them delete nothing', async () => {
    const { interviewId, invite } = await startInterview(ana, ben);
    await cleo.accept(invite.token);
    const writing = connect(ana, interviewId);
    const watching = connect(cleo, interviewId);
    await eventually(
      () => [writing, watching],
      (all) => all.every(({ provider }) => provider.synced),
    );
    writing.text.insert(0, 'gone and kept');
    writing.text.delete(0, 9);
    await eventually(
      () => watching.text.toString(),
      (text) => text === 'kept',
    );
    watching.provider.disconnect();
    watching.provider.connect();
    await eventually(() => watching.provider.synced, Boolean);
    writing.text.insert(4, ' on');
    await eventually(
      () => watching.text.toString(),
      (text) => text === 'kept on',
    );
    watching.text.delete(0, 7); // Unheard: what a plain Yjs document tidies up by itself looks the same.
    writing.text.insert(7, '.');
    await eventually(
      () => rowsOf(interviewId),
      (rows) => rebuild(rows) === 'kept on.',
    );
    expect(watching.provider.wsconnected).toBe(true);
    watching.text.insert(0, 'not mine');
    await eventually(
      () => watching.provider.shouldConnect,
      () => !watching.provider.wsconnected,
    );
    watching.provider.disconnect();
    expect(writing.text.toString()).toBe('kept on.');
    expect(rebuild(await rowsOf(interviewId))).toBe('kept on.');
  });

  it('[DOCUMENTS-3] closes at the end and takes nothing more', async () => {
    const { interviewId, roomId, host } = await startInterview(ana, ben);
    const a = connect(ana, interviewId);
    await eventually(() => a.provider.synced, Boolean);
    a.text.insert(0, 'kept');
    await eventually(
      () => rowsOf(interviewId),
      (rows) => rows.length === 1,
    );
    const closed = new Promise<number>((resolve) => a.provider.on('closed', ({ code }) => resolve(code)));
    expect(await ask(host, 'room:end', { roomId, version: 5 })).toMatchObject({ ok: true });
    expect(await closed).toBe(CLOSE_CODES.interviewOver);
    const late = knock(ana, `/documents/${interviewId}/board`);
    late.socket.on('open', () => late.socket.send(updateFrame(someUpdate())));
    expect(await late.closed).toBe(CLOSE_CODES.interviewOver);
    const answer = await fetch(`${server.url}/api/interviews/${interviewId}/recording`, {
      headers: { cookie: ana.cookie },
    });
    const { entries } = decodeRecording(new Uint8Array(await answer.arrayBuffer()));
    expect(rebuild(entries.filter(({ kind }) => kind === 'board').map(({ bytes }) => Buffer.from(bytes)))).toBe('kept');
  });

  it('[DOCUMENTS-2] takes nothing from a socket that it is closing', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const watching = connect(ana, interviewId);
    await eventually(() => watching.provider.synced, Boolean);
    const dora = await Person.guest(server.url, 'Dora');
    const { interviewId: theirs } = await startInterview(ana, dora);
    const live = knock(dora, `/documents/${theirs}/board`);
    await eventually(
      () => live.received.length,
      (count) => count > 0,
    );
    await dora.send('DELETE', '/api/session');
    live.socket.send(updateFrame(someUpdate()));
    await live.closed;
    expect(await rowsOf(theirs)).toHaveLength(0);
    dora.leave();
  });

  it('[DOCUMENTS-1] acknowledges and hands out nothing that came too early to be applied', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const source = new Y.Doc();
    source.getText('t').insert(0, 'first ');
    const before = Y.encodeStateVector(source);
    source.getText('t').insert(6, 'second');
    const early = knock(ana, `/documents/${interviewId}/board`);
    await eventually(
      () => early.received.length,
      (count) => count > 0,
    );
    const heard = early.received.length;
    early.socket.send(updateFrame(Y.encodeStateAsUpdate(source, before)));
    const frames = await eventually(
      () => early.received.slice(heard),
      (all) => all.length > 0,
    );
    expect(frames.map(([type, step]) => [type, step])).toEqual([[0, 0]]); // Asked for what is missing, and no more.
    const newcomer = connect(ben, interviewId);
    await eventually(() => newcomer.provider.synced, Boolean);
    expect(newcomer.doc.store.pendingStructs).toBeNull();
    early.socket.send(stateFrame(Y.encodeStateAsUpdate(source)));
    await eventually(
      () => newcomer.text.toString(),
      (text) => text === 'first second',
    );
    expect(rebuild(await rowsOf(interviewId))).toBe('first second');
    early.socket.close();
  });

  it('[DOCUMENTS-6] lets somebody who comes back have their cursor, though the old connection still hangs', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const [a, b] = [connect(ana, interviewId), connect(ben, interviewId)];
    await eventually(
      () => [a, b],
      (all) => all.every(({ provider }) => provider.synced),
    );
    b.provider.awareness.setLocalState({ at: 'old' });
    await eventually(
      () => a.provider.awareness.getStates().get(b.doc.clientID)?.at,
      (at) => at === 'old',
    );
    const back = knock(ben, `/documents/${interviewId}/board`);
    await eventually(
      () => back.received.length,
      (count) => count > 0,
    );
    const state = new Awareness(b.doc);
    state.meta.set(b.doc.clientID, { clock: 50, lastUpdated: Date.now() });
    state.setLocalState({ at: 'new' });
    back.socket.send(awarenessFrame(encodeAwarenessUpdate(state, [b.doc.clientID])));
    await eventually(
      () => a.provider.awareness.getStates().get(b.doc.clientID)?.at,
      (at) => at === 'new',
    );
    b.provider.disconnect();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(a.provider.awareness.getStates().get(b.doc.clientID)?.at).toBe('new');
    state.destroy();
    back.socket.close();
  });

  it('[DOCUMENTS-8] lets a document go when nobody has it open, and reads it again for the next', async () => {
    const { interviewId } = await startInterview(ana, ben);
    for (let visit = 0; visit < 5; visit++) {
      const quick = knock(ana, `/documents/${interviewId}/board`);
      quick.socket.on('open', () => quick.socket.terminate());
      await quick.closed;
    }
    const documents = server.app.nest.get(DocumentsService);
    await eventually(
      () => documents.isOpen({ interviewId, kind: 'board' }),
      (isOpen) => !isOpen,
    );
    const a = connect(ana, interviewId);
    await eventually(() => a.provider.synced, Boolean);
    expect(documents.isOpen({ interviewId, kind: 'board' })).toBe(true);
  });

  it('[DOCUMENTS-4] looks the same from outside whether unknown, forbidden or signed out', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const stranger = await Person.guest(server.url, 'Dora');
    const unknown = '01a1f7cc-2f69-711d-9eec-b49f432af5e6';
    const attempts = [
      knock(stranger, `/documents/${interviewId}/board`),
      knock(stranger, `/documents/${unknown}/board`),
      knock(stranger, `/documents/${interviewId}/everything`),
      knock(new Person(server.url), `/documents/${interviewId}/board`),
    ];
    for (const { closed, received } of attempts) {
      expect(await closed).toBe(CLOSE_CODES.notAllowed);
      expect(received).toHaveLength(0);
    }
  });

  it('[DOCUMENTS-4] turns away other sites and paths that are not ours', async () => {
    const { interviewId } = await startInterview(ana, ben);
    expect(await knock(ana, `/documents/${interviewId}/board`, 'https://evil.example').closed).toBe(403);
    expect(await knock(ana, '/elsewhere').closed).toBe(1006);
  });

  it('[DOCUMENTS-5] closes on malformed frames without a change to anything', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const before = await rowsOf(interviewId);
    const frames: [number[], number][] = [
      [[], CLOSE_CODES.malformed],
      [[9], CLOSE_CODES.malformed],
      [[0, 9, 0], CLOSE_CODES.malformed],
      [[0, 2, 200], CLOSE_CODES.malformed],
      [[0, 2, 3, 255, 255, 255], CLOSE_CODES.refusedUpdate],
      [[...updateFrame(new Uint8Array([0, 0])), 7], CLOSE_CODES.malformed],
      [[1, 3, 1, 2], CLOSE_CODES.malformed],
    ];
    for (const [frame, code] of frames) {
      const { socket, closed } = knock(ana, `/documents/${interviewId}/board`);
      socket.on('open', () => socket.send(Buffer.from(frame)));
      expect(await closed).toBe(code);
    }
    expect(await rowsOf(interviewId)).toEqual(before);
  });

  it('[DOCUMENTS-6] says itself who a cursor belongs to', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const [a, b] = [connect(ana, interviewId), connect(ben, interviewId)];
    await eventually(
      () => [a, b],
      (all) => all.every(({ provider }) => provider.synced),
    );
    b.provider.awareness.setLocalState({ user: { displayName: 'Ana', userId: ana.user.id }, pointer: { x: 1, y: 2 } });
    const seen = await eventually(() => a.provider.awareness.getStates().get(b.doc.clientID), Boolean);
    expect(seen).toEqual({
      user: { userId: ben.user.id, displayName: 'Ben', colourIndex: 1 },
      pointer: { x: 1, y: 2 },
    });
    b.provider.destroy();
    await eventually(
      () => a.provider.awareness.getStates().has(b.doc.clientID),
      (isThere) => !isThere,
    );
  });

  it('[DOCUMENTS-7] closes the connections of a session that signs out', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const dora = await Person.guest(server.url, 'Dora');
    const { invite } = await startInterview(ana, ben);
    await dora.accept(invite.token);
    const { closed } = knock(dora, `/documents/${interviewId}/board`);
    expect(await closed).toBe(CLOSE_CODES.notAllowed);
    const { interviewId: other } = await startInterview(ana, dora);
    const live = knock(dora, `/documents/${other}/board`);
    await eventually(
      () => live.received.length,
      (count) => count > 0,
    );
    await dora.send('DELETE', '/api/session');
    expect(await live.closed).toBe(CLOSE_CODES.notAllowed);
    dora.leave();
  });
});

/** The same frame with its first two varints written in two bytes each: a check of raw bytes would let it pass. */
function padded(frame: Uint8Array): Uint8Array {
  const [type = 0, step = 0, ...rest] = frame;
  return Uint8Array.from([type | 0x80, 0, step | 0x80, 0, ...rest]);
}
