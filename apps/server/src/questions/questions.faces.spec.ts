import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BriefView, QuestionPage, QuestionView, RoomView } from '@fortyfive/contract';
import { MINUTE_MS } from '@fortyfive/interview';
import type { Problem } from '@fortyfive/questions';
import { Listener } from '../../../../test/support/listener.js';
import { ask, startInterview } from '../../../../test/support/person.js';
import { routesOf } from '../../../../test/support/routes.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { bankId } from './questions.repository.js';

const SLUG = 'url-shortener';
const CANARY = 'zzcanary';
/** What a candidate may see; everything else gets a canary. */
const OPEN = ['slug', 'title', 'oneLiner', 'difficulty', 'topics', 'companies', 'knownAs', 'strongSteps', 'curriculum'];

let server: RunningApp;
let curious: Listener;
let interviewer: Listener;
let candidate: Listener;
let secrets = 0;

/** A canary in every secret string, each with a number of its own, so that a leak says which field it is. */
function poison(value: unknown): unknown {
  if (typeof value === 'string') return `${value} ${CANARY}${secrets++}`;
  if (Array.isArray(value)) return value.map(poison);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, nested]) => [key, poison(nested)]));
}

beforeAll(async () => {
  server = await startApp();
  [curious, interviewer, candidate] = [
    await Listener.guest(server.url, 'Curious'),
    await Listener.guest(server.url, 'Ana'),
    await Listener.guest(server.url, 'Ben'),
  ];
  const { rows } = await server.pool.query<{ id: string; content: Problem }>(
    "select id, content from question_versions where content ->> 'slug' = $1",
    [SLUG],
  );
  for (const { id, content } of rows) {
    const { estimation, ...others } = content;
    const fields = Object.entries(others).map(([key, value]) => [key, OPEN.includes(key) ? value : poison(value)]);
    // Names, units and formulas must still work out; all that is said in words is poisoned.
    const estimates = estimation.estimates.map((one) => ({
      ...one,
      title: poison(one.title),
      decision: poison(one.decision),
      threshold: { ...one.threshold, then: poison(one.threshold.then) },
    }));
    const assumptions = estimation.assumptions.map((one) => ({ ...one, source: poison(one.source) }));
    const poisoned = { ...Object.fromEntries(fields), estimation: { assumptions, estimates } };
    await server.pool.query('update question_versions set content = $2 where id = $1', [id, JSON.stringify(poisoned)]);
  }
});
afterAll(async () => {
  for (const person of [curious, interviewer, candidate]) person.leave();
  await server.close();
});

const see = (person: Listener, reason = 'study') => person.put(`/api/questions/${SLUG}/sight`, { reason });
const read = (person: Listener) => person.get<BriefView>(`/api/questions/${SLUG}/brief`);
const view = async (person: Listener) => (await person.get<QuestionView>(`/api/questions/${SLUG}`)).body;
const canariesIn = (value: unknown): number => new Set(JSON.stringify(value).match(/zzcanary\d+/g)).size;

describe('the two faces of a question', () => {
  it('[QUESTIONS-6] shows the teaser, and refuses the rest until somebody has chosen to see it', async () => {
    expect(secrets).toBeGreaterThan(200);
    expect(await view(curious)).toMatchObject({ isSeen: false, isDone: false, sight: null, isInPlay: false });
    expect((await read(curious)).body).toMatchObject({ code: 'question_not_seen' });
    expect(curious.heard()).not.toContain(CANARY);
    expect((await see(curious)).status).toBe(204);
    const { status, body } = await read(curious);
    expect(status).toBe(200);
    // The test of the test: this is what the others must not hear.
    expect(canariesIn(body)).toBeGreaterThan(secrets - 5);
  });

  it('[QUESTIONS-6] remembers the first time and why, in the list too', async () => {
    const { sight } = await view(curious);
    expect(sight).toMatchObject({ reason: 'study' });
    server.time.advance(MINUTE_MS);
    await see(curious, 'prepare');
    expect(await view(curious)).toMatchObject({ isSeen: true, sight });
    const list = async (seen: string) =>
      (await curious.get<QuestionPage>(`/api/questions?seen=${seen}`)).body.questions.map(({ slug }) => slug);
    expect(await list('yes')).toEqual([SLUG]);
    expect(await list('no')).not.toContain(SLUG);
  });

  it('[QUESTIONS-6] is nothing for who is not signed in, and takes no reason but these two', async () => {
    const nobody = new Listener(server.url);
    expect((await see(nobody)).body).toMatchObject({ code: 'signed_out' });
    expect((await read(nobody)).body).toMatchObject({ code: 'signed_out' });
    expect((await see(interviewer, 'author')).body).toMatchObject({ code: 'bad_request' });
    expect((await interviewer.put('/api/questions/no-such/sight', { reason: 'study' })).status).toBe(404);
    expect(await view(interviewer)).toMatchObject({ sight: null });
  });
});

