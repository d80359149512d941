import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ERRORS,
  type CreatedRoomView,
  type InvitePreview,
  QuestionPage,
  type InviteView,
  type RoomView,
} from '@fortyfive/contract';
import { MAX_OBSERVERS } from '@fortyfive/interview';
import { Person, startInterview, ask } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

const HOUR_MS = 60 * 60 * 1000;
let server: RunningApp;
let ana: Person;
let ben: Person;

beforeAll(async () => {
  server = await startApp();
  ana = await Person.guest(server.url, 'Ana');
  ben = await Person.guest(server.url, 'Ben');
});
afterAll(async () => {
  for (const person of [ana, ben]) person.leave();
  await server.close();
});

const preview = (person: Person, token: string) => person.get<InvitePreview>(`/api/invites/${token}`);
const accept = (person: Person, token: string) => person.post(`/api/invites/${token}/accept`);

async function rolesIn(roomId: string): Promise<string[]> {
  const { body } = await ana.get<RoomView>(`/api/rooms/${roomId}`);
  return body.state.participants.map(({ displayName, role }) => `${displayName} ${role}`);
}

/** Nobody gets in with this token, and nothing says why not. */
async function expectUnknown(token: string): Promise<void> {
  const stranger = await Person.guest(server.url, 'Stranger');
  const expected = { code: 'invite_not_found', message: ERRORS.invite_not_found.message };
  for (const answer of [await preview(stranger, token), await accept(stranger, token)])
    expect([answer.status, answer.body]).toEqual([404, expected]);
}

describe('opening a room', () => {
  it.each(['interviewer', 'candidate'] as const)('[ROOM-5] gives the host the role they ask for: %s', async (role) => {
    const { status, body } = await ana.post<CreatedRoomView>('/api/rooms', { question: 'url-shortener', role });
    expect(status).toBe(201);
    const view = (await ana.get<RoomView>(`/api/rooms/${body.roomId}`)).body;
    expect(view.state).toMatchObject({ phase: 'lobby', version: 1, participants: [{ userId: ana.user.id, role }] });
    expect(view.question.slug).toBe('url-shortener');
    expect(Date.parse(body.invite.expiresAt) - server.time.nowMs()).toBeGreaterThan(23.9 * HOUR_MS);
  });

  it('[ROOM-5] draws a question for a surprise', async () => {
    const { roomId } = await ana.openRoom('candidate', null);
    const { body } = await ana.get<RoomView>(`/api/rooms/${roomId}`);
    const { questions } = (await ana.get<QuestionPage>('/api/questions')).body;
    expect(questions.map(({ slug }) => slug)).toContain(body.question.slug);
  });

  it('[ROOM-5] needs a question that exists, and somebody who asks', async () => {
    const body = { question: 'no-such-question', role: 'candidate' };
    const answer = await ana.post('/api/rooms', body);
    expect([answer.status, answer.body.code]).toEqual([404, 'question_not_found']);
    for (const question of ['a\0b', '../x', 'x'.repeat(90)])
      expect((await ana.post('/api/rooms', { question, role: 'candidate' })).body.code).toBe('bad_request');
    expect((await new Person(server.url).post('/api/rooms', body)).body.code).toBe('signed_out');
  });
});

