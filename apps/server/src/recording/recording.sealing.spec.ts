import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CLOSE_CODES } from '@fortyfive/contract';
import { MINUTE_MS } from '@fortyfive/interview';
import { decodeRecording, encodeRecording, readEvent, Replay } from '@fortyfive/replay';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { ask, eventually, Person, startInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { DocumentsService } from '../documents/documents.service.js';
import { RecordingSealer } from './recording.sealer.js';

let server: RunningApp;
let ana: Person;
let ben: Person;
const providers: WebsocketProvider[] = [];

beforeAll(async () => {
  server = await startApp();
  ana = await Person.guest(server.url, 'Ana');
  ben = await Person.guest(server.url, 'Ben');
});

afterEach(async () => {
  for (const person of [ana, ben]) person.leave();
  leaveDocuments();
});

afterAll(() => server.close());

async function openDocument(person: Person, interviewId: string, kind: 'board' | 'notes') {
  const doc = new Y.Doc();
  const address = person.documentUrl(interviewId, kind).slice(0, -kind.length - 1);
  const provider = new WebsocketProvider(address, kind, doc, {
    WebSocketPolyfill: person.webSocket(),
    disableBc: true,
  });
  for (const type of [4, 5]) provider.messageHandlers[type] = () => undefined;
  providers.push(provider);
  await eventually(() => provider.synced, Boolean);
  return { doc, provider, text: doc.getText('t') };
}

/** Awareness keeps a timer as long as its document is there. */
function leaveDocuments(): void {
  for (const provider of providers.splice(0)) {
    provider.destroy();
    provider.doc.destroy();
  }
}

const count = async (table: 'log_entries' | 'keyframes' | 'recordings', interviewId: string) =>
  (await server.pool.query(`select from ${table} where interview_id = $1`, [interviewId])).rowCount ?? 0;

/** An interview with something on the board and in the notes, in its second step. */
async function writtenInterview() {
  const interview = await startInterview(ana, ben);
  const { interviewId, roomId, host } = interview;
  const [board, notes] = [await openDocument(ana, interviewId, 'board'), await openDocument(ben, interviewId, 'notes')];
  for (const word of ['client ', 'gateway ', 'cache ']) board.text.insert(0, word);
  notes.text.insert(0, '40 writes a second');
  await eventually(
    () => count('log_entries', interviewId),
    (rows) => rows === 10,
  );
  server.time.advance(4 * MINUTE_MS);
  expect(await ask(host, 'room:advance-step', { roomId, version: 5 })).toMatchObject({ ok: true });
  board.text.delete(0, 6);
  await eventually(
    () => count('log_entries', interviewId),
    (rows) => rows === 12,
  );
  return { ...interview, board, notes };
}

async function sealedInterview() {
  const interview = await writtenInterview();
  expect(await ask(interview.host, 'room:end', { roomId: interview.roomId, version: 6 })).toMatchObject({ ok: true });
  await eventually(
    () => count('recordings', interview.interviewId),
    (rows) => rows === 1,
  );
  return interview;
}

const download = (person: Person, interviewId: string) =>
  fetch(`${server.url}/api/interviews/${interviewId}/recording`, { headers: { cookie: person.cookie } });

describe('sealing', () => {
  it('[RECORDING-9] makes one recording of the log: all entries, keyframes per step, the same content; then the rows go', async () => {
    const { interviewId, board, notes } = await sealedInterview();
    expect([await count('log_entries', interviewId), await count('keyframes', interviewId)]).toEqual([0, 0]);
    const recording = decodeRecording(new Uint8Array(await (await download(ana, interviewId)).arrayBuffer()));
    expect(recording.entries).toHaveLength(13);
    expect(recording.keyframes.map(({ kind, after }) => [kind, after])).toEqual([
      ['board', 11],
      ['notes', 11],
      ['board', 13],
    ]);
    const endings = recording.keyframes.map(({ after }) => recording.entries[after - 1]);
    expect(endings.map((entry) => entry && readEvent(entry.bytes).type)).toEqual([
      ...['step-advanced', 'step-advanced', 'interview-ended'],
    ]);
    const { documents, state } = new Replay(recording).at(Infinity);
    expect(documents.board.getText('t').toString()).toBe(board.text.toString());
    expect(documents.notes.getText('t').toString()).toBe(notes.text.toString());
    expect(state.phase).toBe('ended');
    const { rows } = await server.pool.query('select hash from log_heads where interview_id = $1', [interviewId]);
    expect(Buffer.from(recording.finalHash ?? []).equals((rows[0] as { hash: Buffer }).hash)).toBe(true);
  });

  it('[RECORDING-9] leaves the log as it is when the recording would not hold what the documents do', async () => {
    const { interviewId, host, roomId } = await writtenInterview();
    const sealer = server.app.nest.get(RecordingSealer);
    leaveDocuments();
    await eventually(
      () => server.app.nest.get(DocumentsService).isOpen({ interviewId, kind: 'board' }),
      (isOpen) => !isOpen,
    );
    // A keyframe that says something else than the log: what people would have seen last is not what was recorded.
    const other = new Y.Doc();
    other.getText('t').insert(0, 'something else');
    await server.pool.query(
      `insert into keyframes select interview_id, 'board', seq, hash, $2, '{}' from log_heads where interview_id = $1`,
      [interviewId, gzipSync(Y.encodeStateAsUpdate(other))],
    );
    await ask(host, 'room:end', { roomId, version: 6 });
    await sealer.seal(interviewId);
    expect([await count('log_entries', interviewId), await count('recordings', interviewId)]).toEqual([13, 0]);
  });

  it('[RECORDING-9] comes back to what a stop has left unsealed', async () => {
    const { interviewId, host, roomId } = await writtenInterview();
    await server.pool.query('alter table recordings rename to away');
    await ask(host, 'room:end', { roomId, version: 6 });
    await server.pool.query('alter table away rename to recordings');
    await server.restart();
    await eventually(
      () => count('recordings', interviewId),
      (rows) => rows === 1,
    );
    expect(await count('log_entries', interviewId)).toBe(0);
  }, 30_000);
});

type Tamper = readonly [how: string, change: (interviewId: string) => Promise<unknown>];
const sql = (text: string) => (interviewId: string) => server.pool.query(text, [interviewId]);

const OPEN_LOG: readonly Tamper[] = [
  [
    'a flipped bit',
    sql(
      `update log_entries set bytes = set_byte(bytes, 5, get_byte(bytes, 5) # 1) where interview_id = $1 and seq = 8`,
    ),
  ],
  ['another time', sql(`update log_entries set offset_ms = offset_ms + 1 where interview_id = $1 and seq = 8`)],
  ['another author', sql(`update log_entries set actor_id = null where interview_id = $1 and seq = 8`)],
  ['a missing entry', sql(`delete from log_entries where interview_id = $1 and seq = 8`)],
  [
    'entries in another order',
    sql(`update log_entries a set bytes = b.bytes from log_entries b
         where a.interview_id = $1 and b.interview_id = $1 and a.seq in (8, 9) and b.seq = 17 - a.seq`),
  ],
  [
    'an entry in between',
    async (interviewId) => {
      await sql('update log_entries set seq = seq + 1000 where interview_id = $1 and seq >= 9')(interviewId);
      await sql(`insert into log_entries select interview_id, 9, offset_ms, kind, actor_id, bytes, hash from log_entries
                 where interview_id = $1 and seq = 1009`)(interviewId);
      await sql('update log_entries set seq = seq - 999 where interview_id = $1 and seq > 1000')(interviewId);
    },
  ],
  ['a missing end', sql(`delete from log_entries where interview_id = $1 and seq >= 11`)],
];

describe('damage', () => {
  it.each(OPEN_LOG)('[RECORDING-7] to an open log is found and said: %s', async (_how, tamper) => {
    const { interviewId } = await writtenInterview();
    leaveDocuments();
    await eventually(
      () => server.app.nest.get(DocumentsService).isOpen({ interviewId, kind: 'board' }),
      (isOpen) => !isOpen,
    );
    await tamper(interviewId);
    const before = (
      await server.pool.query('select * from log_entries where interview_id = $1 order by seq', [interviewId])
    ).rows;
    const answer = await download(ana, interviewId);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'recording_damaged']);
    const socket = new WebSocket(ana.documentUrl(interviewId, 'board'), {
      headers: { cookie: ana.cookie, origin: server.url },
    });
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(CLOSE_CODES.damaged);
    const after = (
      await server.pool.query('select * from log_entries where interview_id = $1 order by seq', [interviewId])
    ).rows;
    expect(after).toEqual(before);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['a flipped bit in the file', (bytes) => Buffer.from(bytes.map((byte, index) => (index === 40 ? byte ^ 1 : byte)))],
    ['a file cut short', (bytes) => bytes.subarray(0, -9)],
    ['a flipped bit in what it holds', (bytes) => flipped(gunzipSync(bytes))],
    ['an entry dropped, and all hashes in the file made to fit', (bytes) => without(gunzipSync(bytes), 8)],
  ])('[RECORDING-7] to a sealed recording is found and said: %s', async (_how, tamper) => {
    const { interviewId } = await sealedInterview();
    const { rows } = await server.pool.query<{ bytes: Buffer }>(
      'select bytes from recordings where interview_id = $1',
      [interviewId],
    );
    await server.pool.query('update recordings set bytes = $2 where interview_id = $1', [
      interviewId,
      tamper((rows[0] as { bytes: Buffer }).bytes),
    ]);
    const answer = await download(ana, interviewId);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'recording_damaged']);
  });
});

function flipped(bytes: Buffer): Buffer {
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return gzipSync(bytes);
}

function without(bytes: Buffer, index: number): Buffer {
  const recording = decodeRecording(bytes);
  const entries = recording.entries.filter((_entry, place) => place !== index);
  return gzipSync(encodeRecording({ entries, keyframes: [], finalHash: recording.finalHash }));
}
