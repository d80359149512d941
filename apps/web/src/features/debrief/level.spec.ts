import { describe, expect, it } from '@jest/globals';
import { equationOf, formatLevel, levelsInWords, pricedLevel } from './level';

describe('the price of hints', () => {
  it.each([
    [3, 0.5, 2.5, '3 − 0.5 = 2.5'],
    [4, 1, 3, '4 − 1 = 3'],
    [2, 1, 1, '2 − 1 = 1'],
    [1, 0.5, 1, '1 − 0.5, but never below 1'],
    [2, 1.5, 1, '2 − 1.5, but never below 1'],
    [8 / 3, 0.5, 8 / 3 - 0.5, '2.7 − 0.5 = 2.2'],
  ])('[DEBRIEF-3] takes from a %d the price %d', (level, price, left, words) => {
    expect(pricedLevel(level, price)).toBeCloseTo(left);
    expect(equationOf(level, price)).toBe(words);
  });

  it.each([
    [0.5, 'half a level'],
    [1, 'one level'],
    [1.5, '1.5 levels'],
    [3, 'three levels'],
  ])('[DEBRIEF-3] calls %d %s', (levels, words) => expect(levelsInWords(levels)).toBe(words));

  it('rounds a mean to one place', () => expect(formatLevel(7 / 3)).toBe('2.3'));
});
