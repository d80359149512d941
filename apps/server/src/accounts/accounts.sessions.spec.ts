import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InterviewPage, SessionView, UserView } from '@fortyfive/contract';
import { eventually, Person } from '../../../../test/support/person.js';
import { routesOf, pathOf } from '../../../../test/support/routes.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

const PASSWORD = 'correct horse battery';
let server: RunningApp;
let count = 0;

beforeAll(async () => {
  server = await startApp();
});
afterAll(() => server.close());

const newEmail = (): string => `person${++count}@example.org`;

async function whoIs(cookie: string): Promise<UserView | null> {
  const person = new Person(server.url);
  person.cookie = cookie;
  return (await person.get<SessionView>('/api/session')).body.user;
}

async function signUp(email = newEmail(), person = new Person(server.url)): Promise<Person> {
  const answer = await person.post<UserView>('/api/accounts', { displayName: 'Ana', email, password: PASSWORD });
  expect(answer.status).toBe(201);
  person.user = answer.body;
  return person;
}

describe('guests', () => {
  it('[ACCOUNT-1] need nothing but a name', async () => {
    const person = new Person(server.url);
    expect((await person.get('/api/session')).body).toEqual({ user: null });
    expect(person.cookie).toBe('');
    const { status, body } = await person.post<UserView>('/api/session/guest', {
      displayName: '  Ana \u202e\u{1F680} ',
    });
    expect({ status, body }).toEqual({ status: 201, body: { id: body.id, displayName: 'Ana \u{1F680}', email: null } });
    expect((await person.get('/api/session')).body).toEqual({ user: body });
  });

  it('[ACCOUNT-1] stay who they are when they give a name again', async () => {
    const person = await Person.guest(server.url, 'Ana');
    const again = await person.post<UserView>('/api/session/guest', { displayName: 'Somebody else' });
    expect(again.body).toEqual(person.user);
  });

  it.each([
    [{}],
    [{ displayName: '' }],
    [{ displayName: '\u200b' }],
    [{ displayName: 'x'.repeat(61) }],
    [{ displayName: 'Ana', email: 'a@b.org' }],
    [[]],
  ])('[ACCOUNT-1] do not get in with %j', async (body) => {
    const person = new Person(server.url);
    const answer = await person.post('/api/session/guest', body);
    expect([answer.status, answer.body.code]).toEqual([400, 'bad_request']);
    expect(person.cookie).toBe('');
  });

  it('[ACCOUNT-1] may have any name that passes, and get it back as it was kept', async () => {
    for (const [name, kept] of [
      ['Ana\ud83d', 'Ana\ufffd'],
      ["'; drop table users; --", "'; drop table users; --"],
      ['A\0na', 'Ana'],
    ])
      expect((await Person.guest(server.url, name ?? '')).user.displayName).toBe(kept);
  });
});

