import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseProblem, writeProblem, type Problem } from '@fortyfive/questions';
import type { Canaries } from './canaries.js';

const FILE = 'url-shortener.yaml';
const PROBLEMS = path.join(import.meta.dirname, '../../bank/problems');

/** What has to stay as it is, so that references resolve and figures work out. */
const KEPT = [
  /^(slug|difficulty|topics|companies|strongSteps|curriculum|prerequisites)\b/,
  /\.(id|kind|name|unit|formula|method|path)$/,
  /\.threshold\.when$/,
  /\.components\.\d+$/,
  /\.connections\.\d+\.(from|to)$/,
  /\.(writePath|readPath)\.\d+$/,
];
/** Fields of a request may be called anything, so none of the above is meant there. */
const FREE = /\.(request|response)\./;
const PUBLIC = /^(title|oneLiner|knownAs)\b/;

/**
 * A problem of the bank in which every text is a canary, and nothing else. Each is named by where it stands: `first.steps.api.hints.0`.
 * @returns its text, for somebody's own question
 */
export function writeSecretProblem(canaries: Canaries, name: string): string {
  const poison = (value: unknown, place: string): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => poison(item, `${place}.${index}`));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, nested]) => [key, poison(nested, place ? `${place}.${key}` : key)]),
      );
    const isKept = !FREE.test(place) && KEPT.some((kept) => kept.test(place));
    if (typeof value !== 'string' || isKept) return value;
    const word = canaries.plant(`${name}.${place}`, PUBLIC.test(place) ? 'public' : 'secret');
    return place.endsWith('.url') ? `https://example.org/${word}` : word;
  };
  const problem = parseProblem(readFileSync(path.join(PROBLEMS, FILE), 'utf8'), FILE);
  return writeProblem({ ...(poison(problem, '') as Problem), slug: name.replace(/ /g, '-') });
}
