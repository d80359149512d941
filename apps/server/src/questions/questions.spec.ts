import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BriefView, InterviewView, QuestionListing, QuestionPage, QuestionView } from '@fortyfive/contract';
import { ask, Person } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { seed } from '../seed.js';

const BANK = path.resolve(import.meta.dirname, '../../../../bank');
/** Enough to tell by, and read in a moment. */
const KEPT = ['url-shortener.yaml', 'chat-messaging.yaml', 'twitter-news-feed.yaml'];
const OLD_TITLE = 'Design a URL shortener';
const NEW_TITLE = 'Design a shortener of URLs';
let server: RunningApp;
let ana: Person;
let bank: string;

beforeAll(async () => {
  server = await startApp();
  ana = await Person.guest(server.url, 'Ana');
  bank = await mkdtemp(path.join(tmpdir(), 'fortyfive-bank-'));
});
beforeEach(async () => {
  await rm(bank, { recursive: true });
  const isKept = (file: string) => !file.includes('/problems/') || KEPT.includes(path.basename(file));
  await cp(BANK, bank, { recursive: true, filter: isKept });
  await seed(server.pool, bank);
});
afterAll(async () => {
  ana.leave();
  await server.close();
  await rm(bank, { recursive: true });
});

const problemFile = (): string => path.join(bank, 'problems/url-shortener.yaml');

async function rewrite(from: string, to: string): Promise<void> {
  const text = await readFile(problemFile(), 'utf8');
  expect(text).toContain(from);
  await writeFile(problemFile(), text.replace(from, to));
}

async function list(): Promise<readonly QuestionListing[]> {
  return (await new Person(server.url).get<QuestionPage>('/api/questions?sort=title')).body.questions;
}

async function versions() {
  const text = `select v.id, slug, version, q.current_version_id is not distinct from v.id as is_current, content, loaded_at
    from question_versions v join questions q on q.id = v.question_id order by v.id`;
  return (await server.pool.query<{ id: string; slug: string; is_current: boolean }>(text)).rows;
}

/** An interview whose interviewer has opened the brief. */
async function openInterview(): Promise<string> {
  const { roomId } = await ana.openRoom('interviewer', 'url-shortener');
  const { socket, view } = await ana.enter(roomId);
  await ask(socket, 'room:open-brief', { roomId });
  socket.disconnect();
  return view.interviewId;
}

const titleOf = async (interviewId: string): Promise<string> =>
  (await ana.get<InterviewView>(`/api/interviews/${interviewId}`)).body.question.title;

describe('the bank', () => {
  it('[QUESTIONS-1] is open to everybody, in teasers and what I have had to do with them, and no more', async () => {
    const found = await list();
    expect(found.map(({ title }) => title)).toEqual([...found.map(({ title }) => title)].sort());
    expect(found.map(({ slug }) => slug)).toContain('url-shortener');
    const teaser = ['slug', 'title', 'oneLiner', 'difficulty', 'topics', 'companies', 'knownAs', 'strongSteps'];
    const mine = ['ref', 'origin', 'isSeen', 'isDone', 'pathSteps'];
    for (const question of found) expect(Object.keys(question).sort()).toEqual([...teaser, ...mine].sort());
  });

  it('[QUESTIONS-3] is loaded any number of times, or twice at once, without a change', async () => {
    const before = await versions();
    await seed(server.pool, bank);
    await Promise.all([seed(server.pool, bank), seed(server.pool, bank)]);
    expect(await versions()).toEqual(before);
    expect(
      before
        .filter(({ is_current }) => is_current)
        .map(({ slug }) => slug)
        .sort(),
    ).toEqual((await list()).map(({ slug }) => slug).sort());
  });

  it('[QUESTIONS-3] does not care for comments and layout of a file', async () => {
    const before = await versions();
    await writeFile(problemFile(), `# A remark.\n\n${await readFile(problemFile(), 'utf8')}\n# The end.\n`);
    await seed(server.pool, bank);
    expect(await versions()).toEqual(before);
  });

  it('[QUESTIONS-3] stays as it is when one file of the new one is wrong', async () => {
    const before = await versions();
    await rewrite(`title: ${OLD_TITLE}`, `title: ${NEW_TITLE}`);
    await writeFile(path.join(bank, 'problems/broken.yaml'), 'slug: broken\n');
    await expect(seed(server.pool, bank)).rejects.toThrow('broken.yaml');
    expect(await versions()).toEqual(before);
    expect((await list()).map(({ title }) => title)).toContain(OLD_TITLE);
  });
});

