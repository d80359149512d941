import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CLOSE_CODES, MESSAGE_TYPES, type RoomView } from '@fortyfive/contract';
import { decodeRecording, Replay, verifyRecording } from '@fortyfive/replay';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { stateRequestFrame, updateFrame } from '../../../../test/support/document-frames.js';
import { Listener } from '../../../../test/support/listener.js';
import { ask, eventually } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { tryEverything } from '../../../../test/support/try-everything.js';

const CANARY = 'hesitates about quorum';
const CARET_CANARY = 'caret before the doubt';
const SHARED_CANARY = 'forty writes a second';

let server: RunningApp;
let ana: Listener;
let ben: Listener;
let olga: Listener;
const sockets: WebSocket[] = [];
const providers: WebsocketProvider[] = [];

beforeAll(async () => {
  server = await startApp();
  [ana, ben, olga] = [
    await Listener.guest(server.url, 'Ana'),
    await Listener.guest(server.url, 'Ben'),
    await Listener.guest(server.url, 'Olga'),
  ];
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
  for (const provider of providers.splice(0)) {
    provider.destroy();
    provider.doc.destroy();
  }
  for (const person of [ana, ben, olga]) {
    person.leave();
    person.forget();
  }
});
afterAll(() => server.close());

/** A room with interviewer, candidate and observer, before the start. */
async function meet() {
  const { roomId, invite } = await ana.openRoom();
  for (const person of [ben, olga]) await person.accept(invite.token);
  const [host, guest] = [await ana.enter(roomId), await ben.enter(roomId)];
  const place = { roomId, interviewId: host.view.interviewId, token: invite.token };
  return { place, host: host.socket, guest: guest.socket };
}

async function startAs(meeting: Awaited<ReturnType<typeof meet>>): Promise<void> {
  const { place, host, guest } = meeting;
  for (const socket of [host, guest]) await ask(socket, 'room:set-ready', { roomId: place.roomId, isReady: true });
  const { body } = await ana.get<{ state: { version: number } }>(`/api/rooms/${place.roomId}`);
  const { version } = body.state;
  expect(await ask(host, 'room:start', { roomId: place.roomId, version })).toMatchObject({ ok: true });
}

/** A plain socket on the interviewer's notes: every byte that comes, and how it ends. */
function knock(person: Listener, interviewId: string) {
  const socket = new WebSocket(person.documentUrl(interviewId, 'interviewer-notes'), {
    headers: { cookie: person.cookie, origin: server.url },
  });
  sockets.push(socket);
  const received: Buffer[] = [];
  socket.on('message', (bytes: Buffer) => received.push(bytes));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  return { socket, received, closed };
}

async function write(person: Listener, interviewId: string, kind: 'notes' | 'interviewer-notes', text: string) {
  const doc = new Y.Doc();
  const url = person.documentUrl(interviewId, kind);
  const provider = new WebsocketProvider(url.slice(0, url.lastIndexOf('/')), kind, doc, {
    WebSocketPolyfill: person.webSocket(),
    disableBc: true,
  });
  provider.messageHandlers[MESSAGE_TYPES.committed] = () => undefined;
  providers.push(provider);
  await eventually(() => provider.synced, Boolean);
  doc.getText('t').insert(0, text);
  if (kind === 'interviewer-notes') provider.awareness.setLocalStateField('caret', CARET_CANARY);
  await eventually(
    () => logged(interviewId, kind),
    (count) => count === 1,
  );
}

const logged = async (interviewId: string, kind: string): Promise<number> =>
  (await server.pool.query('select from log_entries where interview_id = $1 and kind = $2', [interviewId, kind]))
    .rowCount ?? 0;

