import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  QUESTION_PAGE_SIZE,
  type CompaniesView,
  type CurriculaView,
  type DrawView,
  type QuestionListing,
  type QuestionPage,
  type ReferenceView,
} from '@fortyfive/contract';
import { Person, startInterview, ask } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

let server: RunningApp;
let anybody: Person;

beforeAll(async () => {
  server = await startApp();
  anybody = new Person(server.url);
});
afterAll(() => server.close());

const search = async (query: string, person = anybody) =>
  (await person.get<QuestionPage>(`/api/questions?${query}`)).body;
const slugs = async (query: string, person = anybody) =>
  (await search(query, person)).questions.map(({ slug }) => slug);
const first = async (typed: string) => (await slugs(`q=${encodeURIComponent(typed)}`))[0];

/** All that fit, whatever the length of a page. */
async function all(query: string): Promise<QuestionListing[]> {
  const found: QuestionListing[] = [];
  for (let offset: number | null = 0; offset !== null;) {
    const page: QuestionPage = await search(`${query}&offset=${offset}`);
    found.push(...page.questions);
    offset = page.nextOffset;
  }
  return found;
}

describe('searching as one types', () => {
  it.each([
    ['url', 'url-shortener'],
    ['shorten', 'url-shortener'],
    ['URL  Short', 'url-shortener'],
    ['news f', 'twitter-news-feed'],
    ['crawler web', 'web-crawler'],
    ['rate limiter', 'rate-limiter'],
  ])('[QUESTIONS-7] finds “%s” at every letter from the third on', async (typed, slug) => {
    for (let length = typed.length; length >= 3; length--)
      expect(await slugs(`q=${encodeURIComponent(typed.slice(0, length))}`)).toContain(slug);
    expect(await first(typed)).toBe(slug);
  });

  it.each([
    ['url shortner', 'url-shortener', 'shortner', 'shortener'],
    ['web crwaler', 'web-crawler', 'crwaler', 'crawler'],
    ['limter', 'rate-limiter', 'limter', 'limiter'],
    ['notifcation', 'notification-system', 'notifcation', 'notification'],
    ['paymnet', 'payment-system', 'paymnet', 'payment'],
    ['séat', 'ticketmaster', undefined, undefined],
  ])('[QUESTIONS-7] forgives “%s” and says what it searched instead', async (typed, slug, wrong, right) => {
    const page = await search(`q=${encodeURIComponent(typed)}`);
    expect(page.questions.map((question) => question.slug)).toContain(slug);
    if (wrong === undefined) return;
    expect(page.corrections[wrong]).toContain(right);
    expect(page.terms).toEqual(expect.arrayContaining([wrong, right]));
  });

  it.each(['payment', 'video', 'chat', 'search'])(
    '[QUESTIONS-7] puts “%s” in a title before the same elsewhere',
    async (word) => {
      const found = await all(`q=${word}`);
      const isInTitle = found.map(({ title }) => new RegExp(`\\b${word}`, 'i').test(title));
      expect(isInTitle).toEqual([...isInTitle].sort((one, other) => Number(other) - Number(one)));
      expect(isInTitle[0]).toBe(true);
    },
  );

  it('[QUESTIONS-7] takes anything that can be typed', async () => {
    for (const typed of [
      "'",
      '\\',
      ':*',
      '&|!()',
      "a' | 'b",
      '%',
      '_',
      '<->',
      '\u0000',
      '🙂',
      'x'.repeat(100),
      '   ',
      'constructor',
    ])
      expect((await anybody.get(`/api/questions?q=${encodeURIComponent(typed)}`)).status).toBe(200);
    expect((await anybody.get(`/api/questions?q=${'x'.repeat(101)}`)).status).toBe(400);
  });

  it('[QUESTIONS-7] finds words of letters and digits whole and by their beginning, whatever a number looks like', async () => {
    const template = await readFile(path.join(import.meta.dirname, '../../../../bank/template.yaml'), 'utf8');
    const ana = await Person.guest(server.url, 'Ana');
    const yaml = template.replace(/^title: .*$/m, 'title: Design 12e3x for 5k and S3');
    await ana.post('/api/my-questions', { from: 'text', yaml });
    for (const typed of ['12e3x', '12e3', '5k', 's3'])
      expect((await search(`q=${typed}&origin=mine`, ana)).total).toBe(1);
  });

  it('[QUESTIONS-7] refuses what is no filter, and says which', async () => {
    for (const wrong of [
      'difficulty=brutal',
      'step=lunch',
      'sort=secret',
      'offset=-1',
      'topic=a/b/c',
      'include=brief',
    ]) {
      const { status, body } = await anybody.get<{ fields: { path: string }[] }>(`/api/questions?${wrong}`);
      expect([wrong, status, body.fields.length]).toEqual([wrong, 400, 1]);
    }
  });
});