describe('whoever is the candidate', () => {
  it('[QUESTIONS-6] reads no secret by any route of the bank, from the lobby to the end', async () => {
    const { roomId, invite } = await interviewer.openRoom('interviewer', SLUG);
    await candidate.accept(invite.token);
    const tryBank = async (): Promise<void> => {
      for (const reason of ['study', 'prepare'])
        expect((await see(candidate, reason)).body).toMatchObject({ code: 'question_in_play' });
      for (const route of routesOf(server)) {
        if (!/questions|companies|curricula|reference/.test(route.path) || route.method === 'DELETE') continue;
        const path = route.path.replace(/:\w+/g, SLUG);
        for (const query of ['', '?q=zzcanary1', '?include=brief&fields=*', '?sort=brief', '?topic=zzcanary'])
          for (const body of route.method === 'GET' ? [undefined] : ['{}', '{"reason":', '{"reason":"interviewer"}'])
            await candidate.send(route.method, path + query, body);
      }
    };
    await tryBank();
    const [host, guest] = [await interviewer.enter(roomId), await candidate.enter(roomId)];
    for (const { socket } of [host, guest]) await ask(socket, 'room:set-ready', { roomId, isReady: true });
    expect(await ask(host.socket, 'room:start', { roomId, version: 4 })).toMatchObject({ ok: true });
    await tryBank();
    // Starting was seeing it; that opens nothing before the end.
    expect(await view(candidate)).toMatchObject({ sight: { reason: 'candidate' }, isInPlay: true });
    expect((await read(candidate)).body).toMatchObject({ code: 'question_in_play' });
    expect(candidate.heard()).toContain('Design a URL shortener');
    // What was typed comes back as a word to mark; a secret stands behind its sentence.
    expect(candidate.heard()).not.toMatch(/ zzcanary\d/);
    await ask(host.socket, 'room:end', { roomId, version: 5 });
    expect(await view(candidate)).toMatchObject({ isSeen: true, isDone: true, isInPlay: false });
    expect(await view(interviewer)).toMatchObject({ isSeen: true, isDone: false, sight: { reason: 'interviewer' } });
    expect((await read(candidate)).status).toBe(200);
  });

  it('[QUESTIONS-6] finds nothing by the words of a secret, however they are typed', async () => {
    const page = async (q: string) =>
      (await new Listener(server.url).get<QuestionPage>(`/api/questions?q=${encodeURIComponent(q)}`)).body;
    for (const word of ['zzcanary12', 'zzcanar', 'zzcanray'])
      expect(await page(word)).toMatchObject({ total: 0, corrections: {} });
    expect((await page('zzcanary url')).total).toBe(0);
  });

  it('[ROOM-18] is known to have seen it, in the lobby, when they have', async () => {
    const { roomId, invite } = await interviewer.openRoom('interviewer', SLUG);
    await curious.accept(invite.token);
    const fresh = await Listener.guest(server.url, 'Fresh');
    await fresh.accept(invite.token);
    const { seenByUserIds, state } = (await interviewer.get<RoomView>(`/api/rooms/${roomId}`)).body;
    const names = seenByUserIds.map((id) => state.participants.find(({ userId }) => userId === id)?.displayName);
    expect(names.sort()).toEqual(['Ana', 'Curious']);
  });
});

