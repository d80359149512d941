import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RoomView } from '@fortyfive/contract';
import { ask, eventually, Person, type ClientSocket } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { startUnreliableNetwork } from '../../../../test/support/unreliable-network.js';

let server: RunningApp;
let ana: Person;
let ben: Person;

beforeAll(async () => {
  server = await startApp();
  ana = await Person.guest(server.url, 'Ana');
  ben = await Person.guest(server.url, 'Ben');
});
afterEach(() => {
  for (const person of [ana, ben]) person.leave();
});
afterAll(() => server.close());

async function meet() {
  const { roomId, invite } = await ana.openRoom();
  await ben.accept(invite.token);
  const { socket } = await ana.enter(roomId);
  return { roomId, socket, seen: watch(socket) };
}

/** Who is here, as somebody in the room was told last. */
function watch(socket: ClientSocket): { here: readonly string[] } {
  const seen = { here: [] as readonly string[] };
  socket.on('room:presence', ({ connectedUserIds }) => (seen.here = connectedUserIds));
  return seen;
}

const both = (here: readonly string[]): boolean => here.includes(ana.user.id) && here.includes(ben.user.id);
const anaAlone = (here: readonly string[]): boolean => here.length === 1 && here[0] === ana.user.id;

describe('presence', () => {
  it('[ROOM-6] shows who comes and who goes', async () => {
    const { roomId, seen } = await meet();
    const { socket, view } = await ben.enter(roomId);
    expect([...view.connectedUserIds].sort()).toEqual([ana.user.id, ben.user.id].sort());
    await eventually(() => seen.here, both);
    socket.disconnect();
    await eventually(() => seen.here, anaAlone);
    expect((await ben.get<RoomView>(`/api/rooms/${roomId}`)).body.connectedUserIds).toEqual([ana.user.id]);
  });

  it('[ROOM-6] shows within 5 seconds that a connection is lost, though nobody closed it', async () => {
    const { roomId, seen } = await meet();
    const network = await startUnreliableNetwork(server.url);
    const far = Object.assign(new Person(network.url), { cookie: ben.cookie });
    try {
      await far.enter(roomId);
      await eventually(() => seen.here, both);
      const lostMs = performance.now();
      network.goSilent();
      await eventually(() => seen.here, anaAlone, 15_000);
      expect(performance.now() - lostMs).toBeLessThan(5_500); // Half a second for a busy machine.
    } finally {
      far.leave();
      await network.close();
    }
  }, 30_000);

  it('[ROOM-6] counts a person once, with any number of tabs, until the last one closes', async () => {
    const { roomId, seen } = await meet();
    const tabs = [await ben.enter(roomId), await ben.enter(roomId)];
    await eventually(() => seen.here, both);
    expect(seen.here).toHaveLength(2);
    tabs[0]?.socket.disconnect();
    const { connectedUserIds } = (await ana.get<RoomView>(`/api/rooms/${roomId}`)).body;
    expect(both(connectedUserIds)).toBe(true);
    tabs[1]?.socket.disconnect();
    await eventually(() => seen.here, anaAlone);
  });

  it('[ROOM-6] shows that somebody left for another room, and sends them nothing more from here', async () => {
    const first = await meet();
    const second = await meet();
    const { socket } = await ben.enter(first.roomId);
    await eventually(() => first.seen.here, both);
    const heard: string[] = [];
    socket.on('room:event', ({ interviewId }) => heard.push(interviewId));
    expect(await ask(socket, 'room:enter', { roomId: second.roomId })).toMatchObject({ ok: true });
    await eventually(() => second.seen.here, both);
    await eventually(() => first.seen.here, anaAlone);
    await ask(first.socket, 'room:set-ready', { roomId: first.roomId, isReady: true });
    await ask(second.socket, 'room:set-ready', { roomId: second.roomId, isReady: true });
    await eventually(
      () => heard.length,
      (count) => count > 0,
    );
    const { interviewId } = (await ana.get<RoomView>(`/api/rooms/${second.roomId}`)).body;
    expect(heard).toEqual([interviewId]);
  });

  it('[ROOM-6] shows nobody who only looked the room up', async () => {
    const { roomId, seen } = await meet();
    await ben.get(`/api/rooms/${roomId}`);
    const socket = ben.connect();
    await ask(socket, 'time:read', {});
    await ask(socket, 'room:set-ready', { roomId, isReady: true });
    const { connectedUserIds } = (await ana.get<RoomView>(`/api/rooms/${roomId}`)).body;
    expect(anaAlone(connectedUserIds)).toBe(true);
    expect(seen.here).not.toContain(ben.user.id);
  });
});