describe('invites', () => {
  it('[ROOM-1] have 128 random bits, of which the database knows the hash alone', async () => {
    const tokens = new Set<string>();
    for (let index = 0; index < 5; index++) tokens.add((await ana.openRoom()).invite.token);
    expect(tokens.size).toBe(5);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(16);
    const { rows } = await server.pool.query<{ invite_hash: Buffer; all: string }>(
      'select invite_hash, to_json(r)::text as all from rooms r',
    );
    for (const token of tokens) {
      expect(rows.map(({ all }) => all).join()).not.toContain(token);
      const hash = createHash('sha256').update(token).digest();
      expect(rows.filter(({ invite_hash }) => invite_hash.equals(hash))).toHaveLength(1);
    }
  });

  it('[ROOM-1] show who asks, what for and as what, before one has given a name', async () => {
    const { invite } = await ana.openRoom('interviewer');
    const expected = { hostName: 'Ana', questionTitle: 'Design a URL shortener', role: 'candidate', phase: 'lobby' };
    expect((await preview(new Person(server.url), invite.token)).body).toEqual(expected);
    expect((await preview(ana, invite.token)).body).toEqual({ ...expected, role: 'interviewer' });
  });

  it('[ROOM-1] let nobody in who has not given a name', async () => {
    const { invite, roomId } = await ana.openRoom();
    const answer = await accept(new Person(server.url), invite.token);
    expect([answer.status, answer.body.code]).toEqual([401, 'signed_out']);
    expect(await rolesIn(roomId)).toEqual(['Ana interviewer']);
  });

  it('[ROOM-2] that are unknown or malformed all look the same', async () => {
    const { invite } = await ana.openRoom();
    const other = invite.token.startsWith('A') ? 'B' : 'A';
    const tokens = [
      'A'.repeat(22),
      other + invite.token.slice(1),
      invite.token.slice(1),
      `${invite.token}A`,
      'x',
      '%00',
      "'%20or%20''='",
    ];
    for (const token of tokens) await expectUnknown(token);
  });

  it('[ROOM-2] stop working after 24 hours, and not before', async () => {
    const { invite } = await ana.openRoom();
    server.time.advance(23 * HOUR_MS);
    expect((await preview(ben, invite.token)).status).toBe(200);
    server.time.advance(2 * HOUR_MS);
    await expectUnknown(invite.token);
  });

  it('[ROOM-2] stop working when they are renewed, by either of the pair', async () => {
    const { roomId, invite } = await ana.openRoom();
    const renewed = (await ana.post<InviteView>(`/api/rooms/${roomId}/invite`)).body;
    await expectUnknown(invite.token);
    expect((await accept(ben, renewed.token)).body).toEqual({ roomId });
    const again = await ben.post<InviteView>(`/api/rooms/${roomId}/invite`);
    expect(again.status).toBe(200);
    await expectUnknown(renewed.token);
    expect((await preview(new Person(server.url), again.body.token)).body).toMatchObject({ role: 'observer' });
  });

  it('[ROOM-2] are not renewed by observers and strangers', async () => {
    const { roomId, invite } = await startInterview(ana, ben);
    const [observer, stranger] = [await Person.guest(server.url, 'Olga'), await Person.guest(server.url, 'Stranger')];
    await observer.accept(invite.token);
    for (const person of [observer, stranger])
      expect((await person.post(`/api/rooms/${roomId}/invite`)).body.code).toBe('not_found');
    expect((await preview(stranger, invite.token)).status).toBe(200);
  });

  it('[ROOM-5] change nothing when they are accepted twice, or ten times at once', async () => {
    const { roomId, invite } = await ana.openRoom();
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept(ben, invite.token)));
    for (const { status, body } of answers) expect([status, body]).toEqual([200, { roomId }]);
    await accept(ana, invite.token);
    expect(await rolesIn(roomId)).toEqual(['Ana interviewer', 'Ben candidate']);
  });

  it('[ROOM-5] give the seat to one of two who come at once, and the other a place to watch', async () => {
    const { roomId, invite } = await ana.openRoom('candidate');
    const cleo = await Person.guest(server.url, 'Cleo');
    await Promise.all([accept(ben, invite.token), accept(cleo, invite.token)]);
    const roles = (await rolesIn(roomId)).map((line) => line.split(' ')[1]);
    expect(roles).toEqual(['candidate', 'interviewer', 'observer']);
  });

  it('[ROOM-5] have room for ten observers, and tell the eleventh before they try', async () => {
    const { invite } = await startInterview(ana, ben);
    for (let index = 0; index < MAX_OBSERVERS; index++)
      expect((await accept(await Person.guest(server.url, `Observer ${index}`), invite.token)).status).toBe(200);
    const late = await Person.guest(server.url, 'Late');
    for (const answer of [await preview(late, invite.token), await accept(late, invite.token)])
      expect([answer.status, answer.body]).toMatchObject([409, { code: 'room_full' }]);
  });

  it('[ROOM-11] let nobody new in after the end, and bring back who was there', async () => {
    const { roomId, invite, host } = await startInterview(ana, ben);
    expect(await ask(host, 'room:end', { roomId, version: 5 })).toMatchObject({ ok: true });
    const late = await Person.guest(server.url, 'Late');
    for (const answer of [await preview(late, invite.token), await accept(late, invite.token)])
      expect([answer.status, answer.body]).toMatchObject([410, { code: 'interview_over' }]);
    expect((await accept(ben, invite.token)).body).toEqual({ roomId });
    expect((await preview(ben, invite.token)).body).toMatchObject({ role: 'candidate', phase: 'ended' });
  });
});
