import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually, Person } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { DatabasePool } from './database.js';
import { SessionEnds } from './session.js';
import { SessionWatch } from './session-watch.js';

let server: RunningApp;
let watch: SessionWatch;
let people: Person[];

beforeAll(async () => {
  server = await startApp();
  watch = server.app.nest.get(SessionWatch);
  people = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
});
afterEach(() => void jest.restoreAllMocks());
afterAll(async () => {
  for (const person of people) person.leave();
  await server.close();
});

const idOf = ({ cookie }: Person): string => /=s%3A([\w-]{32})\./.exec(cookie)?.[1] ?? '';

async function connected(person: Person) {
  const socket = person.connect();
  await eventually(() => socket.connected, Boolean);
  return socket;
}

/** A watch of its own on the server's database, and what it says has ended. */
function watchWith(recheckMs?: number, pool = server.app.nest.get(DatabasePool)) {
  const ends = new SessionEnds();
  const ended: string[] = [];
  ends.subscribe(({ sessionId }) => ended.push(sessionId));
  return { own: new SessionWatch(pool, ends, recheckMs), ended };
}

describe('sessions in use', () => {
  it.each([
    ['expired', "update sessions set expire = now() - interval '1 second' where sid = $1"],
    ['was removed', 'delete from sessions where sid = $1'],
  ])('[PLATFORM-19] lose their sockets when the session %s, and no others', async (_, sql) => {
    const gone = await Person.guest(server.url, 'Gone');
    const sockets = [await connected(gone), await connected(gone)];
    const other = await connected(people[0] as Person);
    await watch.check();
    expect(sockets.map((socket) => socket.connected)).toEqual([true, true]);
    await server.pool.query(sql, [idOf(gone)]);
    await watch.check();
    await eventually(
      () => sockets.map((socket) => socket.connected),
      (states) => !states.includes(true),
    );
    expect(other.connected).toBe(true);
    gone.leave();
  });

  it('[PLATFORM-19] are looked at every so often, until the app stops', async () => {
    const { own, ended } = watchWith(20);
    own.onApplicationBootstrap();
    const release = own.hold('never there');
    await eventually(
      () => ended.length,
      (count) => count >= 2,
    );
    release();
    own.hold('never there either');
    own.onModuleDestroy();
    const before = ended.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(ended.length).toBeLessThanOrEqual(before + 1); // One check may have been under way.
    expect(new Set(ended)).toEqual(new Set(['never there']));
  });

  it('[PLATFORM-19] are asked about in one query, and in none when nobody is there', async () => {
    const { own, ended } = watchWith();
    const query = jest.spyOn(server.app.nest.get(DatabasePool), 'query');
    await own.check();
    expect(query).not.toHaveBeenCalled();
    const [ana, ben] = people.map(idOf) as [string, string];
    const releases = [own.hold(ana), own.hold(ana), own.hold(ben), own.hold('unknown')];
    await own.check();
    expect(query).toHaveBeenCalledTimes(1);
    expect(ended).toEqual(['unknown']);
    releases[0]?.();
    releases[0]?.(); // A socket can say twice that it has closed; the other one still holds.
    await server.pool.query('delete from sessions where sid = $1', [ana]);
    await own.check();
    expect(ended).toEqual(['unknown', ana, 'unknown']);
    for (const release of releases) release();
    await own.check();
    expect(query).toHaveBeenCalledTimes(2);
  });

  it('[PLATFORM-19] stay when the database is away', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const pool = new DatabasePool('postgresql://nobody@127.0.0.1:1/none');
    const { own, ended } = watchWith(undefined, pool);
    own.hold('of whom nobody can say anything');
    await own.check();
    expect(ended).toEqual([]);
    expect(warn).toHaveBeenCalledTimes(1);
    await pool.end();
  });
});
