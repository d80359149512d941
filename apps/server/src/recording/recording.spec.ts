import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { InterviewView, ServerEvents } from '@fortyfive/contract';
import { EMPTY_INTERVIEW, MINUTE_MS, reduce } from '@fortyfive/interview';
import {
  chaptersOf,
  decodeRecording,
  readEvent,
  Replay,
  verifyRecording,
  type LogEntry,
  type Recording,
} from '@fortyfive/replay';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { ask, eventually, Person, startInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { updateFrame } from '../../../../test/support/document-frames.js';
import { RecordingRepository } from './recording.repository.js';

let server: RunningApp;
let ana: Person;
let ben: Person;
const sockets: WebSocket[] = [];

beforeAll(async () => {
  server = await startApp();
  ana = await Person.guest(server.url, 'Ana');
  ben = await Person.guest(server.url, 'Ben');
});
afterEach(() => {
  for (const person of [ana, ben]) person.leave();
  for (const socket of sockets.splice(0)) socket.terminate();
});
afterAll(() => server.close());

type Row = LogEntry & { readonly seq: number };

/** What is in the log; once it is sealed, what is in the recording. */
async function logOf(interviewId: string): Promise<Row[]> {
  const sealed = await server.pool.query<{ bytes: Buffer }>('select bytes from recordings where interview_id = $1', [
    interviewId,
  ]);
  if (sealed.rows[0])
    return decodeRecording(gunzipSync(sealed.rows[0].bytes)).entries.map((entry, index) => ({
      ...entry,
      seq: index + 1,
    }));
  const { rows } = await server.pool.query<Row>(
    `select seq::int, kind, offset_ms as "offsetMs", actor_id as "actorId", bytes from log_entries
     where interview_id = $1 order by log_entries.seq`,
    [interviewId],
  );
  return rows;
}

function untilSealed(interviewId: string) {
  return eventually(
    async () => (await server.pool.query('select from recordings where interview_id = $1', [interviewId])).rowCount,
    (count) => count === 1,
  );
}

async function download(person: Person, interviewId: string): Promise<Recording> {
  const response = await fetch(`${server.url}/api/interviews/${interviewId}/recording`, {
    headers: { cookie: person.cookie },
  });
  expect(response.status).toBe(200);
  return decodeRecording(new Uint8Array(await response.arrayBuffer()));
}

/** Somebody who writes to a document; the bytes are what a browser would send. */
async function openDocument(person: Person, interviewId: string, kind: 'board' | 'notes') {
  const socket = new WebSocket(person.documentUrl(interviewId, kind), {
    headers: { cookie: person.cookie, origin: server.url },
  });
  sockets.push(socket);
  await new Promise((resolve, reject) => socket.once('message', resolve).once('error', reject));
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => socket.send(updateFrame(update)));
  return { socket, text: doc.getText('t'), doc };
}

const stateSeenBy = async (person: Person, interviewId: string) =>
  (await person.get<InterviewView>(`/api/interviews/${interviewId}`)).body.state;