describe('accounts', () => {
  it('[ACCOUNT-2] let the same person in again with e-mail, in any case, and password', async () => {
    const email = newEmail();
    const { user } = await signUp(email);
    expect(user).toEqual({ id: user.id, displayName: 'Ana', email });
    const elsewhere = new Person(server.url);
    const answer = await elsewhere.post('/api/session', { email: ` ${email.toUpperCase()}`, password: PASSWORD });
    expect([answer.status, answer.body]).toEqual([200, user]);
    expect(await whoIs(elsewhere.cookie)).toEqual(user);
  });

  it('[ACCOUNT-2] have one e-mail each, also when two ask at once', async () => {
    const email = newEmail();
    const body = { displayName: 'Ana', email, password: PASSWORD };
    const answers = await Promise.all([1, 2, 3].map(() => new Person(server.url).post('/api/accounts', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'email_taken', fields: [{ path: 'email' }] });
  });

  it('[ACCOUNT-2] are not made by somebody who has one', async () => {
    const person = await signUp();
    const body = { displayName: 'Ana', email: newEmail(), password: PASSWORD };
    expect((await person.post('/api/accounts', body)).body.code).toBe('already_has_account');
  });

  it('[ACCOUNT-2] keep no password that could be read', async () => {
    const { user } = await signUp();
    const { rows } = await server.pool.query<{ row: string }>(
      'select to_json(u)::text as row from users u where id = $1',
      [user.id],
    );
    expect(rows[0]?.row).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(rows[0]?.row).not.toContain(PASSWORD);
  });

  it('[ACCOUNT-4] are what a guest becomes, with id, interviews and name for the others', async () => {
    const guest = await Person.guest(server.url, 'Gus');
    const { roomId } = await guest.openRoom();
    await signUp(newEmail(), guest);
    const [session, list, room] = [
      await guest.get<SessionView>('/api/session'),
      await guest.get<InterviewPage>('/api/interviews'),
      await guest.get(`/api/rooms/${roomId}`),
    ];
    expect(session.body.user).toEqual(guest.user);
    const { rows } = await server.pool.query('select host_id from rooms where id = $1', [roomId]);
    expect(rows).toEqual([{ host_id: guest.user.id }]);
    expect(list.body.interviews.map((interview) => interview.roomId)).toEqual([roomId]);
    expect(room.body).toMatchObject({ myUserId: guest.user.id });
  });

  it('[ACCOUNT-4] are made once, even when two tabs of a guest ask for two', async () => {
    const guest = await Person.guest(server.url, 'Gus');
    const tabs = [guest, guest].map(() => Object.assign(new Person(server.url), { cookie: guest.cookie }));
    const ask = (tab: Person) =>
      tab.post('/api/accounts', { displayName: 'Gus', email: newEmail(), password: PASSWORD });
    const answers = await Promise.all(tabs.map(ask));
    // Whoever comes second is refused or, when the session is gone by then, somebody new.
    const won = answers.filter(({ body }) => body.id === guest.user.id);
    expect(won).toHaveLength(1);
    const { rows } = await server.pool.query('select email from users where id = $1', [guest.user.id]);
    expect(rows).toEqual([{ email: won[0]?.body.email }]);
  });
});

describe('sessions', () => {
  it('[ACCOUNT-3] get a new id at sign-in, sign-up and entering as a guest; the one before is worth nothing', async () => {
    const email = newEmail();
    await signUp(email);
    const attacker = await Person.guest(server.url, 'Mallory');
    const victim = Object.assign(new Person(server.url), { cookie: attacker.cookie });
    await victim.post('/api/session', { email, password: PASSWORD });
    expect(victim.cookie).not.toBe(attacker.cookie);
    expect(await whoIs(victim.cookie)).toMatchObject({ email });
    expect(await whoIs(attacker.cookie)).toBeNull();

    const guest = await Person.guest(server.url, 'Gus');
    const before = guest.cookie;
    await signUp(newEmail(), guest);
    expect(guest.cookie).not.toBe(before);
    expect(await whoIs(before)).toBeNull();
  });

  it('[ACCOUNT-3] cannot be planted: an id that we did not sign, or signed for nobody, is replaced', async () => {
    for (const planted of ['fortyfive.sid=s%3Aplanted.signature', 'fortyfive.sid=planted', 'fortyfive.sid=']) {
      const person = Object.assign(new Person(server.url), { cookie: planted });
      expect((await person.get<SessionView>('/api/session')).body.user).toBeNull();
      await person.post('/api/session/guest', { displayName: 'Ana' });
      expect(person.cookie).toMatch(/^fortyfive\.sid=s%3A[\w-]{32}\./);
      expect(person.cookie).not.toContain('planted');
      expect(await whoIs(planted)).toBeNull();
    }
  });

  it('[ACCOUNT-8] are cookies that scripts and other sites cannot use, and that a proxy with TLS makes Secure', async () => {
    const enter = (headers: Record<string, string>) =>
      new Person(server.url).send('POST', '/api/session/guest', '{"displayName":"Ana"}', headers);
    const [plain] = (await enter({})).headers.getSetCookie();
    const attributes = (plain ?? '').split('; ').map((part) => part.split('=')[0]);
    expect(attributes).toEqual(['fortyfive.sid', 'Path', 'Expires', 'HttpOnly', 'SameSite']);
    expect(plain).toContain('SameSite=Lax');
    const [behindTls] = (await enter({ 'x-forwarded-proto': 'https' })).headers.getSetCookie();
    expect(behindTls).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
  });

  it('[ACCOUNT-9] end at sign-out: the cookie, and every socket of that session alone', async () => {
    const ana = await signUp();
    const elsewhere = new Person(server.url);
    await elsewhere.post('/api/session', { email: ana.user.email, password: PASSWORD });
    const { roomId } = await ana.openRoom();
    const [here, there] = [(await ana.enter(roomId)).socket, (await elsewhere.enter(roomId)).socket];
    const { cookie } = ana;
    expect((await ana.send('DELETE', '/api/session')).status).toBe(204);
    expect(await whoIs(cookie)).toBeNull();
    await eventually(
      () => here.connected,
      (isConnected) => !isConnected,
    );
    expect(there.connected).toBe(true);
    expect((await elsewhere.get<SessionView>('/api/session')).body.user).toEqual(ana.user);
    for (const person of [ana, elsewhere]) person.leave();
  });

  it('[ACCOUNT-9] may be ended twice, or without having begun', async () => {
    const person = await Person.guest(server.url, 'Ana');
    for (let time = 0; time < 2; time++) expect((await person.send('DELETE', '/api/session')).status).toBe(204);
    expect((await new Person(server.url).send('DELETE', '/api/session')).status).toBe(204);
  });

  it('[ACCOUNT-7] of a user who is gone count for nothing, on every route', async () => {
    const gone = await signUp();
    const { roomId, invite } = await gone.openRoom();
    const socketBefore = gone.cookie;
    await server.pool.query('delete from users where id = $1', [gone.user.id]);
    expect((await gone.get('/api/session')).body).toEqual({ user: null });
    const open = [
      '/api/session',
      '/api/session/guest',
      '/api/accounts',
      '/api/invites/:token',
      '/api/questions',
      '/api/questions/draw',
      '/api/questions/:ref',
      '/api/companies',
      '/api/curricula',
      '/api/reference',
    ];
    const routes = routesOf(server).filter(
      ({ path }) => path.startsWith('/api/') && !open.includes(path) && !path.includes('health'),
    );
    expect(routes.length).toBeGreaterThanOrEqual(11);
    for (const route of routes) {
      const person = Object.assign(new Person(server.url), { cookie: socketBefore });
      const path = pathOf(route, { roomId, token: invite.token, interviewId: roomId, ref: 'url-shortener' });
      const answer = await person.send<{ code: string }>(route.method, path, route.method === 'GET' ? undefined : '{}');
      expect([route.path, answer.status, answer.body.code]).toEqual([route.path, 401, 'signed_out']);
    }
  });
});
