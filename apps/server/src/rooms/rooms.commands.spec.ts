import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CLIENT_EVENTS,
  type ClientEventName,
  type CommandOutcome,
  type Reply,
  type RoomView,
  type ServerEvents,
  type InterviewView,
} from '@fortyfive/contract';
import {
  can,
  MINUTE_MS,
  readClock,
  reduce,
  STEPS,
  type Action,
  type ClockState,
  type InterviewState,
} from '@fortyfive/interview';
import { ask, eventually, Person, startInterview, type ClientSocket } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

type Heard = ServerEvents['room:event'];

type CommandName = Exclude<Extract<ClientEventName, `room:${string}`>, 'room:enter'>;

const COMMANDS = Object.keys(CLIENT_EVENTS).filter(
  (name) => name.startsWith('room:') && name !== 'room:enter',
) as CommandName[];
let server: RunningApp;
let ana: Person;
let ben: Person;
let olga: Person;

beforeAll(async () => {
  server = await startApp();
  ana = await Person.guest(server.url, 'Ana');
  ben = await Person.guest(server.url, 'Ben');
  olga = await Person.guest(server.url, 'Olga');
});
afterEach(() => {
  for (const person of [ana, ben, olga]) person.leave();
});
afterAll(() => server.close());

/** Sends a command with whatever payload it takes. */
function command(
  socket: ClientSocket,
  name: CommandName,
  roomId: string,
  version: number,
): Promise<Reply<CommandOutcome>> {
  if (name === 'room:take-role') return ask(socket, name, { roomId, role: 'observer' });
  if (name === 'room:set-ready') return ask(socket, name, { roomId, isReady: false });
  if (name === 'room:open-brief' || name === 'room:settle-help') return ask(socket, name, { roomId });
  if (name === 'room:give-fact') return ask(socket, name, { roomId, factId: 'volume' });
  if (name === 'room:give-hint') return ask(socket, name, { roomId, stepId: 'requirements', rung: 1 });
  if (name === 'room:fire-curveball') return ask(socket, name, { roomId, curveballId: 'region-lost' });
  if (name === 'room:ask-help') return ask(socket, name, { roomId, way: 'hint' });
  return ask(socket, name, { roomId, version });
}

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code);

function listen(socket: ClientSocket): Heard[] {
  const heard: Heard[] = [];
  socket.on('room:event', (event) => heard.push(event));
  return heard;
}

async function stateOf(roomId: string): Promise<InterviewState> {
  return (await ana.get<RoomView>(`/api/rooms/${roomId}`)).body.state;
}

async function inLobby() {
  const { roomId, invite } = await ana.openRoom();
  await ben.accept(invite.token);
  const [host, guest] = [(await ana.enter(roomId)).socket, (await ben.enter(roomId)).socket];
  return { roomId, invite, host, guest };
}

describe('who may do what', () => {
  it('[ROOM-3] is the same for every command by every role, in the lobby and while it runs', async () => {
    const lobby = await inLobby();
    await olga.accept(lobby.invite.token);
    const running = await startInterview(ana, ben);
    await olga.accept(running.invite.token);
    for (const { roomId, guest } of [lobby, running]) {
      const { socket: watching } = await olga.enter(roomId);
      const before = await stateOf(roomId);
      const heard = listen(watching);
      for (const name of COMMANDS)
        for (const [role, socket] of [
          ['candidate', guest],
          ['observer', watching],
        ] as const) {
          if (can(role, CLIENT_EVENTS[name].access as Action)) continue;
          const reply = await command(socket, name, roomId, before.version);
          expect([role, name, codeOf(reply)]).toEqual([role, name, 'not_allowed']);
        }
      expect(await stateOf(roomId)).toEqual(before);
      expect(heard).toEqual([]);
    }
  });

  it('[ROOM-3] leaves the steps to the interviewer: an observer cannot advance one', async () => {
    const { roomId, invite, host } = await startInterview(ana, ben);
    await olga.accept(invite.token);
    const { socket } = await olga.enter(roomId);
    expect(codeOf(await ask(socket, 'room:advance-step', { roomId, version: 6 }))).toBe('not_allowed');
    expect(codeOf(await ask(host, 'room:advance-step', { roomId, version: 6 }))).toBe('ok');
  });
});