describe('filtering and sorting', () => {
  it('[QUESTIONS-7] narrows by topic or area, difficulty, company, plan and step', async () => {
    const bank = await all('sort=title');
    const check = async (query: string, fits: (question: QuestionListing) => boolean) => {
      const found = await all(query);
      const expected = bank.filter(fits).map(({ slug }) => slug);
      expect([query, found.map(({ slug }) => slug).sort()]).toEqual([query, expected.sort()]);
      expect(expected.length).toBeGreaterThan(0);
      expect(expected.length).toBeLessThan(bank.length);
    };
    await check('topic=scaling/id-generation', ({ topics }) =>
      topics.some((topic) => topic === 'scaling/id-generation'),
    );
    await check('topic=caching', ({ topics }) => topics.some((topic) => topic.startsWith('caching/')));
    await check('difficulty=easy&difficulty=hard', ({ difficulty }) => difficulty !== 'medium');
    await check('company=google&company=uber', ({ companies }) => companies.some((one) => /google|uber/.test(one)));
    await check('step=estimation', ({ strongSteps }) => strongSteps.includes('estimation'));
    await check('q=system&difficulty=hard', (one) => one.difficulty === 'hard' && /\bsystem/i.test(textOf(one)));
    const ladder = await slugs('curriculum=ladder');
    expect(ladder.sort()).toEqual(['instagram', 'ride-sharing', 'twitter-news-feed']);
  });

  it('[QUESTIONS-7] sorts along the path, by title and by difficulty', async () => {
    const places = (await all('')).map(({ pathSteps }) => pathSteps[0] ?? 99);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const levels = (await all('sort=hardest')).map(({ difficulty }) => difficulty);
    expect(levels).toEqual(
      [...levels].sort((a, b) => ['hard', 'medium', 'easy'].indexOf(a) - ['hard', 'medium', 'easy'].indexOf(b)),
    );
    expect((await all('sort=easiest')).map(({ difficulty }) => difficulty)).toEqual([...levels].reverse());
  });

  it('[QUESTIONS-7] comes in pages that hold everything once', async () => {
    const found = await all('sort=title');
    expect(new Set(found.map(({ slug }) => slug)).size).toBe(found.length);
    expect((await search('')).total).toBe(found.length);
    expect((await search('')).questions.length).toBe(Math.min(QUESTION_PAGE_SIZE, found.length));
    expect(await search('offset=99999')).toMatchObject({ questions: [], nextOffset: null, total: found.length });
    expect(await search('q=zzzzzz')).toMatchObject({ questions: [], nextOffset: null, total: 0 });
  });

  it('[QUESTIONS-6] knows mine: seen, done and not yet', async () => {
    const [ana, ben] = [await Person.guest(server.url, 'Ana'), await Person.guest(server.url, 'Ben')];
    const { roomId, host } = await startInterview(ana, ben);
    await ask(host, 'room:end', { roomId, version: 5 });
    expect(await slugs('done=yes', ben)).toEqual(['url-shortener']);
    expect(await slugs('seen=yes', ana)).toEqual(['url-shortener']);
    expect(await slugs('done=yes', ana)).toEqual([]);
    expect(await slugs('done=no&seen=no', ben)).not.toContain('url-shortener');
    expect(await slugs('seen=yes')).toEqual([]);
    for (const person of [ana, ben]) person.leave();
  });
});

const textOf = ({ title, oneLiner, slug, topics, knownAs }: QuestionListing): string =>
  [title, oneLiner, slug, ...topics, ...knownAs].join(' ').replace(/-/g, ' ');

describe('drawing one', () => {
  it('[QUESTIONS-6] takes what fits, and something new first', async () => {
    const person = await Person.guest(server.url, 'Dora');
    const draw = async (query: string) =>
      (await person.get<DrawView & { code: string }>(`/api/questions/draw?${query}`)).body;
    const easy = await all('difficulty=easy');
    for (const { slug } of easy.slice(1)) await person.put(`/api/questions/${slug}/sight`, { reason: 'study' });
    for (let time = 0; time < 4; time++)
      expect(await draw('difficulty=easy')).toMatchObject({ question: { slug: easy[0]?.slug }, isAllSeen: false });
    await person.put(`/api/questions/${easy[0]?.slug ?? ''}/sight`, { reason: 'study' });
    expect(await draw('difficulty=easy')).toMatchObject({ question: { difficulty: 'easy' }, isAllSeen: true });
    expect(await draw('company=nobody')).toMatchObject({ code: 'question_not_found' });
    const drawn = new Set<string>();
    for (let time = 0; time < 20; time++) drawn.add((await draw('')).question.slug);
    expect(drawn.size).toBeGreaterThan(3);
  });

  it('[QUESTIONS-1] is open to who is not signed in, to whom everything is new', async () => {
    const { status, body } = await anybody.get<DrawView>('/api/questions/draw?difficulty=easy');
    expect([status, body]).toMatchObject([200, { question: { difficulty: 'easy', isSeen: false }, isAllSeen: false }]);
  });
});

describe('the other parts of the bank', () => {
  it('[QUESTIONS-9] are open to everybody: companies, plans of study, reference sheet', async () => {
    const { companies } = (await anybody.get<CompaniesView>('/api/companies')).body;
    expect(companies).toHaveLength(12);
    const { path, plan45, plan90 } = (await anybody.get<CurriculaView>('/api/curricula')).body;
    expect(path.phases.flatMap(({ steps }) => steps)).toHaveLength(22);
    expect([plan45.days.length, plan90.days.length]).toEqual([45, 90]);
    const { formulas, tables, checklists } = (await anybody.get<ReferenceView>('/api/reference')).body;
    for (const part of [formulas, tables, checklists]) expect(part.length).toBeGreaterThan(5);
  });
});
