import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CLOSE_CODES, MESSAGE_TYPES } from '@fortyfive/contract';
import { boardElements, readBoardElement, readGroups, stepFrameId, TEMPLATE_CLIENT_ID } from '@fortyfive/documents';
import { STEP_IDS } from '@fortyfive/interview';
import { decodeRecording, Replay } from '@fortyfive/replay';
import { WebSocket } from 'ws';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { awarenessFrame, updateFrame } from '../../../../test/support/document-frames.js';
import { ask, eventually, Person, startInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

const FRAME_IDS = STEP_IDS.map(stepFrameId);

let server: RunningApp;
let ana: Person;
let ben: Person;
const providers: WebsocketProvider[] = [];

beforeAll(async () => {
  server = await startApp();
  [ana, ben] = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
});
afterEach(() => {
  leaveBoards();
  for (const person of [ana, ben]) person.leave();
});
afterAll(() => server.close());

function leaveBoards(): void {
  for (const provider of providers.splice(0)) {
    provider.destroy();
    provider.doc.destroy();
  }
}

async function openBoard(person: Person, interviewId: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(person.documentUrl(interviewId, 'board').slice(0, -6), 'board', doc, {
    WebSocketPolyfill: person.webSocket(),
    disableBc: true,
  });
  provider.messageHandlers[MESSAGE_TYPES.committed] = () => undefined;
  providers.push(provider);
  await eventually(() => provider.synced, Boolean);
  return doc;
}

/** Sends frames from a bare connection once it is greeted. @returns the code that it is closed with */
function sendAs(person: Person, interviewId: string, frames: readonly Uint8Array[]): Promise<number> {
  const socket = new WebSocket(person.documentUrl(interviewId, 'board'), {
    headers: { cookie: person.cookie, origin: server.url },
  });
  socket.once('message', () => frames.forEach((frame) => socket.send(frame)));
  return new Promise((resolve) => socket.once('close', resolve));
}

/** A cursor, shown under a client id. */
function cursorFrame(clientId: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const awareness = new Awareness(doc);
  awareness.setLocalState({ pointer: null });
  const update = encodeAwarenessUpdate(awareness, [clientId]);
  awareness.destroy();
  return awarenessFrame(update);
}

const frameIdsOf = (doc: Y.Doc) => [...boardElements(doc).keys()].filter((id) => FRAME_IDS.some((one) => one === id));

describe('the board of a new interview', () => {
  it('[ROOM-16] [RECORDING-11] has the frames of the six steps for everybody, before the start, and in the replay from its first moment', async () => {
    const { roomId, invite } = await ana.openRoom();
    const olga = await Person.guest(server.url, 'Olga');
    for (const person of [ben, olga]) await person.accept(invite.token);
    const { interviewId } = (await ana.enter(roomId)).view;
    for (const person of [ana, ben, olga]) {
      const board = boardElements(await openBoard(person, interviewId));
      const frames = FRAME_IDS.map((id) => readBoardElement(id, readGroups(board.get(id))));
      expect([board.size, frames.map((frame) => frame?.type)]).toEqual([6, FRAME_IDS.map(() => 'frame')]);
    }
    const { rows } = await server.pool.query(
      `select seq::int, kind, offset_ms as "offsetMs", actor_id as "actorId" from log_entries
       where interview_id = $1 order by log_entries.seq limit 1`,
      [interviewId],
    );
    expect(rows).toEqual([{ seq: 1, kind: 'board', offsetMs: 0, actorId: null }]);
    const response = await fetch(`${server.url}/api/interviews/${interviewId}/recording`, {
      headers: { cookie: ben.cookie },
    });
    const replay = new Replay(decodeRecording(new Uint8Array(await response.arrayBuffer())));
    expect(frameIdsOf(replay.at(0).documents.board)).toHaveLength(6);
  });

  it('[ROOM-16] is there with the room or not at all', async () => {
    const count = async () => (await server.pool.query('select from rooms')).rowCount;
    const before = await count();
    await server.pool.query('alter table log_entries rename to away');
    const { status } = await ana.post('/api/rooms', { question: 'url-shortener', role: 'candidate' });
    await server.pool.query('alter table away rename to log_entries');
    expect([status, await count()]).toEqual([500, before]);
  });

  it('[ROOM-16] stays when people draw, and nobody can write in its name', async () => {
    const { interviewId, roomId, host } = await startInterview(ana, ben);
    const board = await openBoard(ana, interviewId);
    boardElements(board).delete(stepFrameId('api'));
    const forger = new Y.Doc();
    Y.applyUpdate(forger, Y.encodeStateAsUpdate(board));
    forger.clientID = TEMPLATE_CLIENT_ID; // Not before, or Yjs would take another.
    const known = Y.encodeStateVector(forger);
    forger.getMap('elements').set('mine', 'forged');
    const forged = Y.encodeStateAsUpdate(forger, known);
    const frames = [cursorFrame(TEMPLATE_CLIENT_ID), updateFrame(forged)];
    expect(await sendAs(ben, interviewId, frames)).toBe(CLOSE_CODES.refusedUpdate);
    const newcomer = await openBoard(ben, interviewId);
    expect(boardElements(newcomer).has('mine')).toBe(false);
    expect(frameIdsOf(newcomer)).toHaveLength(5);
    expect(await ask(host, 'room:end', { roomId, version: 5 })).toMatchObject({ ok: true });
  });

  it('[ROOM-16] is nobody else’s to write in once it is read from a keyframe', async () => {
    const { interviewId } = await startInterview(ana, ben);
    const board = await openBoard(ana, interviewId);
    // So many changes that the state is kept when she leaves; no faster than one may.
    for (let change = 0; change < 220; change++) {
      board.getText('t').insert(0, 'x');
      if (change % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 600));
    }
    const state = Y.encodeStateAsUpdate(board);
    leaveBoards();
    const kept = await eventually(
      async () => (await server.pool.query('select seq from keyframes where interview_id = $1', [interviewId])).rows,
      ({ length }) => length === 1,
    );
    expect(kept).toHaveLength(1);
    await server.restart();
    const forger = new Y.Doc();
    Y.applyUpdate(forger, state);
    forger.clientID = TEMPLATE_CLIENT_ID;
    forger.getMap('elements').set('mine', 'forged');
    const forged = Y.encodeStateAsUpdate(forger, Y.encodeStateVectorFromUpdate(state));
    expect(await sendAs(ben, interviewId, [updateFrame(forged)])).toBe(CLOSE_CODES.refusedUpdate);
  }, 20_000);
});
