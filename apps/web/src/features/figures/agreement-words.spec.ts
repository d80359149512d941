import { describe, expect, it } from '@jest/globals';
import type { CriterionAgreement } from '@fortyfive/contract';
import { formatInterval, formatKappa, hasEnough, wordFor } from './agreement-words';

const on = (interviews: number, weightedKappa: number | null = null): CriterionAgreement => ({
  criterionId: 'api',
  interviews,
  weightedKappa,
  interval: null,
});

describe('agreement in words', () => {
  it('[FIGURES-2] has two decimals, a real minus sign, and none for what rounds to nothing', () => {
    expect([0.4701, 1, -0.254, -0.004].map(formatKappa)).toEqual(['0.47', '1.00', '−0.25', '0.00']);
    expect(formatInterval({ low: -0.118, high: 0.9 })).toBe('−0.12 to 0.90');
  });

  it('[FIGURES-2] is said from five interviews on, and otherwise how many are missing or why it is not defined', () => {
    expect(wordFor(on(6, 0.47))).toBe('moderate');
    expect([on(0), on(4), on(5)].map(wordFor)).toEqual([
      '5 more to go',
      '1 more to go',
      'not defined: always one and the same rating',
    ]);
    expect([[on(4), on(4)], [on(4), on(5)], []].map(hasEnough)).toEqual([false, true, false]);
  });
});
