import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ERRORS, type BlocksView, type CreatedRoomView, type InvitePreview, type RoomView } from '@fortyfive/contract';
import type pg from 'pg';
import { ask, eventually, Person, startInterview, startObservedInterview } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { PartnersService } from './partners.service.js';

const UNKNOWN = '01a1f7cc-2f69-711d-9eec-b49f432af5e6';
let server: RunningApp;
let ana: Person;
let ben: Person;
let cleo: Person;
let stranger: Person;

beforeAll(async () => {
  server = await startApp();
});
afterAll(() => server.close());

beforeEach(async () => {
  [ana, ben, cleo, stranger] = (await Promise.all(
    ['Ana', 'Ben', 'Cleo', 'Stranger'].map((name) => Person.guest(server.url, name)),
  )) as [Person, Person, Person, Person];
});

const block = (person: Person, userId: string) => person.send('PUT', `/api/blocks/${userId}`);
const unblock = (person: Person, userId: string) => person.send('DELETE', `/api/blocks/${userId}`);
const accept = (person: Person, token: string) => person.post(`/api/invites/${token}/accept`);
const preview = (person: Person, token: string) => person.get<InvitePreview>(`/api/invites/${token}`);

async function blockedBy(person: Person): Promise<string[]> {
  return (await person.get<BlocksView>('/api/blocks')).body.blocked.map(({ userId }) => userId);
}

/** The two have been in a room together. */
async function meet(host: Person, guest: Person): Promise<void> {
  await guest.accept((await host.openRoom()).invite.token);
}

async function seatsOf(person: Person, roomId: string): Promise<string[]> {
  const { body } = await person.get<RoomView>(`/api/rooms/${roomId}`);
  return body.state.participants.map(({ displayName, role }) => `${displayName} ${role}`);
}

const NOT_FOUND = [404, { code: 'not_found', message: ERRORS.not_found.message }];
const NO_INVITE = [404, { code: 'invite_not_found', message: ERRORS.invite_not_found.message }];

describe('blocking', () => {
  it('[PARTNERS-1] is for whom one has met, in any role: the lobby, the pair, the observer', async () => {
    const { people } = await startObservedInterview(server.url);
    await meet(ana, people.cleo);
    for (const other of [people.ana, people.ben, ana])
      expect((await block(people.cleo, other.user.id)).status).toBe(204);
    expect((await blockedBy(people.cleo)).sort()).toEqual(
      [people.ana, people.ben, ana].map(({ user }) => user.id).sort(),
    );
    expect((await block(people.ben, people.cleo.user.id)).status).toBe(204);
    for (const person of Object.values(people)) person.leave();
  });

  it('[PARTNERS-1] does not tell whether anybody is there: stranger, nobody, malformed and oneself look the same', async () => {
    await meet(ana, ben);
    const ids = [stranger.user.id, UNKNOWN, 'x', 'null', '%00', `${ben.user.id}'--`, 'a'.repeat(3_000)];
    for (const id of [...ids, ana.user.id, ana.user.id.toUpperCase()]) {
      const { status, body } = await block(ana, id);
      expect([id, status, body]).toEqual([id, ...NOT_FOUND]);
      expect((await unblock(ana, id)).status).toBe(204);
    }
    expect(await blockedBy(ana)).toEqual([]);
  });

  it('[PARTNERS-1] needs a session', async () => {
    const nobody = new Person(server.url);
    for (const answer of [
      await block(nobody, ben.user.id),
      await unblock(nobody, ben.user.id),
      await nobody.get('/api/blocks'),
    ])
      expect([answer.status, answer.body]).toMatchObject([401, { code: 'signed_out' }]);
  });

  it('[PARTNERS-2] is listed for its author, newest first, and for nobody else', async () => {
    await meet(ana, ben);
    await meet(ana, cleo);
    await block(ana, ben.user.id);
    server.time.advance(1_000);
    await block(ana, cleo.user.id);
    const { blocked } = (await ana.get<BlocksView>('/api/blocks')).body;
    expect(blocked).toEqual([
      { userId: cleo.user.id, displayName: 'Cleo', blockedAt: expect.any(String) },
      { userId: ben.user.id, displayName: 'Ben', blockedAt: expect.any(String) },
    ]);
    expect(Math.abs(Date.parse(blocked[0]?.blockedAt ?? '') - server.time.nowMs())).toBeLessThan(10_000);
    for (const other of [ben, cleo]) expect(await blockedBy(other)).toEqual([]);
  });

  it('[PARTNERS-2] counts once, however often and however spelled it is asked for, and is taken back by its author alone', async () => {
    await meet(ana, ben);
    const ids = [ben.user.id, ben.user.id.toUpperCase()];
    const answers = await Promise.all([...ids, ...ids].map((id) => block(ana, id)));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    expect(await blockedBy(ana)).toEqual([ben.user.id]);
    await unblock(ben, ana.user.id);
    expect(await blockedBy(ana)).toEqual([ben.user.id]);
    for (let time = 0; time < 2; time++) expect((await unblock(ana, ben.user.id.toUpperCase())).status).toBe(204);
    expect(await blockedBy(ana)).toEqual([]);
  });

  it('[PARTNERS-3] keeps the two apart whoever of them asked for it, and nobody else', async () => {
    await meet(ana, ben);
    const partners = server.app.nest.get(PartnersService, { strict: false });
    const [a, b, c] = [ana.user.id, ben.user.id, cleo.user.id];
    expect(await partners.isBlockedBetween(a, b)).toBe(false);
    await block(ana, b);
    expect([await partners.isBlockedBetween(a, b), await partners.isBlockedBetween(b, a)]).toEqual([true, true]);
    expect([await partners.isBlockedBetween(a, c), await partners.isBlockedBetween(c, b)]).toEqual([false, false]);
  });
});