describe('a question that changes', () => {
  it('[QUESTIONS-2] is a new version for new interviews; one that goes on keeps its own', async () => {
    const old = await openInterview();
    const briefBefore = (await ana.get<BriefView>(`/api/interviews/${old}/brief`)).body;
    expect(briefBefore.problem.requirements.facts.length).toBeGreaterThan(0);
    await rewrite(`title: ${OLD_TITLE}`, `title: ${NEW_TITLE}`);
    await rewrite('answer: Two things. Given', 'answer: Exactly two things. Given');
    await seed(server.pool, bank);
    const fresh = await openInterview();
    expect([await titleOf(old), await titleOf(fresh)]).toEqual([OLD_TITLE, NEW_TITLE]);
    expect((await ana.get<BriefView>(`/api/interviews/${old}/brief`)).body).toEqual(briefBefore);
    expect(JSON.stringify((await ana.get(`/api/interviews/${fresh}/brief`)).body)).toContain('Exactly two things.');
    const shorteners = (await list()).filter(({ slug }) => slug === 'url-shortener');
    expect(shorteners.map(({ title }) => title)).toEqual([NEW_TITLE]);
  });

  it('[QUESTIONS-2] and changes back is the version it was', async () => {
    const before = await versions();
    await rewrite(`title: ${OLD_TITLE}`, `title: ${NEW_TITLE} again`);
    await seed(server.pool, bank);
    expect(await versions()).toHaveLength(before.length + 1);
    await rewrite(`title: ${NEW_TITLE} again`, `title: ${OLD_TITLE}`);
    await seed(server.pool, bank);
    expect((await versions()).filter(({ is_current }) => is_current)).toEqual(
      before.filter(({ is_current }) => is_current),
    );
  });

  it('[QUESTIONS-4] is not offered once its file is gone, but stays with the interviews that have it', async () => {
    const old = await openInterview();
    await rm(problemFile());
    await seed(server.pool, bank);
    expect((await list()).map(({ slug }) => slug)).not.toContain('url-shortener');
    const answer = await ana.post('/api/rooms', { question: 'url-shortener', role: 'candidate' });
    expect([answer.status, answer.body.code]).toEqual([404, 'question_not_found']);
    expect(await titleOf(old)).toBe(OLD_TITLE);
  });

  it('[QUESTIONS-5] is the same one when its file comes back, to whoever has seen it too', async () => {
    await openInterview();
    const view = async () => (await ana.get<QuestionView>('/api/questions/url-shortener')).body;
    const before = await view();
    expect(before.sight).not.toBeNull();
    await rm(problemFile());
    await seed(server.pool, bank);
    expect((await ana.get('/api/questions/url-shortener')).status).toBe(404);
    await cp(path.join(BANK, 'problems/url-shortener.yaml'), problemFile());
    await seed(server.pool, bank);
    expect(await view()).toEqual(before);
  });

  it('[QUESTIONS-7] is not looked for any more by words it no longer has', async () => {
    const corrections = async () => (await ana.get<QuestionPage>('/api/questions?q=zanzibra')).body.corrections;
    await rewrite(`title: ${OLD_TITLE}`, 'title: Design a zanzibar');
    await seed(server.pool, bank);
    expect(await corrections()).toEqual({ zanzibra: ['zanzibar'] });
    await rewrite('title: Design a zanzibar', `title: ${OLD_TITLE}`);
    await seed(server.pool, bank);
    expect(await corrections()).toEqual({});
  });

  it('[QUESTIONS-2] is readable in a version from before it had all its sections', async () => {
    const id = await openInterview();
    const rewriteStored = (content: string) =>
      server.pool.query(
        `update question_versions set content = ${content} where id = (select question_version_id from interviews where id = $1)`,
        [id],
      );
    await rewriteStored(
      "jsonb_build_object('kept', content) || (content - '{knownAs,strongSteps,production}'::text[])",
    );
    const { status, body } = await ana.get<BriefView>(`/api/interviews/${id}/brief`);
    await rewriteStored("content -> 'kept'");
    expect([status, body.problem.knownAs, body.problem.strongSteps]).toEqual([200, [], []]);
    expect(body.problem.production).toEqual({ cost: [], operations: [], security: [] });
    expect(body.estimates.length).toBeGreaterThan(0);
  });

  it('[QUESTIONS-4] leaves no surprise to an empty bank', async () => {
    await server.pool.query('update questions set current_version_id = null');
    expect(await list()).toEqual([]);
    expect((await ana.post('/api/rooms', { question: null, role: 'candidate' })).body.code).toBe('question_not_found');
  });
});