describe('the log', () => {
  it('[RECORDING-2] numbers everything of an interview in one sequence without gaps, documents and events together', async () => {
    const { interviewId, roomId, host } = await startInterview(ana, ben);
    const [board, notes] = [
      await openDocument(ana, interviewId, 'board'),
      await openDocument(ben, interviewId, 'notes'),
    ];
    for (let index = 0; index < 25; index++) {
      board.text.insert(0, 'b');
      notes.text.insert(0, 'n');
      if (index % 5 === 0) await ask(host, 'room:add-minute', { roomId, version: 5 + index / 5 });
    }
    const log = await eventually(
      () => logOf(interviewId),
      (rows) => rows.length === 1 + 5 + 5 + 50, // The board's template came first.
    );
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    const { rows } = await server.pool.query('select seq::int from log_heads where interview_id = $1', [interviewId]);
    expect(rows).toEqual([{ seq: log.length }]);
  });

  it('[RECORDING-1] has the event exactly when the state has changed: if it cannot be written, nothing has happened', async () => {
    const { interviewId, roomId, host, guest } = await startInterview(ana, ben);
    const heard: ServerEvents['room:event'][] = [];
    guest.on('room:event', (event) => event.version > 5 && heard.push(event));
    const before = await stateSeenBy(ana, interviewId);
    const [{ next }] = (
      await server.pool.query<{ next: string }>('select seq + 1 as next from log_heads where interview_id = $1', [
        interviewId,
      ])
    ).rows as [{ next: string }];
    // Somebody sits on the next number, so the insert must fail.
    await server.pool.query("insert into log_entries values ($1, $2, 0, 'board', null, '', '')", [interviewId, next]);
    expect(await ask(host, 'room:pause', { roomId, version: 5 })).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
    expect(await stateSeenBy(ana, interviewId)).toEqual(before);
    await server.pool.query('delete from log_entries where interview_id = $1 and seq = $2', [interviewId, next]);
    expect(await ask(host, 'room:add-minute', { roomId, version: 5 })).toEqual({ ok: true, value: { version: 6 } });
    await eventually(
      () => heard.length,
      (count) => count > 0,
    );
    expect(heard.map(({ event }) => event.type)).toEqual(['minute-added']);
    const events = (await logOf(interviewId))
      .filter(({ kind }) => kind === 'event')
      .map(({ bytes }) => readEvent(bytes));
    expect(events.reduce(reduce, EMPTY_INTERVIEW)).toEqual(await stateSeenBy(ana, interviewId));
  });

  it('[RECORDING-5] has times since the start, and 0 for the lobby', async () => {
    const { interviewId, roomId, host } = await startInterview(ana, ben);
    server.time.advance(3 * MINUTE_MS);
    await ask(host, 'room:pause', { roomId, version: 5 });
    const offsets = (await logOf(interviewId)).map(({ offsetMs }) => offsetMs);
    expect(offsets.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(Math.abs((offsets[6] ?? 0) - 3 * MINUTE_MS)).toBeLessThan(10_000);
  });

  it('[RECORDING-5] dates the first change of a document that was open in the lobby by the start, too', async () => {
    const { roomId, invite } = await ana.openRoom();
    await ben.accept(invite.token);
    const [host, guest] = [await ana.enter(roomId), await ben.enter(roomId)];
    const { interviewId } = host.view;
    const board = await openDocument(ana, interviewId, 'board');
    for (const { socket } of [host, guest]) await ask(socket, 'room:set-ready', { roomId, isReady: true });
    expect(await ask(host.socket, 'room:start', { roomId, version: 4 })).toMatchObject({ ok: true });
    server.time.advance(3 * MINUTE_MS);
    board.text.insert(0, 'first');
    const log = await eventually(
      () => logOf(interviewId),
      (rows) => rows.some(({ kind, actorId }) => kind === 'board' && actorId === ana.user.id),
    );
    expect(Math.abs((log.at(-1)?.offsetMs ?? 0) - 3 * MINUTE_MS)).toBeLessThan(10_000);
  });

  it('[RECORDING-4] can be exported while people write', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const board = await openDocument(ana, interviewId, 'board');
    const writing = setInterval(() => board.text.insert(0, 'x'), 20);
    for (let round = 0; round < 15; round++) verifyRecording(await download(ben, interviewId));
    clearInterval(writing);
  });

  it('[RECORDING-3] takes nothing after the end, though both write as fast as they can while it ends', async () => {
    for (let round = 0; round < 5; round++) {
      const { interviewId, roomId, host } = await startInterview(ana, ben);
      const board = await openDocument(ana, interviewId, 'board');
      const writers = [board, await openDocument(ben, interviewId, 'notes')];
      const ended = ask(host, 'room:end', { roomId, version: 5 });
      const closed = writers.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)));
      for (let stroke = 0; stroke < 200; stroke++) for (const { text } of writers) text.insert(0, 'x');
      expect(await ended).toMatchObject({ ok: true });
      await Promise.all(closed);
      await untilSealed(interviewId);
      const log = await logOf(interviewId);
      const last = log.at(-1);
      expect([last?.kind, last && readEvent(last.bytes).type]).toEqual(['event', 'interview-ended']);
      const frame = updateFrame(Y.encodeStateAsUpdate(board.doc));
      for (const kind of ['board', 'notes'] as const) {
        const late = new WebSocket(ana.documentUrl(interviewId, kind), {
          headers: { cookie: ana.cookie, origin: server.url },
        });
        sockets.push(late);
        late.on('open', () => late.send(frame));
        await new Promise((resolve) => late.once('close', resolve));
      }
      await ask(host, 'room:add-minute', { roomId, version: 6 });
      expect(await logOf(interviewId)).toHaveLength(log.length);
      ana.leave();
      ben.leave();
    }
  }, 60_000);
});