describe("somebody else's own question", () => {
  it('[QUESTIONS-8] answers as one that does not exist, by every name, and is found by nobody else', async () => {
    const { id: owner } = (await interviewer.get<{ user: { id: string } }>('/api/session')).body.user;
    const own = randomUUID();
    await server.pool.query(
      `with one as (insert into questions (id, origin, owner_id, slug, title, one_liner, difficulty, topics, search)
         values ($1, 'own', $2, 'inner-ledger', 'Inner ledger', 'x', 'easy', '{}', to_tsvector('simple', 'qxjwvk')))
       insert into question_versions (id, question_id, version, content)
         select $1, $1, 'v', content from question_versions where content ->> 'slug' = $3 limit 1`,
      [own, owner, SLUG],
    );
    await server.pool.query('update questions set current_version_id = id where id = $1', [own]);
    expect((await interviewer.get<QuestionView>(`/api/questions/${own}`)).body).toMatchObject({ origin: 'mine' });
    expect((await interviewer.get<QuestionPage>('/api/questions?q=qxjwvk')).body.total).toBe(1);
    const asked = async (person: Listener, ref: string) => [
      await person.get(`/api/questions/${ref}`),
      await person.get(`/api/questions/${ref}/brief`),
      await person.put(`/api/questions/${ref}/sight`, { reason: 'study' }),
      await person.post('/api/rooms', { question: ref, role: 'interviewer' }),
    ];
    const answers = async (person: Listener, ref: string) =>
      (await asked(person, ref)).map(({ status, body }) => [status, body]);
    const missing = await answers(curious, randomUUID());
    expect(missing.map(([status]) => status)).toEqual([404, 404, 404, 404]);
    for (const ref of [own, 'inner-ledger', bankId(SLUG)]) expect(await answers(curious, ref)).toEqual(missing);
    for (const query of ['q=qxjwvk', 'q=qxjvwk', 'origin=mine'])
      expect((await curious.get(`/api/questions?${query}`)).body).toMatchObject({ total: 0, corrections: {} });
    expect((await curious.get('/api/questions/draw?origin=mine')).status).toBe(404);
  });
});

describe('what was seen', () => {
  it('[QUESTIONS-6] is not given as a surprise while there is something new', async () => {
    const person = await Listener.guest(server.url, 'Greta');
    const all = (await person.get<QuestionPage>('/api/questions')).body;
    const [spared, ...others] = all.questions.map(({ slug }) => slug);
    for (const slug of others) await person.put(`/api/questions/${slug}/sight`, { reason: 'study' });
    for (let time = 0; time < 4; time++) {
      const { roomId } = await person.openRoom('candidate', null);
      expect((await person.get<RoomView>(`/api/rooms/${roomId}`)).body.question.slug).toBe(spared);
    }
  });

  it('[ROOM-18] goes with a brief that is opened, a start, and whoever comes later', async () => {
    const [ana, ben] = [await Listener.guest(server.url, 'Ana'), await Listener.guest(server.url, 'Ben')];
    const { invite } = await startInterview(ana, ben);
    const late = await Listener.guest(server.url, 'Late');
    await late.accept(invite.token);
    const reasons = [];
    for (const person of [ana, ben, late]) reasons.push((await view(person)).sight?.reason);
    expect(reasons).toEqual(['interviewer', 'candidate', 'observer']);
    const reader = await Listener.guest(server.url, 'Reader');
    const { roomId } = await reader.openRoom('interviewer', SLUG);
    const { socket } = await reader.enter(roomId);
    expect((await view(reader)).sight).toBeNull();
    await ask(socket, 'room:open-brief', { roomId });
    expect((await view(reader)).sight).toMatchObject({ reason: 'interviewer' });
    for (const person of [ana, ben, late, reader]) person.leave();
  });
});

describe('an interview that is given up', () => {
  it.each([
    // This one first: when a room was opened is the database's time, which nobody moves on.
    ['a day after a lobby was opened', 24 * 60, false],
    ['three hours after its start', 3 * 60, true],
  ])('[QUESTIONS-6] opens the question again %s', async (_, minutes, isStarted) => {
    const [ana, ben] = [await Listener.guest(server.url, 'Ana'), await Listener.guest(server.url, 'Ben')];
    if (isStarted) await startInterview(ana, ben);
    else await ben.accept((await ana.openRoom('interviewer', SLUG)).invite.token);
    server.time.advance((minutes - 5) * MINUTE_MS);
    expect((await see(ben)).body).toMatchObject({ code: 'question_in_play' });
    server.time.advance(6 * MINUTE_MS);
    expect((await see(ben)).status).toBe(204);
    expect((await read(ben)).status).toBe(200);
    for (const person of [ana, ben]) person.leave();
  });
});
