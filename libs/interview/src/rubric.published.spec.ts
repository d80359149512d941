import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { RUBRIC_VERSION, rubricOf } from './index.js';

/**
 * Of each version that interviews have been rated by, the SHA-256 of all it says. Whoever fails here wants a new version, with a
 * line of its own: with another word in an old one, past ratings would answer a question that nobody asked.
 */
const PUBLISHED = [
  [1, 'fe28f6c13ecd25ac9d041bf6210fb0289b9c03e2c7eabeae9613a07c07430f5e'],
  [2, '9e0bd40ef6fcd6ee1931fd6dcf6e29ea5272e137c28a4e9f46cc3f758d980010'],
] as const;

/** JSON in which the order of the fields does not count; that of lists does. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const fingerprintOf = (version: number) =>
  createHash('sha256')
    .update(canonicalJson(rubricOf(version)))
    .digest('hex');

describe('a published rubric', () => {
  it.each(PUBLISHED)('[INTERVIEW-16] of version %i says to the letter what it said', (version, fingerprint) => {
    expect(fingerprintOf(version)).toBe(fingerprint);
  });

  it('[INTERVIEW-16] is in the list, whatever its version', () => {
    expect(PUBLISHED.map(([version]) => version)).toEqual(
      Array.from({ length: RUBRIC_VERSION }, (_, index) => index + 1),
    );
  });

  it('[INTERVIEW-16] would be noticed by another word, and not by another order of its fields', () => {
    const { version, criteria, hintPrice } = rubricOf(1);
    expect(canonicalJson({ hintPrice, criteria, version })).toBe(canonicalJson(rubricOf(1)));
    const [first, ...others] = criteria;
    const changed = { version, hintPrice, criteria: [{ ...first, title: 'Needs' }, ...others] };
    expect(canonicalJson(changed)).not.toBe(canonicalJson(rubricOf(1)));
  });
});
