// npm run bench:search [-- --json]: searching 10,000 generated questions as one types, over HTTP through the server as `npm start`
// runs it, beside what one would write without an index (`ilike`) and a plain filter in memory. Letter by letter, a tenth
// mistyped, a quarter filtered.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Problem } from '@fortyfive/questions';
import pg from 'pg';
import { Database } from '../../apps/server/src/platform/database.js';
import prepareBrowserTests from '../support/browser-setup.mjs';
import { createTestDatabase } from '../support/database.js';
import stopTestPostgres from '../support/global-teardown.mjs';
import { launch } from '../support/launch.js';
import { Person } from '../support/person.js';
import { pickIndex, pickOne, seededRandom } from '../support/seeded-random.js';
import { storeGeneratedProblems } from './search/problems.js';

const QUESTIONS = 10_000;
const PHRASES = 120;
const WARM_UP = 30;
const BANK = path.join(import.meta.dirname, '../../bank');

interface Spread {
  readonly p50Ms: number;
  readonly p95Ms: number;
}

function spread(samplesMs: readonly number[]): Spread {
  const sorted = [...samplesMs].sort((a, b) => a - b);
  const at = (share: number): number => Number((sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(2));
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}

/** Every state of the search field while these phrases are typed. */
function typedStates(problems: readonly Problem[]): { text: string; filter: string }[] {
  const random = seededRandom(7);
  return Array.from({ length: PHRASES }, () => {
    const words = pickOne(random, problems).title.split(' ').slice(1);
    const phrase = words.slice(0, 1 + pickIndex(random, 2)).join(' ');
    const text = random() < 0.1 ? mistype(phrase, pickIndex(random, phrase.length - 1)) : phrase;
    const filter = random() < 0.25 ? `&difficulty=${pickOne(random, ['easy', 'medium', 'hard'])}` : '';
    return Array.from(text, (_, index) => ({ text: text.slice(0, index + 1), filter }));
  }).flat();
}

const mistype = (text: string, at: number): string =>
  text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);

async function measure(states: readonly string[], search: (state: string) => Promise<unknown>): Promise<Spread> {
  for (const state of states.slice(0, WARM_UP)) await search(state);
  const samplesMs: number[] = [];
  for (const state of states) {
    const from = performance.now();
    await search(state);
    samplesMs.push(performance.now() - from);
  }
  return spread(samplesMs);
}

function searchLike(pool: pg.Pool, text: string): Promise<unknown> {
  const words = text.split(' ').map((word) => `%${word}%`);
  const fits = words.map((_, index) => `title || ' ' || one_liner ilike $${index + 1}`).join(' and ');
  return pool.query(
    `select id, title, one_liner, count(*) over () from questions where ${fits} order by title limit 30`,
    words,
  );
}

async function searchInMemory(texts: readonly string[], text: string): Promise<unknown> {
  const words = text.toLowerCase().split(' ');
  return Promise.resolve(texts.filter((one) => words.every((word) => one.includes(word))).slice(0, 30));
}

async function bench() {
  await prepareBrowserTests();
  const database = await createTestDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'fortyfive-bench-'));
  const server = launch({ DATABASE_URL: database.url, DATA_DIR: folder, NODE_ENV: 'production', METRICS_PORT: 'off' });
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  try {
    const url = (await server.ready()).replace('localhost', '127.0.0.1');
    const problems = await storeGeneratedProblems(new Database(pool), BANK, QUESTIONS);
    const states = typedStates(problems);
    const person = await Person.guest(url, 'Ana');
    const texts = problems.map(({ title, oneLiner }) => `${title} ${oneLiner}`.toLowerCase());
    const http = await measure(
      states.map(({ text, filter }) => `/api/questions?q=${encodeURIComponent(text)}${filter}`),
      (address) => person.get(address),
    );
    const plain = states.map(({ text }) => text);
    const health = await measure(plain, () => person.get('/api/session'));
    const ilike = await measure(plain, (text) => searchLike(pool, text));
    const inMemory = await measure(plain, (text) => searchInMemory(texts, text));
    return { ...http, questions: QUESTIONS, searches: states.length, emptyRequest: health, ilike, inMemory };
  } finally {
    await server.signal('SIGTERM');
    await pool.end();
    await database.drop();
    await stopTestPostgres();
    rmSync(folder, { recursive: true, force: true });
  }
}

const result = await bench();
if (process.argv.includes('--json')) console.log(JSON.stringify(result));
else {
  const { questions, searches, emptyRequest, ilike, inMemory, ...search } = result;
  console.log(`${searches} searches in ${questions} questions`);
  for (const [name, { p50Ms, p95Ms }] of Object.entries({ search, emptyRequest, ilike, inMemory }))
    console.log(
      `${name.padEnd(13)} p50 ${p50Ms} ms, p95 ${p95Ms} ms, ${(search.p95Ms / p95Ms).toFixed(1)} times as long at p95`,
    );
}
