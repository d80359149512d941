import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MESSAGE_TYPES } from '@fortyfive/contract';
import { decodePresenceSample, decodeRecording, MAX_COORDINATE, Replay, verifyRecording } from '@fortyfive/replay';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { ask, eventually, Person, startInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

const VIEWPORT = { x: -10, y: 20, width: 1_440, height: 900 };
const pointerAt = (x: number) => ({ x, y: 7, tool: 'pointer', isDown: false });
/** Longer than four samples take. */
const SECOND_MS = 1_000;

let server: RunningApp;
let ana: Person;
let ben: Person;
const open: WebsocketProvider[] = [];

beforeAll(async () => {
  server = await startApp();
  [ana, ben] = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
});
afterEach(() => {
  for (const provider of open.splice(0)) leave(provider);
  for (const person of [ana, ben]) person.leave();
});
afterAll(() => server.close());

async function enterBoard(person: Person, interviewId: string, kind: 'board' | 'notes' = 'board') {
  const url = person.documentUrl(interviewId, kind);
  const provider = new WebsocketProvider(url.slice(0, url.lastIndexOf('/')), kind, new Y.Doc(), {
    WebSocketPolyfill: person.webSocket(),
    disableBc: true,
  });
  for (const type of [MESSAGE_TYPES.committed, MESSAGE_TYPES.condition])
    provider.messageHandlers[type] = () => undefined;
  open.push(provider);
  await eventually(() => provider.synced, Boolean);
  return { provider, awareness: provider.awareness, text: provider.doc.getText('t') };
}

function leave(provider: WebsocketProvider): void {
  provider.destroy();
  provider.doc.destroy();
}

async function samplesOf(interviewId: string) {
  const { rows } = await server.pool.query<{ bytes: Buffer; actorId: string | null }>(
    `select bytes, actor_id as "actorId" from log_entries where interview_id = $1 and kind = 'presence' order by seq`,
    [interviewId],
  );
  return rows.map(({ bytes, actorId }) => ({ seats: decodePresenceSample(bytes), actorId }));
}

const lastOf = async (interviewId: string) => (await samplesOf(interviewId)).at(-1)?.seats;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the sampler', () => {
  it('[DOCUMENTS-14] puts where both point and what they see into the log, as nobody in particular', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const [a, b] = [await enterBoard(ana, interviewId), await enterBoard(ben, interviewId)];
    a.awareness.setLocalState({ pointer: { ...pointerAt(12.4), tool: 'laser', isDown: true }, viewport: VIEWPORT });
    b.awareness.setLocalState({ pointer: null, viewport: VIEWPORT, selection: ['x'], stroke: 'never sampled' });
    await eventually(
      () => lastOf(interviewId),
      (seats) => seats?.length === 2,
    );
    expect((await samplesOf(interviewId)).at(-1)).toEqual({
      actorId: null,
      seats: [
        { seat: 0, pointer: { x: 12, y: 7, tool: 'laser', isDown: true }, viewport: VIEWPORT },
        { seat: 1, pointer: null, viewport: VIEWPORT },
      ],
    });
  });

  it('[DOCUMENTS-14] samples at most four times a second, and not at all while nothing changes', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const { awareness } = await enterBoard(ana, interviewId);
    const begunMs = performance.now();
    for (let x = 0; performance.now() - begunMs < 2 * SECOND_MS; x++) {
      awareness.setLocalStateField('pointer', pointerAt(x));
      await pause(20);
    }
    await pause(SECOND_MS / 2);
    const { length } = await samplesOf(interviewId);
    expect(length).toBeGreaterThanOrEqual(6);
    expect(length).toBeLessThanOrEqual(10);
    // Saying the same again, as pages do to show that they are there, is no change.
    awareness.setLocalState(awareness.getLocalState());
    await pause(SECOND_MS);
    expect(await samplesOf(interviewId)).toHaveLength(length);
  });

  it('[DOCUMENTS-14] leaves no cursor behind: neither of one who leaves, nor of the last, nor over a restart', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const [a, b] = [await enterBoard(ana, interviewId), await enterBoard(ben, interviewId)];
    for (const { awareness } of [a, b]) awareness.setLocalStateField('pointer', pointerAt(1));
    const untilThereAre = (count: number) =>
      eventually(
        () => lastOf(interviewId),
        (seats) => seats?.length === count,
      );
    await untilThereAre(2);
    leave(a.provider);
    await untilThereAre(1);
    leave(b.provider);
    await untilThereAre(0);
    const again = await enterBoard(ana, interviewId);
    again.awareness.setLocalStateField('pointer', pointerAt(2));
    await untilThereAre(1);
    again.provider.disconnect();
    await untilThereAre(0);
    again.provider.connect();
    await untilThereAre(1);
    // The server goes, and with it whoever was there; somebody comes back who does not point.
    again.provider.shouldConnect = false;
    await server.restart();
    again.provider.destroy();
    await untilThereAre(1);
    await enterBoard(ben, interviewId);
    await untilThereAre(0);
  }, 30_000);

  it('[DOCUMENTS-14] believes nothing that makes no sense, and shows no observer', async () => {
    const { interviewId, invite } = await startInterview(ana, ben);
    const olga = await Person.guest(server.url, 'Olga');
    await olga.accept(invite.token);
    const [a, b, watching] = [
      await enterBoard(ana, interviewId),
      await enterBoard(ben, interviewId),
      await enterBoard(olga, interviewId),
    ];
    watching.awareness.setLocalState({ pointer: pointerAt(1), viewport: VIEWPORT });
    a.awareness.setLocalState({ pointer: { x: 1e300, y: '7', isDown: {} }, viewport: { ...VIEWPORT, width: -1 } });
    await pause(SECOND_MS / 2);
    expect(await samplesOf(interviewId)).toEqual([]);
    b.awareness.setLocalState({ user: { userId: ana.user.id }, pointer: { x: 1e300, y: -1e300 }, viewport: [] });
    await eventually(() => lastOf(interviewId), Boolean);
    const far = { x: MAX_COORDINATE, y: -MAX_COORDINATE, tool: 'pointer', isDown: false };
    // Whose it is says the server.
    expect(await lastOf(interviewId)).toEqual([{ seat: 1, pointer: far, viewport: null }]);
  });

  it('[DOCUMENTS-14] has one place for each person: that of the window they used last', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const [one, other] = [await enterBoard(ana, interviewId), await enterBoard(ana, interviewId)];
    const isAt = (x: number) =>
      eventually(
        () => lastOf(interviewId),
        (seats) => seats?.length === 1 && seats[0]?.pointer?.x === x,
      );
    one.awareness.setLocalStateField('pointer', pointerAt(1));
    await isAt(1);
    other.awareness.setLocalStateField('pointer', pointerAt(2));
    await isAt(2);
    one.awareness.setLocalState(one.awareness.getLocalState());
    one.awareness.setLocalStateField('pointer', pointerAt(3));
    await isAt(3);
    leave(one.provider);
    await isAt(2);
  });

  it('[DOCUMENTS-14] samples the board alone, and only while the interview runs', async () => {
    const { roomId, invite } = await ana.openRoom();
    await ben.accept(invite.token);
    const [host, guest] = [await ana.enter(roomId), await ben.enter(roomId)];
    const { interviewId } = host.view;
    const early = await enterBoard(ana, interviewId);
    early.awareness.setLocalStateField('pointer', pointerAt(1));
    const notes = await enterBoard(ben, interviewId, 'notes');
    notes.awareness.setLocalStateField('pointer', pointerAt(2));
    await pause(SECOND_MS / 2);
    expect(await samplesOf(interviewId)).toEqual([]);
    for (const { socket } of [host, guest]) await ask(socket, 'room:set-ready', { roomId, isReady: true });
    expect(await ask(host.socket, 'room:start', { roomId, version: 4 })).toMatchObject({ ok: true });
    await eventually(() => lastOf(interviewId), Boolean);
    expect(await lastOf(interviewId)).toEqual([{ seat: 0, pointer: pointerAt(1), viewport: null }]);
  });

  it('[DOCUMENTS-14] is chained and sealed with everything else, and replays', async () => {
    const { interviewId, roomId, host } = await startInterview(ana, ben);
    const { awareness, text } = await enterBoard(ben, interviewId);
    for (const x of [1, 2]) {
      awareness.setLocalStateField('pointer', pointerAt(x));
      await eventually(
        () => lastOf(interviewId),
        (seats) => seats?.[0]?.pointer?.x === x,
      );
      server.time.advance(60_000);
    }
    text.insert(0, 'cache');
    expect(await ask(host, 'room:end', { roomId, version: 5 })).toMatchObject({ ok: true });
    await eventually(
      async () => (await server.pool.query('select from recordings where interview_id = $1', [interviewId])).rowCount,
      (count) => count === 1,
    );
    for (const person of [ana, ben]) {
      const response = await fetch(`${server.url}/api/interviews/${interviewId}/recording`, {
        headers: { cookie: person.cookie },
      });
      const recording = decodeRecording(new Uint8Array(await response.arrayBuffer()));
      verifyRecording(recording);
      const replay = new Replay(recording);
      const xAt = (offsetMs: number) => replay.at(offsetMs).presence.map(({ userId, pointer }) => [userId, pointer?.x]);
      expect(xAt(59_000)).toEqual([[ben.user.id, 1]]);
      expect(xAt(119_000)).toEqual([[ben.user.id, 2]]);
    }
  });
});