describe('the lobby', () => {
  it('[ROOM-9] swaps roles for both, who then have to be ready again', async () => {
    const { roomId, host, guest } = await inLobby();
    await ask(host, 'room:set-ready', { roomId, isReady: true });
    await ask(guest, 'room:set-ready', { roomId, isReady: true });
    expect(await ask(guest, 'room:swap-roles', { roomId, version: 4 })).toEqual({ ok: true, value: { version: 5 } });
    expect((await stateOf(roomId)).participants.map(({ role, isReady }) => [role, isReady])).toEqual([
      ['candidate', false],
      ['interviewer', false],
    ]);
    expect(codeOf(await ask(guest, 'room:start', { roomId, version: 5 }))).toBe('not_everyone_ready');
    expect(codeOf(await ask(host, 'room:start', { roomId, version: 5 }))).toBe('not_allowed');
  });

  it('[ROOM-9] starts when both are ready, and only then', async () => {
    const { roomId, host, guest } = await inLobby();
    expect(codeOf(await ask(host, 'room:start', { roomId, version: 2 }))).toBe('not_everyone_ready');
    await ask(host, 'room:set-ready', { roomId, isReady: true });
    expect(codeOf(await ask(host, 'room:start', { roomId, version: 3 }))).toBe('not_everyone_ready');
    await ask(guest, 'room:set-ready', { roomId, isReady: true });
    const before = server.time.nowMs();
    expect(codeOf(await ask(host, 'room:start', { roomId, version: 4 }))).toBe('ok');
    const { phase, clock } = await stateOf(roomId);
    expect(phase).toBe('running');
    expect(clock?.startedAtMs).toBeGreaterThanOrEqual(before);
    expect(codeOf(await ask(host, 'room:start', { roomId, version: 5 }))).toBe('interview_started');
  });

  it('[ROOM-5] gives a free seat to one of two who want it at once', async () => {
    const { roomId, invite, guest } = await inLobby();
    await olga.accept(invite.token);
    const { socket: watching } = await olga.enter(roomId);
    await ask(guest, 'room:take-role', { roomId, role: 'observer' });
    const wish = { roomId, role: 'candidate' } as const;
    const replies = await Promise.all([ask(guest, 'room:take-role', wish), ask(watching, 'room:take-role', wish)]);
    expect(replies.map(codeOf).sort()).toEqual(['ok', 'role_taken']);
    expect((await stateOf(roomId)).participants.filter(({ role }) => role === 'candidate')).toHaveLength(1);
  });

  it('[ROOM-7] hears nothing of what was so already', async () => {
    const { roomId, host, guest } = await inLobby();
    const heard = listen(guest);
    for (const isReady of [true, true, true]) await ask(host, 'room:set-ready', { roomId, isReady });
    await ask(host, 'room:set-ready', { roomId, isReady: false });
    await eventually(
      () => heard.length,
      (count) => count >= 2,
    );
    expect(heard.map(({ event }) => event)).toMatchObject([{ isReady: true }, { isReady: false }]);
  });
});