describe('an invite', () => {
  it.each([
    ['the host has blocked', () => block(ana, ben.user.id)],
    ['who has blocked the host', () => block(ben, ana.user.id)],
  ])('[PARTNERS-4] does not work for somebody %s', async (_, act) => {
    await meet(ana, ben);
    const { roomId, invite } = await ana.openRoom();
    expect((await preview(ben, invite.token)).status).toBe(200);
    await act();
    for (const answer of [await preview(ben, invite.token), await accept(ben, invite.token)])
      expect([answer.status, answer.body]).toEqual(NO_INVITE);
    expect(await seatsOf(ana, roomId)).toEqual(['Ana interviewer']);
    expect((await accept(cleo, invite.token)).body).toEqual({ roomId });
  });

  it('[PARTNERS-4] does not work either when the other of the pair is the one, nor with the room full or over', async () => {
    await meet(cleo, ben);
    await block(ben, cleo.user.id);
    const { roomId, invite, host } = await startInterview(ana, ben);
    for (const answer of [await preview(cleo, invite.token), await accept(cleo, invite.token)])
      expect([answer.status, answer.body]).toEqual(NO_INVITE);
    expect((await preview(stranger, invite.token)).body).toMatchObject({ role: 'observer' });
    await ask(host, 'room:end', { roomId, version: 5 });
    expect((await accept(stranger, invite.token)).body).toMatchObject({ code: 'interview_over' });
    expect((await accept(cleo, invite.token)).body).toEqual(NO_INVITE[1]);
    for (const person of [ana, ben]) person.leave();
  });

  it('[PARTNERS-4] does work when only an observer of the room is the one', async () => {
    await meet(cleo, stranger);
    await block(stranger, cleo.user.id);
    const { roomId, invite } = await startInterview(ana, ben);
    await stranger.accept(invite.token);
    expect((await accept(cleo, invite.token)).body).toEqual({ roomId });
    for (const person of [ana, ben]) person.leave();
  });

  it('[PARTNERS-4] brings back who was in before, who keeps their seat and everything it gives', async () => {
    const { roomId, invite } = await ana.openRoom();
    await ben.accept(invite.token);
    const { socket } = await ben.enter(roomId);
    await block(ana, ben.user.id);
    expect((await accept(ben, invite.token)).body).toEqual({ roomId });
    expect((await preview(ben, invite.token)).body).toMatchObject({ role: 'candidate' });
    expect(await ask(socket, 'room:set-ready', { roomId, isReady: true })).toMatchObject({ ok: true });
    expect(await seatsOf(ben, roomId)).toEqual(['Ana interviewer', 'Ben candidate']);
    ben.leave();
  });

  it('[PARTNERS-4] works again once the block is taken back, and is as good as ever when the account that blocked is gone', async () => {
    await meet(ana, ben);
    await block(ana, ben.user.id);
    const { roomId, invite } = await ana.openRoom();
    expect((await accept(ben, invite.token)).status).toBe(404);
    await unblock(ana, ben.user.id);
    expect((await accept(ben, invite.token)).body).toEqual({ roomId });
    await meet(cleo, ana);
    await meet(cleo, ben);
    const later = await cleo.openRoom();
    await block(cleo, ben.user.id);
    await server.pool.query('delete from users where id = $1', [cleo.user.id]);
    expect((await accept(ben, later.invite.token)).status).toBe(200);
  });

  it('[PARTNERS-2] never lets who is blocked read of it: nothing they can ask for changes', async () => {
    const { roomId, interviewId } = await startInterview(ana, ben);
    const paths = [
      '/api/blocks',
      '/api/session',
      '/api/interviews',
      `/api/rooms/${roomId}`,
      `/api/interviews/${interviewId}`,
    ];
    const read = async () => JSON.stringify(await Promise.all(paths.map(async (path) => (await ben.get(path)).body)));
    const withoutTime = (text: string) => text.replace(/"spentMs":\d+/g, '');
    const before = withoutTime(await read());
    expect((await block(ana, ben.user.id)).status).toBe(204);
    expect(withoutTime(await read())).toBe(before);
    for (const person of [ana, ben]) person.leave();
  });
});