/** Every byte of a recording, unzipped. */
async function recordingOf(person: Listener, interviewId: string) {
  const response = await fetch(`${server.url}/api/interviews/${interviewId}/recording`, {
    headers: { cookie: person.cookie },
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

describe("the interviewer's notes", () => {
  it('[DOCUMENTS-13] are open to the present interviewer alone; others are closed without a byte, whatever they send', async () => {
    const meeting = await meet();
    const { interviewId } = meeting.place;
    const tryAll = async (outcomes: readonly (readonly [Listener, boolean])[]): Promise<void> => {
      for (const [person, isLetIn] of outcomes) {
        const { socket, received, closed } = knock(person, interviewId);
        socket.on('open', () => {
          socket.send(stateRequestFrame(new Uint8Array([0])));
          socket.send(updateFrame(updateSaying('mine')));
        });
        if (isLetIn) await eventually(() => received.length, Boolean);
        else expect([await closed, received]).toEqual([CLOSE_CODES.notAllowed, []]);
      }
    };
    const everybody = [[ana, true], [ben, false], [olga, false]] as const; // prettier-ignore
    await tryAll(everybody);
    await startAs(meeting);
    await tryAll(everybody);
    // What the interviewer sends counts from the start on.
    expect(await logged(interviewId, 'interviewer-notes')).toBe(1);
  });

  it('[DOCUMENTS-13] are closed at once to whoever gives the role away, and opened to whoever takes it', async () => {
    const { place, host } = await meet();
    const mine = knock(ana, place.interviewId);
    await eventually(() => mine.received.length, Boolean);
    const { body } = await ana.get<{ state: { version: number } }>(`/api/rooms/${place.roomId}`);
    const heardBefore = mine.received.length;
    const begunMs = performance.now();
    const swap = ask(host, 'room:swap-roles', { roomId: place.roomId, version: body.state.version });
    expect(await mine.closed).toBe(CLOSE_CODES.notAllowed);
    expect(performance.now() - begunMs).toBeLessThan(1_000);
    expect(await swap).toMatchObject({ ok: true });
    expect(mine.received).toHaveLength(heardBefore);
    const [again, theirs] = [knock(ana, place.interviewId), knock(ben, place.interviewId)];
    await eventually(() => theirs.received.length, Boolean);
    expect([await again.closed, again.received]).toEqual([CLOSE_CODES.notAllowed, []]);
  });

  it('[DOCUMENTS-13] [RECORDING-12] reach candidate and observer by no route, event, document, cursor, recording or error', async () => {
    const meeting = await meet();
    const { place, host } = meeting;
    const { interviewId, roomId } = place;
    await startAs(meeting);
    await write(ben, interviewId, 'notes', SHARED_CANARY);
    await write(ana, interviewId, 'interviewer-notes', CANARY);
    const leaks = async (): Promise<void> => {
      for (const person of [ben, olga]) {
        await tryEverything(server, person, { ...place, ref: 'url-shortener' });
        expect(person.heard()).toContain(SHARED_CANARY);
        for (const canary of [CANARY, CARET_CANARY]) expect(person.heard()).not.toContain(canary);
        const bytes = await recordingOf(person, interviewId);
        expect([SHARED_CANARY, CANARY].map((canary) => bytes.includes(canary))).toEqual([true, false]);
        const { entries, keyframes } = decodeRecording(bytes);
        for (const { kind } of [...entries, ...keyframes]) expect(kind).not.toBe('interviewer-notes');
      }
    };
    await leaks();
    // The test does find what is there to be found.
    await tryEverything(server, ana, { ...place, ref: 'url-shortener' });
    for (const canary of [CANARY, CARET_CANARY]) expect(ana.heard()).toContain(canary);

    // She has tried the desk too, and given a fact.
    const { version } = (await ana.get<RoomView>(`/api/rooms/${roomId}`)).body.state;
    expect(await ask(host, 'room:end', { roomId, version })).toMatchObject({ ok: true });
    await eventually(
      async () => (await server.pool.query('select from recordings where interview_id = $1', [interviewId])).rowCount,
      (count) => count === 1,
    );
    await leaks();
    const whole = decodeRecording(await recordingOf(ana, interviewId));
    verifyRecording(whole);
    const { documents } = new Replay(whole).at(Infinity);
    expect(documents['interviewer-notes'].getText('t').toString()).toBe(CANARY);
    const shared = new Replay(decodeRecording(await recordingOf(ben, interviewId))).at(Infinity);
    expect(shared.documents.notes.getText('t').toString()).toBe(SHARED_CANARY);
    expect(shared.documents['interviewer-notes'].getText('t').toString()).toBe('');
    expect(shared.state.phase).toBe('ended');
    // The interview is over; what they are not allowed to know does not tell them so.
    for (const person of [ben, olga]) expect(await knock(person, interviewId).closed).toBe(CLOSE_CODES.notAllowed);
    expect(await knock(ana, interviewId).closed).toBe(CLOSE_CODES.interviewOver);

    expect(await recordingOf(ben, interviewId)).toEqual(await recordingOf(olga, interviewId));
    await server.pool.query(
      'update recordings set bytes = set_byte(bytes, 60, get_byte(bytes, 60) # 1) where interview_id = $1',
      [interviewId],
    );
    ben.forget();
    expect((await ben.get(`/api/interviews/${interviewId}/recording`)).status).toBe(409);
    expect(ben.heard()).not.toContain(CANARY);
  }, 90_000);
});

function updateSaying(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}