describe('commands', () => {
  it('[ROOM-7] are committed before anybody hears of them, each with the next version', async () => {
    const { roomId, interviewId, host, guest } = await startInterview(ana, ben);
    const stored: Promise<[number, number]>[] = [];
    guest.on('room:event', ({ version }) => {
      if (version <= 5) return; // The start may still be on its way.
      const row = server.pool.query<{ version: number }>('select version from interviews where id = $1', [interviewId]);
      stored.push(row.then(({ rows }) => [version, rows[0]?.version ?? 0]));
    });
    const names = ['room:pause', 'room:resume', 'room:add-minute', 'room:advance-step', 'room:end'] as const;
    for (const [index, name] of names.entries())
      expect(await ask(host, name, { roomId, version: 5 + index })).toEqual({
        ok: true,
        value: { version: 6 + index },
      });
    await eventually(
      () => stored.length,
      (count) => count === names.length,
    );
    for (const [heard, inDatabase] of await Promise.all(stored)) expect(inDatabase).toBeGreaterThanOrEqual(heard);
    expect((await Promise.all(stored)).map(([heard]) => heard)).toEqual([6, 7, 8, 9, 10]);
  });

  it('[ROOM-7] reach everybody in the same order, from which each can rebuild the state', async () => {
    const { roomId, host, guest } = await inLobby();
    const start = await stateOf(roomId);
    const [a, b] = [listen(host), listen(guest)];
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        ask(index % 2 ? host : guest, 'room:set-ready', { roomId, isReady: index % 4 < 2 }),
      ),
    );
    const last = await stateOf(roomId);
    await eventually(
      () => [a, b].map((heard) => heard.at(-1)?.version ?? start.version),
      (versions) => versions.every((version) => version === last.version),
    );
    expect(a).toEqual(b);
    expect(a.map(({ event }) => event).reduce(reduce, start)).toEqual(last);
  });

  it('[ROOM-8] given twice at once are carried out once: the loser gets the state as it is now (50 pairs)', async () => {
    for (let round = 0; round < 10; round++) {
      const { roomId, host } = await startInterview(ana, ben);
      const { socket: secondTab } = await ana.enter(roomId);
      for (let step = 1; step < STEPS.length; step++) {
        const input = { roomId, version: 4 + step };
        const replies = await Promise.all([
          ask(host, 'room:advance-step', input),
          ask(secondTab, 'room:advance-step', input),
        ]);
        expect(replies.map(codeOf).sort()).toEqual(['conflict', 'ok']);
        const present = await stateOf(roomId);
        expect(present).toMatchObject({ version: 5 + step, clock: { stepIndex: step } });
        const loser = replies.find((reply) => !reply.ok);
        expect(loser).toMatchObject({ error: { code: 'conflict' }, conflict: { state: present } });
      }
      ana.leave();
      ben.leave();
    }
  }, 60_000);

  it('[ROOM-8] from two people at once are settled the same way', async () => {
    const { roomId, host, guest } = await startInterview(ana, ben);
    const replies = await Promise.all([
      ask(host, 'room:advance-step', { roomId, version: 5 }),
      ask(guest, 'room:pause', { roomId, version: 5 }),
    ]);
    expect(replies.map(codeOf).sort()).toEqual(['conflict', 'ok']);
    expect((await stateOf(roomId)).version).toBe(6);
  });

  it('[ROOM-8] wait for whoever else changes the interview in the database, and lose then', async () => {
    const { roomId, interviewId, host } = await startInterview(ana, ben);
    const other = await server.pool.connect();
    await other.query('begin');
    await other.query("update interviews set version = 6, state = jsonb_set(state, '{version}', '6') where id = $1", [
      interviewId,
    ]);
    const reply = ask(host, 'room:pause', { roomId, version: 5 });
    const waiting =
      "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await eventually(
      async () => (await server.pool.query<{ count: number }>(waiting)).rows[0]?.count,
      (count) => count === 1,
    );
    await other.query('commit');
    other.release();
    expect(codeOf(await reply)).toBe('conflict');
    expect((await stateOf(roomId)).clock?.pausedAtMs).toBeNull();
  });

  it('[ROOM-8] for a version that is long gone, or not there yet, are conflicts too', async () => {
    const { roomId, host } = await startInterview(ana, ben);
    for (const version of [0, 4, 6, Number.MAX_SAFE_INTEGER])
      expect(codeOf(await ask(host, 'room:end', { roomId, version }))).toBe('conflict');
    expect((await stateOf(roomId)).phase).toBe('running');
  });
});

