import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MESSAGE_TYPES } from '@fortyfive/contract';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { ask, eventually, Person, startInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

let server: RunningApp;
let ana: Person;
let ben: Person;
let olga: Person;
const open: WebsocketProvider[] = [];

beforeAll(async () => {
  server = await startApp();
  [ana, ben, olga] = [
    await Person.guest(server.url, 'Ana'),
    await Person.guest(server.url, 'Ben'),
    await Person.guest(server.url, 'Olga'),
  ];
});
afterEach(() => {
  for (const provider of open.splice(0)) {
    provider.destroy();
    provider.doc.destroy();
  }
  for (const person of [ana, ben, olga]) person.leave();
});
afterAll(() => server.close());

async function enterBoard(person: Person, interviewId: string, clientId?: number) {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  const provider = new WebsocketProvider(person.documentUrl(interviewId, 'board').slice(0, -6), 'board', doc, {
    WebSocketPolyfill: person.webSocket(),
    disableBc: true,
  });
  for (const type of [MESSAGE_TYPES.committed, MESSAGE_TYPES.condition])
    provider.messageHandlers[type] = () => undefined;
  open.push(provider);
  await eventually(() => provider.synced, Boolean);
  return { doc, provider, awareness: provider.awareness, text: doc.getText('t') };
}

type Board = Awaited<ReturnType<typeof enterBoard>>;

/** Whose cursors somebody sees, but for their own. */
const seenBy = ({ awareness, doc }: Board) =>
  [...awareness.getStates()]
    .filter(([clientId]) => clientId !== doc.clientID)
    .flatMap(([, { user }]) => (user as { displayName?: string } | undefined)?.displayName ?? [])
    .sort();
const untilSeen = (board: Board, names: readonly string[]) =>
  eventually(
    () => seenBy(board).join(),
    (seen) => seen === names.join(),
  );

describe('an observer', () => {
  it('[DOCUMENTS-15] points, sees and calls for nobody but themselves, and takes no client id', async () => {
    const { interviewId, invite } = await startInterview(ana, ben);
    await olga.accept(invite.token);
    const [a, watching] = [await enterBoard(ana, interviewId), await enterBoard(olga, interviewId)];
    const call = { id: 'one', viewport: { x: 0, y: 0, width: 9, height: 9 } };
    for (let x = 0; x < 5; x++)
      watching.awareness.setLocalState({ pointer: { x, y: 2, tool: 'laser' }, selection: ['step-api'], call });
    // What she sent is read before the answer to what she asks next.
    const again = await enterBoard(olga, interviewId);
    const { clientID } = watching.doc;
    watching.provider.disconnect(); // Yjs would give way to whoever else writes under its id.
    const b = await enterBoard(ben, interviewId, clientID);
    b.awareness.setLocalState({ pointer: { x: 1, y: 1 } });
    b.text.insert(0, 'written');
    await untilSeen(a, ['Ben']);
    await eventually(
      () => a.text.toString(),
      (text) => text === 'written',
    );
    expect(a.awareness.getStates().get(clientID)).toEqual({
      pointer: { x: 1, y: 1 },
      user: expect.objectContaining({ userId: ben.user.id }),
    });
    // She sees who speaks, and a newcomer hears nothing of her either.
    await untilSeen(again, ['Ben']);
    expect(seenBy(await enterBoard(ana, interviewId))).toEqual(['Ben']);
  });

  it('[DOCUMENTS-15] is gone from the board once they become one, and back when they take part again', async () => {
    const { roomId, invite } = await ana.openRoom();
    await ben.accept(invite.token);
    const { interviewId } = (await ana.enter(roomId)).view;
    const { socket } = await ben.enter(roomId);
    const [a, b] = [await enterBoard(ana, interviewId), await enterBoard(ben, interviewId)];
    b.awareness.setLocalState({ pointer: { x: 1, y: 1 } });
    await untilSeen(a, ['Ben']);
    const take = async (role: 'observer' | 'candidate') =>
      expect(await ask(socket, 'room:take-role', { roomId, role })).toMatchObject({ ok: true });
    await take('observer');
    await untilSeen(a, []);
    b.awareness.setLocalState({ pointer: { x: 2, y: 2 } });
    await take('candidate');
    b.awareness.setLocalState({ pointer: { x: 3, y: 3 } });
    await untilSeen(a, ['Ben']);
  });
});
