import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { RATINGS, STEP_IDS } from '@fortyfive/interview';
import { describe, expect, it } from '@jest/globals';
import { checkBank } from './bank.check.js';
import { readBank } from './bank.loader.js';
import { createJsonSchemas, evaluateEstimates, toTeaser } from './index.js';

const BANK = fileURLToPath(new URL('../../../bank/', import.meta.url));
const PROBLEMS = `${BANK}problems`;
const { problems } = (await readBank(BANK)).bank;

describe('the bank', () => {
  it('[BANK-1] has one file per problem, all of them valid', async () => {
    const files = (await readdir(PROBLEMS)).map((file) => file.replace('.yaml', ''));
    expect(problems.map(({ slug }) => slug)).toEqual(files.sort());
    expect(files).toEqual(expect.arrayContaining(['chat-messaging', 'twitter-news-feed', 'url-shortener']));
  });

  it('[BANK-2] names its schema on the first line of every file', async () => {
    for (const file of await readdir(PROBLEMS)) {
      const [first] = (await readFile(`${PROBLEMS}/${file}`, 'utf8')).split('\n');
      expect([file, first]).toEqual([file, '# yaml-language-server: $schema=../problem.schema.json']);
    }
  });

  it.each(['problem', 'companies', 'curricula', 'reference'])(
    '[BANK-2] has a JSON schema of %s that is up to date (write-json-schema.mjs writes it)',
    async (name) => {
      const committed: unknown = JSON.parse(await readFile(`${BANK}${name}.schema.json`, 'utf8'));
      expect(committed).toEqual(createJsonSchemas()[name]);
      if (name === 'problem') return;
      const [first] = (await readFile(`${BANK}${name}.yaml`, 'utf8')).split('\n');
      expect(first).toBe(`# yaml-language-server: $schema=./${name}.schema.json`);
    },
  );

  it.each(problems)('[BANK-3] $slug: guides every step, with distinct hints and anchors', ({ steps }) => {
    expect(Object.keys(steps).sort()).toEqual([...STEP_IDS].sort());
    for (const { hints, anchors } of Object.values(steps)) {
      expect(Object.keys(anchors).sort()).toEqual([...RATINGS].sort());
      expect(new Set(Object.values(anchors)).size).toBe(RATINGS.length);
      expect(new Set(hints).size).toBe(hints.length);
    }
  });

  it('[BANK-4] [BANK-7] is complete, right and without a sentence that stands twice', async () => {
    const { report, issues } = await checkBank(BANK);
    expect(issues).toEqual([]);
    expect(report).toMatchObject({ problems: 28, interviewSize: 28, complete: 28, missing: [] });
    expect(report.estimates).toBeGreaterThanOrEqual(4 * 28);
  });

  it.each(problems)('[BANK-5] $slug: gives nothing away in the line the candidate sees', (problem) => {
    const text = JSON.stringify(toTeaser(problem)).toLowerCase();
    for (const { answer } of problem.requirements.facts) expect(text).not.toContain(answer.toLowerCase());
    expect(problem.oneLiner).not.toMatch(/\d/);
  });
});

describe('figures of the source that were wrong stay right', () => {
  const textOf = (slug: string, id: string) => {
    const problem = problems.find((candidate) => candidate.slug === slug);
    return problem && evaluateEstimates(problem.estimation).find((estimate) => estimate.id === id)?.text;
  };

  it.each([
    ['url-shortener', 'storage', '3 TB'],
    ['url-shortener', 'redirects', '3.86 k redirect/s'],
    ['twitter-news-feed', 'readsPerWrite', '80'],
    ['twitter-news-feed', 'fanOut', '1.16 M entry/s'],
    ['chat-messaging', 'hotStorage', '15 TB'],
    ['chat-messaging', 'shards', '18 shard'],
    ['chat-messaging', 'connections', '12.5 M connection'],
    ['chat-messaging', 'gateways', '375 server'],
  ])('[BANK-6] %s: %s is %s', (slug, id, text) => {
    expect(textOf(slug, id)).toBe(text);
  });
});