describe('the clock', () => {
  it('[ROOM-10] pauses, runs on, and gets a minute more', async () => {
    const { roomId, host, guest } = await startInterview(ana, ben);
    server.time.advance(2 * MINUTE_MS);
    await ask(guest, 'room:pause', { roomId, version: 5 });
    server.time.advance(30 * MINUTE_MS);
    await ask(guest, 'room:resume', { roomId, version: 6 });
    await ask(host, 'room:add-minute', { roomId, version: 7 });
    const { clock } = await stateOf(roomId);
    const { remainingMs, overtimeMs, status } = readClock(clock as ClockState, server.time.nowMs());
    expect({ overtimeMs, status }).toEqual({ overtimeMs: 0, status: 'running' });
    expect(Math.abs(remainingMs - 4 * MINUTE_MS)).toBeLessThan(10_000);
  });

  it('[ROOM-10] goes into overtime without throwing anybody out', async () => {
    const { roomId, host } = await startInterview(ana, ben);
    server.time.advance(100 * MINUTE_MS);
    const { phase, clock } = await stateOf(roomId);
    expect([phase, clock?.stepIndex]).toEqual(['running', 0]);
    expect(readClock(clock as ClockState, server.time.nowMs()).overtimeMs).toBeGreaterThanOrEqual(95 * MINUTE_MS);
    expect(host.connected).toBe(true);
    expect(codeOf(await ask(host, 'room:advance-step', { roomId, version: 5 }))).toBe('ok');
  });

  it('[ROOM-10] says what time the server has, so that every browser shows the same', async () => {
    const reply = await ask(ana.connect(), 'time:read', {});
    expect(Math.abs((reply.ok ? reply.value.serverNowMs : 0) - server.time.nowMs())).toBeLessThan(5_000);
  });

  it('[ROOM-10] and everything else is as before after a restart of the server', async () => {
    const { roomId, host } = await startInterview(ana, ben);
    await ask(host, 'room:advance-step', { roomId, version: 5 });
    await ask(host, 'room:pause', { roomId, version: 6 });
    const before = await stateOf(roomId);
    await server.restart();
    expect(await stateOf(roomId)).toEqual(before);
    await eventually(() => host.connected, Boolean, 15_000);
    expect(await ask(host, 'room:enter', { roomId })).toMatchObject({ ok: true, value: { state: before } });
    expect(codeOf(await ask(host, 'room:resume', { roomId, version: 7 }))).toBe('ok');
  }, 40_000);
});

describe('somebody whose account is gone', () => {
  it('[ROOM-15] leaves the interview to the others, and their place in its history', async () => {
    const [gone, stays] = [await Person.guest(server.url, 'Gone'), await Person.guest(server.url, 'Stays')];
    const { roomId, interviewId, guest, invite } = await startInterview(gone, stays);
    await server.pool.query('delete from users where id = $1', [gone.user.id]);
    expect(codeOf(await ask(guest, 'room:pause', { roomId, version: 5 }))).toBe('ok');
    const late = await Person.guest(server.url, 'Late');
    expect((await late.get(`/api/invites/${invite.token}`)).body).toMatchObject({
      hostName: 'Somebody',
      role: 'observer',
    });
    expect((await late.post(`/api/invites/${invite.token}/accept`)).status).toBe(200);
    const { body } = await stays.get<InterviewView>(`/api/interviews/${interviewId}`);
    expect(body.state.participants.map(({ displayName }) => displayName)).toEqual(['Gone', 'Stays', 'Late']);
    for (const person of [gone, stays]) person.leave();
  });
});

describe('the end', () => {
  it('[ROOM-11] is final: whoever asks for whatever, nothing changes', async () => {
    const { roomId, invite, host, guest } = await startInterview(ana, ben);
    await olga.accept(invite.token);
    const { socket: watching } = await olga.enter(roomId);
    await ask(host, 'room:pause', { roomId, version: 6 });
    server.time.advance(MINUTE_MS);
    expect(codeOf(await ask(host, 'room:end', { roomId, version: 7 }))).toBe('ok');
    const ended = await stateOf(roomId);
    expect(ended).toMatchObject({ phase: 'ended', version: 8, clock: { pausedAtMs: null } });
    for (const socket of [host, guest, watching])
      for (const name of COMMANDS)
        expect([name, codeOf(await command(socket, name, roomId, 8))]).toEqual([name, 'interview_over']);
    expect(await stateOf(roomId)).toEqual(ended);
  });

  it('[ROOM-11] comes once, however many ask for it', async () => {
    const { roomId, host } = await startInterview(ana, ben);
    const replies = await Promise.all(Array.from({ length: 8 }, () => ask(host, 'room:end', { roomId, version: 5 })));
    expect(replies.map(codeOf).sort()).toEqual([...Array<string>(7).fill('conflict'), 'ok']);
    expect((await stateOf(roomId)).version).toBe(6);
  });
});
