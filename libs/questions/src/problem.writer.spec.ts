import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { parseProblem, readOwnProblem, writeProblem } from './index.js';

const BANK = path.join(import.meta.dirname, '../../../bank');
const problem = parseProblem(
  readFileSync(path.join(BANK, 'problems/url-shortener.yaml'), 'utf8'),
  'url-shortener.yaml',
);

/** As a database gives it back: by the length of their names. */
function shuffle(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffle);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, nested]) => [key, shuffle(nested)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => a.length - b.length));
}

it('[QUESTION-10] writes a problem that reads as the same one, in the order in which one thinks of it', () => {
  const text = writeProblem(shuffle(problem) as typeof problem);
  const { issues, problem: read } = readOwnProblem(text);
  expect(issues).toEqual([]);
  expect(read).toEqual({ ...problem, curriculum: { steps22: [], days45: [], days90: [] } });
  expect(text.match(/^\w+/gm)?.slice(0, 4)).toEqual(['slug', 'title', 'knownAs', 'oneLiner']);
  expect(text).toMatch(/facts:\n {4}- id: .*\n {6}kind: .*\n {6}asked: /);
  expect(text).toMatch(/\n {2}requirements:\n {4}prompt: /);
});