describe('the export', () => {
  it('[RECORDING-4] is what every participant gets, and rebuilds state, documents and chapters', async () => {
    const { interviewId, roomId, host, invite } = await startInterview(ana, ben);
    const olga = await Person.guest(server.url, 'Olga');
    await olga.accept(invite.token);
    const [board, notes] = [
      await openDocument(ana, interviewId, 'board'),
      await openDocument(ben, interviewId, 'notes'),
    ];
    board.text.insert(0, 'cache');
    await eventually(
      () => logOf(interviewId),
      (rows) => rows.some(({ kind, actorId }) => kind === 'board' && actorId === ana.user.id),
    );
    server.time.advance(4 * MINUTE_MS);
    await ask(host, 'room:advance-step', { roomId, version: 6 });
    notes.text.insert(0, '40 writes a second');
    await eventually(
      () => logOf(interviewId),
      (rows) => rows.some(({ kind }) => kind === 'notes'),
    );
    server.time.advance(2 * MINUTE_MS);
    await ask(host, 'room:end', { roomId, version: 7 });

    await untilSealed(interviewId);
    const recording = await download(ana, interviewId);
    verifyRecording(recording);
    for (const person of [ben, olga]) {
      const { entries, keyframes, finalHash } = await download(person, interviewId);
      expect([entries, keyframes, finalHash]).toEqual([recording.entries, recording.keyframes, null]);
    }
    expect(recording.entries.map(({ kind }) => kind)).toEqual((await logOf(interviewId)).map(({ kind }) => kind));
    const replay = new Replay(recording);
    const { state, documents } = replay.at(replay.durationMs);
    expect(state).toEqual(await stateSeenBy(ana, interviewId));
    expect([documents.board.getText('t').toString(), documents.notes.getText('t').toString()]).toEqual([
      'cache',
      '40 writes a second',
    ]);
    const half = new Replay(recording).at(3 * MINUTE_MS);
    expect([half.documents.board.getText('t').toString(), half.documents.notes.getText('t').toString()]).toEqual([
      'cache',
      '',
    ]);
    const [first, second] = chaptersOf(recording.entries);
    expect([first?.stepId, second?.stepId]).toEqual(['requirements', 'estimation']);
    expect(Math.abs((second?.fromMs ?? 0) - 4 * MINUTE_MS)).toBeLessThan(10_000);
    await server.restart();
    expect(await download(ana, interviewId)).toEqual(recording);
  }, 40_000);

  it('[RECORDING-4] names people by id and name only: no e-mail, no session, no address', async () => {
    const email = 'ana@example.org';
    const account = new Person(server.url);
    account.user = (
      await account.post<Person['user']>('/api/accounts', { displayName: 'Ana', email, password: 'correct horse' })
    ).body;
    const { interviewId } = await startInterview(account, ben);
    const text = Buffer.concat((await download(ben, interviewId)).entries.map(({ bytes }) => bytes)).toString('utf8');
    expect(text).toContain(account.user.id);
    for (const secret of [email, '127.0.0.1', 'sid', 'hash']) expect(text).not.toContain(secret);
    account.leave();
  });

  it('[RECORDING-4] is not there for strangers, and never cached by anything between', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const stranger = await Person.guest(server.url, 'Stranger');
    expect((await stranger.get(`/api/interviews/${interviewId}/recording`)).body).toMatchObject({ code: 'not_found' });
    expect((await new Person(server.url).get(`/api/interviews/${interviewId}/recording`)).body).toMatchObject({
      code: 'signed_out',
    });
    const { headers } = await ana.get(`/api/interviews/${interviewId}/recording`);
    expect([headers.get('content-type'), headers.get('cache-control')]).toEqual([
      'application/octet-stream',
      'private, no-cache',
    ]);
  });
});

describe('exports', () => {
  it('[RECORDING-13] are put together two at a time, however many are asked for, and all come', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const repository = server.app.nest.get(RecordingRepository);
    const find = repository.findRecording.bind(repository);
    let [underWay, mostUnderWay] = [0, 0];
    const spy = jest.spyOn(repository, 'findRecording').mockImplementation(async (id) => {
      mostUnderWay = Math.max(mostUnderWay, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 20));
      underWay--;
      return find(id);
    });
    const all = await Promise.all(Array.from({ length: 12 }, () => download(ben, interviewId)));
    spy.mockRestore();
    expect([all.length, mostUnderWay]).toEqual([12, 2]);
  });
});
