import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually, Person } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { DatabasePool } from './database.js';
import { SessionEnds, Sessions } from './session.js';
import { SystemTime } from './time-source.js';

const HALF_A_MINUTE_MS = 30_000;
let server: RunningApp;
let sessions: Sessions;
let ana: Person;

beforeAll(async () => {
  server = await startApp();
  sessions = server.app.nest.get(Sessions);
});
beforeEach(async () => {
  ana = await Person.guest(server.url, 'Ana');
});
afterEach(() => {
  ana.leave();
  jest.restoreAllMocks();
});
afterAll(() => server.close());

/** An upgrade as Node hands it over, with this cookie. */
function upgradeWith(cookie: string | undefined): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  return Object.assign(request, { url: '/documents/x', headers: { ...(cookie !== undefined && { cookie }) } });
}

const nameBehind = async (cookie: string): Promise<string | null> =>
  (await sessions.signedIn(upgradeWith(cookie)))?.user.displayName ?? null;

const idIn = (cookie: string): string => /=s%3A([\w-]{32})\./.exec(cookie)?.[1] ?? '';

/** Whether a socket of this cookie gets in, or what it is told. */
function knock(person: Person): Promise<string> {
  const socket = person.connect();
  return new Promise((resolve) => {
    socket.once('connect', () => resolve('in')).once('connect_error', ({ message }) => resolve(message));
  });
}

function countQueries(): () => number {
  const query = jest.spyOn(server.app.nest.get(DatabasePool), 'query');
  return () => query.mock.calls.length;
}

describe('who is behind a handshake', () => {
  it('[PLATFORM-20] is read once and then remembered', async () => {
    expect(await sessions.signedIn(upgradeWith(ana.cookie))).toEqual({ user: ana.user, sessionId: idIn(ana.cookie) });
    const count = countQueries();
    for (let time = 0; time < 5; time++) expect(await nameBehind(ana.cookie)).toBe('Ana');
    expect(await knock(ana)).toBe('in');
    expect(count()).toBe(0);
  });

  it('[PLATFORM-20] is read by every HTTP request', async () => {
    await nameBehind(ana.cookie);
    await server.pool.query("update users set display_name = 'Anna' where id = $1", [ana.user.id]);
    expect((await ana.get('/api/session')).body).toMatchObject({ user: { displayName: 'Anna' } });
    await server.pool.query('delete from sessions where sid = $1', [idIn(ana.cookie)]);
    expect((await ana.get('/api/session')).body).toEqual({ user: null });
  });

  it('[PLATFORM-20] is nobody at once after signing out', async () => {
    expect(await knock(ana)).toBe('in');
    const { cookie } = ana;
    await ana.send('DELETE', '/api/session');
    expect(await nameBehind(cookie)).toBeNull();
    expect(await knock(Object.assign(new Person(server.url), { cookie }))).toBe('signed_out');
  });

  it('[PLATFORM-20] is nobody at once on the session that a sign-in has replaced', async () => {
    await nameBehind(ana.cookie);
    const before = ana.cookie;
    const account = { displayName: 'Ana', email: 'ana@example.org', password: 'correct horse battery' };
    expect((await ana.post('/api/accounts', account)).status).toBe(201);
    expect(ana.cookie).not.toBe(before);
    expect([await nameBehind(before), await nameBehind(ana.cookie)]).toEqual([null, 'Ana']);
  });

  it('[PLATFORM-20] is nobody without our signature, also while the session is remembered', async () => {
    expect(await nameBehind(ana.cookie)).toBe('Ana');
    const id = idIn(ana.cookie);
    const elsewhere = new Sessions(
      server.app.nest.get(DatabasePool),
      'a secret that this server does not know',
      new SessionEnds(),
      new SystemTime(),
    );
    expect(await elsewhere.signedIn(upgradeWith(ana.cookie))).toBeNull();
    const end = ana.cookie.at(-1) === 'A' ? 'B' : 'A';
    for (const forged of [
      `fortyfive.sid=${id}`,
      `fortyfive.sid=s%3A${id}`,
      `fortyfive.sid=s%3A${id}.`,
      `${ana.cookie.slice(0, -1)}${end}`,
      ana.cookie.replace(id, id.split('').reverse().join('')),
      ana.cookie.replace('fortyfive.sid', 'fortyfive_sid'),
      '',
    ])
      expect([forged, await nameBehind(forged)]).toEqual([forged, null]);
    expect(await sessions.signedIn(upgradeWith(undefined))).toBeNull();
    expect(await nameBehind(ana.cookie)).toBe('Ana');
  });

  it.each([
    ['expired', "update sessions set expire = now() - interval '1 second' where sid = $1"],
    ['was removed', 'delete from sessions where sid = $1'],
  ])('[PLATFORM-20] is nobody after 30 s at the latest when the session %s', async (_, sql) => {
    expect(await nameBehind(ana.cookie)).toBe('Ana');
    await server.pool.query(sql, [idIn(ana.cookie)]);
    expect(await nameBehind(ana.cookie)).toBe('Ana');
    server.time.advance(HALF_A_MINUTE_MS);
    expect(await nameBehind(ana.cookie)).toBeNull();
    expect(await knock(ana)).toBe('signed_out');
  });

  it('[PLATFORM-20] has a new name after 30 s, however often they come', async () => {
    expect(await nameBehind(ana.cookie)).toBe('Ana');
    await server.pool.query("update users set display_name = 'Anna' where id = $1", [ana.user.id]);
    for (let time = 0; time < 2; time++) {
      server.time.advance(HALF_A_MINUTE_MS / 3);
      expect(await nameBehind(ana.cookie)).toBe('Ana'); // Asking does not make it last longer.
    }
    server.time.advance(HALF_A_MINUTE_MS / 3);
    expect(await nameBehind(ana.cookie)).toBe('Anna');
  });

  it('[PLATFORM-20] has a new name at once when the session is said to have ended, and is still there', async () => {
    expect(await nameBehind(ana.cookie)).toBe('Ana');
    await server.pool.query("update users set display_name = 'Anna' where id = $1", [ana.user.id]);
    server.app.nest.get(SessionEnds).next({ sessionId: idIn(ana.cookie) });
    expect(await nameBehind(ana.cookie)).toBe('Anna');
  });

  it('[PLATFORM-20] is not believed when the session ends while it is read', async () => {
    const blocker = await server.pool.connect();
    await blocker.query('begin');
    await blocker.query('lock table sessions in access exclusive mode');
    const reading = sessions.signedIn(upgradeWith(ana.cookie));
    const waiting =
      "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await eventually(
      async () => (await server.pool.query<{ count: number }>(waiting)).rows[0]?.count,
      (count) => count === 1,
    );
    server.app.nest.get(SessionEnds).next({ sessionId: idIn(ana.cookie) });
    await blocker.query('commit');
    blocker.release();
    expect(await reading).toBeNull();
    const count = countQueries();
    expect(await nameBehind(ana.cookie)).toBe('Ana'); // It was only said to have ended; and was not remembered.
    expect(count()).toBeGreaterThan(0);
  });
});
