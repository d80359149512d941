import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLIENT_EVENTS, ERRORS, type ClientEventName, type Reply } from '@fortyfive/contract';
import { inputOf } from '../../../../test/support/event-inputs.js';
import { ask, Person, startInterview, type ClientSocket } from '../../../../test/support/person.js';
import { pathOf, routesOf, type Route } from '../../../../test/support/routes.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

const UNKNOWN = '01a1f7cc-2f69-711d-9eec-b49f432af5e6';
const MALFORMED = ['x', '0', 'null', '%2e%2e', `${UNKNOWN}%20`, `${UNKNOWN}'--`, 'a'.repeat(3_000)];
let server: RunningApp;
let stranger: Person;
let running: Awaited<ReturnType<typeof startInterview>>;
let people: Person[] = [];

beforeAll(async () => {
  server = await startApp();
  const [ana, ben] = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
  stranger = await Person.guest(server.url, 'Stranger');
  running = await startInterview(ana, ben);
  people = [ana, ben, stranger];
});
afterAll(async () => {
  for (const person of people) person.leave();
  await server.close();
});

const aboutOne = (): Route[] => routesOf(server).filter(({ path }) => /:(roomId|interviewId)/.test(path));

/** An answer to the last byte, but for what every answer has of its own. */
async function answerOf(person: Person, route: Route, id: string): Promise<string> {
  const body = route.method === 'GET' ? undefined : '{"ratings":{}}';
  const {
    status,
    headers,
    body: answer,
  } = await person.send(route.method, pathOf(route, { roomId: id, interviewId: id }), body);
  return JSON.stringify([status, [...headers].filter(([name]) => name !== 'date'), answer]);
}

function emit(socket: ClientSocket, name: ClientEventName, roomId: string): Promise<Reply<unknown>> {
  const send = socket.timeout(5_000).emitWithAck.bind(socket.timeout(5_000)) as unknown as (
    event: string,
    payload: unknown,
  ) => Promise<Reply<unknown>>;
  return send(name, inputOf(name, { roomId, interviewId: roomId, version: 5 }));
}

const ROOM_EVENTS = (Object.keys(CLIENT_EVENTS) as ClientEventName[]).filter((name) => name.startsWith('room:'));

describe('strangers', () => {
  it('[ROOM-4] learn of no route whether a room or interview exists', async () => {
    const routes = aboutOne();
    expect(routes.length).toBeGreaterThanOrEqual(8);
    for (const route of routes) {
      const id = route.path.includes('roomId') ? running.roomId : running.interviewId;
      const forbidden = await answerOf(stranger, route, id);
      expect(forbidden).toContain(`[404,`);
      expect(forbidden).toContain(JSON.stringify({ code: 'not_found', message: ERRORS.not_found.message }));
      for (const other of [UNKNOWN, ...MALFORMED])
        expect([route.path, other, await answerOf(stranger, route, other)]).toEqual([route.path, other, forbidden]);
    }
  });

  it('[ROOM-4] learn of no event either, and hear nothing of the room', async () => {
    const socket = stranger.connect();
    const heard: string[] = [];
    socket.onAny((name: string) => heard.push(name));
    for (const name of ROOM_EVENTS) {
      const expected = { ok: false, error: { code: 'not_found', message: ERRORS.not_found.message } };
      expect([name, await emit(socket, name, running.roomId)]).toEqual([name, expected]);
      expect([name, await emit(socket, name, UNKNOWN)]).toEqual([name, expected]);
    }
    expect(await ask(running.host, 'room:pause', { roomId: running.roomId, version: 5 })).toMatchObject({ ok: true });
    expect(await ask(running.host, 'room:resume', { roomId: running.roomId, version: 6 })).toMatchObject({ ok: true });
    await ask(socket, 'time:read', {}); // Whatever was sent to this socket before has arrived now.
    expect(heard).toEqual([]);
  });

  it('[ROOM-4] without a session get no further than being told so, on every such route', async () => {
    for (const route of aboutOne()) {
      const nobody = new Person(server.url);
      const answers = [await answerOf(nobody, route, running.roomId), await answerOf(nobody, route, UNKNOWN)];
      expect(answers[0]).toBe(answers[1]);
      expect(answers[0]).toContain('"code":"signed_out"');
    }
  });
});

describe('participants', () => {
  it('[ROOM-4] get the answer that strangers get where their role has no access', async () => {
    const [, ben] = people;
    const routes = aboutOne().filter(({ path }) => path === '/api/interviews/:interviewId/brief');
    expect(routes).toHaveLength(1);
    for (const route of routes)
      expect(await answerOf(ben as Person, route, running.interviewId)).toBe(await answerOf(stranger, route, UNKNOWN));
  });
});
