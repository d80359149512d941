import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '@fortyfive/contract';
import { EMPTY_DESK, type DeskState } from '@fortyfive/interview';
import { countEvidence, evidenceWords, hintWords, lackOf } from './criterion-marks';

const NONE = { plus: 0, minus: 0 };
const seen = (criterionId: Evidence['criterionId'], sign: Evidence['sign']): Evidence => ({
  criterionId,
  sign,
  words: '',
  offsetMs: 0,
});
const given = (...stepIds: readonly ('api' | 'deep-dive')[]): DeskState => ({
  ...EMPTY_DESK,
  hints: stepIds.map((stepId, index) => ({ stepId, rung: index + 1, text: 'Think of reads.', price: 0.5, atMs: 0 })),
});

describe('what stands beside a criterion', () => {
  it('is the evidence on it, for and against', () => {
    const evidence = { a: seen('api', '+'), b: seen('api', '-'), c: seen('api', '+'), d: seen('drive', '-') };
    expect(countEvidence(evidence, 'api')).toEqual({ plus: 2, minus: 1 });
    expect(evidenceWords(countEvidence(evidence, 'api'), undefined)).toBe('Evidence +2 −1');
    expect(evidenceWords(countEvidence(evidence, 'drive'), undefined)).toBe('Evidence −1');
  });

  it('SCORECARD-WEB-5: is that there is none, once it is rated', () => {
    expect(evidenceWords(NONE, undefined)).toBeNull();
    expect(evidenceWords(NONE, { rating: null, comment: 'Later.' })).toBeNull();
    expect(evidenceWords(NONE, { rating: 'no', comment: '' })).toBe('No evidence');
  });

  it.each([
    [['api'], '1 hint: −0.5 level'],
    [['api', 'api'], '2 hints: −1 level'],
    [['api', 'deep-dive', 'api', 'api'], '3 hints: −1.5 levels'],
  ] as const)('SCORECARD-WEB-9: is what hints cost (%j)', (steps, words) => {
    expect(hintWords(given(...steps), 'api')).toBe(words);
  });

  it('SCORECARD-WEB-9: is nothing without a hint, or on a criterion without a step', () => {
    expect(hintWords(given('api'), 'deep-dive')).toBeNull();
    expect(hintWords(given('api'), 'drive')).toBeNull();
  });
});

describe('SCORECARD-WEB-5: a rating', () => {
  const rating = (comment: string) => ({ rating: 'yes', comment }) as const;

  it('lacks nothing when there is evidence, or nothing is rated', () => {
    expect(lackOf(rating(''), { plus: 0, minus: 1 })).toBeNull();
    expect(lackOf({ rating: null, comment: '' }, NONE)).toBeNull();
    expect(lackOf(undefined, NONE)).toBeNull();
  });

  it('lacks evidence, or words as well', () => {
    expect(lackOf(rating('Named the cost.'), NONE)).toMatch(/^Rated without evidence:/);
    expect(lackOf(rating(' '), NONE)).toMatch(/^Rated without evidence or a comment\./);
  });

  it('of oneself lacks words alone', () => {
    expect(lackOf(rating(''), null)).toMatch(/^Rated without a comment\./);
    expect(lackOf(rating('Named the cost.'), null)).toBeNull();
  });
});
