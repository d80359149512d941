import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { parseProblem, toBrief, toSearchTexts, toTeaser, type Problem, type Teaser } from './index.js';

const file = new URL('../../../bank/problems/url-shortener.yaml', import.meta.url);
const problem = parseProblem(await readFile(file, 'utf8'), 'url-shortener.yaml');

const CANARY = 'zzcanary';
const PUBLIC_FIELDS = ['slug', 'title', 'oneLiner', 'difficulty', 'topics', 'companies', 'knownAs', 'strongSteps'];
const VERSION = '3f0c9a51d2b7e846';
const textOf = (teaser: Teaser): string => Object.values(toSearchTexts(teaser)).join(' ').toLowerCase();

/** Every string and number below, and every object gets one field more than the schema knows. */
function poison(value: unknown): unknown {
  if (Array.isArray(value)) return [...value.map(poison), CANARY];
  if (typeof value === 'object' && value !== null) {
    const poisoned = Object.entries(value).map(([key, nested]) => [key, poison(nested)]);
    return { ...Object.fromEntries(poisoned), addedLater: CANARY };
  }
  return CANARY;
}

function poisonSecrets(): Problem {
  const fields = Object.entries(problem).map(([key, value]) => [
    key,
    PUBLIC_FIELDS.includes(key) ? value : poison(value),
  ]);
  return { ...Object.fromEntries(fields), secretAddedLater: CANARY } as Problem;
}

describe('what the candidate may see', () => {
  const poisoned = poisonSecrets();

  it('[QUESTION-3] puts a canary into every field that is not public (the test of the test)', () => {
    const secret = Object.keys(problem).filter((key) => !PUBLIC_FIELDS.includes(key));
    expect(secret.length).toBeGreaterThan(8);
    for (const key of secret) expect(JSON.stringify(poisoned[key as keyof Problem])).toContain(CANARY);
    expect(JSON.stringify(toBrief({ ...poisoned, estimation: problem.estimation }, VERSION))).toContain(CANARY);
  });

  it('[QUESTION-3] lets none of them into the teaser', () => {
    const teaser = toTeaser(poisoned);
    expect(Object.keys(teaser).sort()).toEqual([...PUBLIC_FIELDS].sort());
    expect(JSON.stringify(teaser)).not.toContain(CANARY);
    expect(teaser).toEqual(toTeaser(problem));
  });

  it('[QUESTION-3] lets none of them into the search text', () => {
    expect(textOf(toTeaser(poisoned))).not.toContain(CANARY);
    expect(textOf(toTeaser(poisoned))).toBe(textOf(toTeaser(problem)));
  });

  it('[QUESTION-3] does not hand out lists of the problem itself', () => {
    expect(toTeaser(problem).topics).not.toBe(problem.topics);
  });

  it('[QUESTION-3] does not compile when a whole problem is passed for a teaser', () => {
    // @ts-expect-error a problem is no teaser, although it has all its fields
    expect(textOf(problem)).toContain('shortener');
  });

  it('[QUESTION-7] is found by topic in words', () => {
    expect(textOf(toTeaser(problem))).toContain('id generation');
    expect(textOf(toTeaser(problem))).toContain('design a url shortener');
  });
});

describe('what the interviewer reads', () => {
  it('[QUESTION-5] shows figures computed from the assumptions', () => {
    const brief = toBrief(problem, VERSION);
    expect(brief.problem).toBe(problem);
    expect(brief.estimates.find(({ id }) => id === 'storage')).toMatchObject({
      quantity: { value: 3, unit: 'TB' },
      text: '3 TB',
      thresholdText: 'above 10 TB',
    });
  });
});
