import { createHash } from 'node:crypto';
import type { Problem } from './problem.schema.js';

/** Length of a version in hex characters: 64 bits, ample for the edits one bank will ever see. */
const VERSION_LENGTH = 16;

/**
 * The version of a problem's content: sha256 over its canonical JSON, 16 hex characters. The order of keys, comments and
 * layout of the file do not matter; every word and figure does (QUESTION-6).
 *
 * @example computeVersion(problem) // '3f0c9a51d2b7e846'
 */
export function computeVersion(problem: Problem): string {
  return createHash('sha256').update(toCanonicalJson(problem)).digest('hex').slice(0, VERSION_LENGTH);
}

function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, nested: unknown) => {
    if (typeof nested !== 'object' || nested === null || Array.isArray(nested)) return nested;
    // By code unit and not by locale, so that the version is the same on every machine.
    return Object.fromEntries(Object.entries(nested).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