/** Holds rows until it is told to let go, as a slow neighbour would. */
async function holding(
  sql: string,
  id: string,
  work: (release: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const client: pg.PoolClient = await server.pool.connect();
  await client.query('begin');
  await client.query(sql, [id]);
  try {
    await work(() => client.query('rollback'));
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Until as many statements wait for a lock in this server's database. */
const untilWaiting = (count: number) =>
  eventually(
    async () =>
      (
        await server.pool.query<{ n: number }>(
          `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
      ).rows[0]?.n,
    (waiting) => waiting === count,
  );

describe('a race', () => {
  let room: CreatedRoomView;
  let interviewId: string;

  beforeEach(async () => {
    await meet(ana, ben);
    room = await ana.openRoom();
    interviewId = (await ana.get<RoomView>(`/api/rooms/${room.roomId}`)).body.interviewId;
  });

  it('[PARTNERS-5] is lost by who has looked at the invite but is not in when the block is made', async () => {
    await holding('select 1 from interviews where id = $1 for update', interviewId, async (release) => {
      const accepting = accept(ben, room.invite.token);
      await untilWaiting(1);
      expect((await block(ana, ben.user.id)).status).toBe(204);
      await release();
      const { status, body } = await accepting;
      expect([status, body]).toEqual(NO_INVITE);
    });
    expect(await seatsOf(ana, room.roomId)).toEqual(['Ana interviewer']);
  });

  it('[PARTNERS-5] has a block wait for who is just coming in, so that nobody comes in after it', async () => {
    await holding('select 1 from log_heads where interview_id = $1 for update', interviewId, async (release) => {
      const accepting = accept(ben, room.invite.token);
      await untilWaiting(1);
      let isBlocked = false;
      const blocking = block(ana, ben.user.id).then(() => (isBlocked = true));
      await untilWaiting(2);
      expect(isBlocked).toBe(false);
      await release();
      expect((await accepting).status).toBe(200);
      await blocking;
    });
    expect(await seatsOf(ana, room.roomId)).toEqual(['Ana interviewer', 'Ben candidate']);
  });

  it('[PARTNERS-5] of two who block each other and two who go to each other ends, without an error', async () => {
    const other = await ben.openRoom();
    const answers = await Promise.all([
      accept(ben, room.invite.token),
      accept(ana, other.invite.token),
      block(ana, ben.user.id),
      block(ben, ana.user.id),
    ]);
    expect(answers.filter(({ status }) => ![200, 204, 404].includes(status))).toEqual([]);
    expect((await accept(ben, (await ana.openRoom()).invite.token)).status).toBe(404);
  });
});

describe('the next interview in a room', () => {
  async function ended() {
    const { people, running } = await startObservedInterview(server.url);
    const { roomId } = running;
    const { body } = await people.ana.get<RoomView>(`/api/rooms/${roomId}`);
    await ask(running.host, 'room:end', { roomId, version: body.state.version });
    const begin = (person: Person) => person.post(`/api/rooms/${roomId}/interviews`, { question: 'rate-limiter' });
    return { ...people, roomId, begin, leave: () => Object.values(people).forEach((person) => person.leave()) };
  }

  it('[PARTNERS-6] does not begin while one of the pair has blocked the other, whoever asks', async () => {
    const after = await ended();
    await block(after.ben, after.ana.user.id);
    for (const person of [after.ana, after.ben]) {
      const { status, body } = await after.begin(person);
      expect([status, body]).toEqual([403, { code: 'not_allowed', message: ERRORS.not_allowed.message }]);
    }
    await unblock(after.ben, after.ana.user.id);
    expect((await after.begin(after.ana)).status).toBe(201);
    after.leave();
  });

  it('[PARTNERS-6] is without an observer whom one of the pair has blocked, or who has blocked one of them', async () => {
    const after = await ended();
    await block(after.cleo, after.ben.user.id);
    expect((await after.begin(after.ana)).status).toBe(201);
    expect(await seatsOf(after.ana, after.roomId)).toEqual(['Ana candidate', 'Ben interviewer']);
    expect((await after.cleo.get(`/api/rooms/${after.roomId}`)).status).toBe(404);
    after.leave();
  });
});
