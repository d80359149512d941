import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLIENT_EVENTS, type ClientEventName, type Reply, type RoomView } from '@fortyfive/contract';
import { can, type Action, type InterviewState, type Role } from '@fortyfive/interview';
import { WebSocket } from 'ws';
import { inputOf } from '../../../../test/support/event-inputs.js';
import { ask, Person, type ClientSocket } from '../../../../test/support/person.js';
import { SessionEnds } from '../platform/session.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

const EVENTS = Object.keys(CLIENT_EVENTS) as ClientEventName[];
/** What somebody is told who may not send an event, or sends it wrongly. */
const SHUT_OUT: unknown = expect.stringMatching(/^(not_allowed|not_found|signed_out|bad_request|internal)$/);

let server: RunningApp;
let people: Record<Role | 'stranger', Person>;
let sockets: Record<Role | 'stranger', ClientSocket>;

beforeAll(async () => {
  server = await startApp();
  people = {
    interviewer: await Person.guest(server.url, 'Ines'),
    candidate: await Person.guest(server.url, 'Cara'),
    observer: await Person.guest(server.url, 'Olga'),
    stranger: await Person.guest(server.url, 'Stan'),
  };
  // One socket each for all rooms: commands name their room.
  sockets = {
    interviewer: people.interviewer.connect(),
    candidate: people.candidate.connect(),
    observer: people.observer.connect(),
    stranger: people.stranger.connect(),
  };
});
afterAll(async () => {
  for (const person of Object.values(people)) person.leave();
  await server.close();
});

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code);

async function viewOf(roomId: string): Promise<RoomView> {
  return (await people.interviewer.get<RoomView>(`/api/rooms/${roomId}`)).body;
}

async function stateOf(roomId: string): Promise<InterviewState> {
  return (await viewOf(roomId)).state;
}

async function send(who: Role | 'stranger', name: ClientEventName, roomId: string): Promise<string> {
  const { interviewId, state } = await viewOf(roomId);
  return codeOf(await ask(sockets[who], name, inputOf(name, { roomId, interviewId, version: state.version }) as never));
}

/** A room with all three roles in it. */
async function openRoom(phase: 'lobby' | 'running'): Promise<string> {
  const { roomId, invite } = await people.interviewer.openRoom('interviewer');
  await people.candidate.accept(invite.token);
  await people.observer.accept(invite.token);
  if (phase === 'lobby') return roomId;
  for (const who of ['interviewer', 'candidate'] as const) expect(await send(who, 'room:set-ready', roomId)).toBe('ok');
  expect(await send('interviewer', 'room:start', roomId)).toBe('ok');
  return roomId;
}

const mayServe = (role: Role, name: ClientEventName): boolean => {
  const { access } = CLIENT_EVENTS[name];
  return access === 'signed-in' || can(role, access as Action);
};

describe('every event', () => {
  it.each(['lobby', 'running'] as const)(
    '[ROOM-3] is open to exactly the roles that the contract names, while the interview is in phase %s',
    async (phase) => {
      for (const name of EVENTS) {
        const roomId = await openRoom(phase);
        const before = await stateOf(roomId);
        const roles: Role[] = ['observer', 'candidate', 'interviewer'];
        for (const role of roles.filter((role) => !mayServe(role, name)))
          expect([name, role, await send(role, name, roomId)]).toEqual([name, role, 'not_allowed']);
        expect(await stateOf(roomId)).toEqual(before);
        for (const role of roles.filter((role) => mayServe(role, name)))
          expect({ name, role, told: await send(role, name, roomId) }).not.toEqual({ name, role, told: SHUT_OUT });
      }
    },
    60_000,
  );

  it('[ROOM-4] tells a stranger to the room nothing but that it is not there', async () => {
    const roomId = await openRoom('running');
    const before = await stateOf(roomId);
    for (const name of EVENTS) {
      const expected = CLIENT_EVENTS[name].access === 'signed-in' ? 'ok' : 'not_found';
      expect([name, await send('stranger', name, roomId)]).toEqual([name, expected]);
    }
    expect(await stateOf(roomId)).toEqual(before);
  });

  it('[ACCOUNT-7] goes unanswered and undone on a connection that has not said whose it is', async () => {
    const roomId = await openRoom('running');
    const { interviewId, state: before } = await viewOf(roomId);
    const subject = { roomId, interviewId, version: before.version };
    for (const name of EVENTS)
      for (const opening of [[], ['40']]) {
        const event = `420${JSON.stringify([name, inputOf(name, subject)])}`;
        expect([name, await talkSignedOut([...opening, event])]).toEqual([name, expect.not.stringContaining('"ok"')]);
      }
    expect(await stateOf(roomId)).toEqual(before);
  });

  it('[ACCOUNT-9] goes unanswered and undone once its session has ended', async () => {
    const guest = await Person.guest(server.url, 'Gus');
    const { roomId } = await guest.openRoom('interviewer');
    for (const name of EVENTS) {
      const { socket } = await guest.enter(roomId);
      const before = (await guest.get<RoomView>(`/api/rooms/${roomId}`)).body.state;
      let answers = 0;
      const untyped = socket as unknown as { emit(name: string, input: object, reply: () => void): void };
      const ended = new Promise((resolve) => socket.once('disconnect', resolve));
      server.app.nest.get(SessionEnds).next({ sessionId: idIn(guest.cookie) });
      untyped.emit(name, inputOf(name, { roomId, interviewId: roomId, version: before.version }), () => answers++);
      expect([name, await ended]).toEqual([name, 'io server disconnect']);
      expect([name, answers]).toEqual([name, 0]);
      expect((await guest.get<RoomView>(`/api/rooms/${roomId}`)).body.state).toEqual(before);
      guest.leave();
    }
  });
});

const idIn = (cookie: string): string => /=s%3A([\w-]{32})\./.exec(cookie)?.[1] ?? '';

/** Says this on a connection without a session, and returns everything that comes back until it is closed. */
async function talkSignedOut(packets: readonly string[]): Promise<string> {
  const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { headers: { origin: server.url } });
  let heard = '';
  socket.on('message', (bytes: Buffer) => (heard += bytes.toString('utf8')));
  socket.on('open', () => packets.forEach((packet) => socket.send(packet)));
  await new Promise((resolve) => socket.on('close', resolve));
  return heard;
}
