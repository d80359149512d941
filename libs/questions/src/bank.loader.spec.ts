import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { checkBank } from './bank.check.js';
import { loadBank, readBank } from './bank.loader.js';
import type { Companies, Curricula, Problem, Reference } from './index.js';
import { BankError, formatIssue } from './problem.errors.js';

const BANK = fileURLToPath(new URL('../../../bank/', import.meta.url));
/** Enough to tell the checks by, and read in a moment. */
const KEPT = ['url-shortener.yaml', 'chat-messaging.yaml', 'twitter-news-feed.yaml'];
let bank: string;

beforeEach(async () => {
  bank = await mkdtemp(join(tmpdir(), 'bank-'));
  const isKept = (file: string) => !file.includes('/problems/') || KEPT.includes(basename(file));
  await cp(BANK, bank, { recursive: true, filter: isKept });
});
afterEach(() => rm(bank, { recursive: true }));

async function change<T>(file: string, edit: (content: T) => unknown): Promise<void> {
  const content = parse(await readFile(join(bank, file), 'utf8')) as T;
  edit(content);
  await writeFile(join(bank, file), stringify(content, { aliasDuplicateObjects: false }));
}

const issues = async (): Promise<string[]> =>
  (await readBank(bank)).issues.map((issue) => formatIssue(issue).replace(/:\d+:/, ':'));

describe('a bank', () => {
  it('[QUESTION-1] gathers the mistakes of all files', async () => {
    await writeFile(join(bank, 'problems/a.yaml'), 'slug: 3');
    await writeFile(join(bank, 'problems/b.yaml'), 'x: [');
    await rm(join(bank, 'companies.yaml'));
    const error: unknown = await loadBank(bank).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BankError);
    expect(new Set((error as BankError).issues.map(({ file }) => file))).toEqual(
      new Set(['a.yaml', 'b.yaml', 'companies.yaml']),
    );
  });

  it('[QUESTION-8] says the same of a company on both sides', async () => {
    await change<Problem>('problems/url-shortener.yaml', (problem) => (problem.companies = ['meta', 'initech']));
    expect(await issues()).toEqual([
      'url-shortener.yaml: companies: "initech" is not in companies.yaml',
      'companies.yaml: meta: url-shortener.yaml names meta, but is not listed here',
    ]);
    await change<Problem>('problems/url-shortener.yaml', (problem) => (problem.companies = []));
    await change<Companies>('companies.yaml', ({ companies }) => companies[0]?.problems.push('url-shortener'));
    expect(await issues()).toEqual(['companies.yaml: meta: lists url-shortener, whose file does not name meta']);
  });

  it('[QUESTION-8] has every problem where its file says, and steps that build on earlier ones', async () => {
    await change<Problem>('problems/url-shortener.yaml', ({ curriculum }) => (curriculum.steps22 = [2]));
    await change<Curricula>('curricula.yaml', ({ path }) => path.phases[0]?.steps[0]?.requires.push(9));
    expect(await issues()).toEqual([
      'curricula.yaml: path.steps[0]: step 1 requires the later step 9',
      'url-shortener.yaml: curriculum.steps22: is [2], but curricula.yaml has it at [1]',
    ]);
  });

  it('[QUESTION-8] notices a sentence that stands twice, word for word or with other nouns', async () => {
    const chat = parse(await readFile(join(bank, 'problems/chat-messaging.yaml'), 'utf8')) as Problem;
    const [probe] = chat.steps.api.probes;
    const [hint] = chat.steps.estimation.hints;
    await change<Problem>('problems/url-shortener.yaml', ({ steps }) => {
      steps.api.probes.push(probe?.toUpperCase() ?? '');
      steps.api.hints.push(`${hint ?? ''} Then shorten.`);
    });
    const found = await issues();
    expect(found).toHaveLength(2);
    for (const issue of found)
      expect(issue).toMatch(/^url-shortener.yaml: steps.api.*(chat-messaging says at|is what chat)/);
    expect((await checkBank(bank)).report.duplicateSentences).toBe(2);
  });

  it('[QUESTION-8] works the examples of the reference sheet out', async () => {
    await change<Reference>('reference.yaml', ({ formulas: [first, second] }) => {
      if (first) first.worked.value *= 2;
      if (second) second.worked.unit = 'kg';
    });
    const found = await issues();
    expect(found[0]).toMatch(/^reference.yaml: formulas\..*\.worked: is .*, but the formula gives/);
    expect(found).toHaveLength(2);
    expect((await checkBank(bank)).report).toMatchObject({ formulaMismatches: 1, unitErrors: 1 });
  });

  it('[BANK-7] counts what is missing, wrong figures and wrong units apart', async () => {
    await rm(join(bank, 'problems/twitter-news-feed.yaml'));
    await change<Problem>('problems/url-shortener.yaml', ({ estimation: { estimates } }) => {
      if (estimates[4]) estimates[4].value = 30;
    });
    const { report } = await checkBank(bank);
    expect(report).toMatchObject({
      problems: KEPT.length - 1,
      complete: KEPT.length - 2,
      formulaMismatches: 1,
      unitErrors: 0,
      missing: expect.arrayContaining(['twitter-news-feed', 'url-shortener']) as unknown,
    });
  });
});
