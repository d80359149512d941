import { describe, expect, it } from '@jest/globals';
import { formatTimeLeft, midSentence } from './sentence';

describe('a sentence', () => {
  it.each([
    [0, 'in less than a minute'],
    [59_999, 'in less than a minute'],
    [60_000, 'in 1 min'],
    [3_599_999, 'in 59 min'],
    [3_600_000, 'in 1 h'],
    [86_399_000, 'in 23 h'],
  ])('promises no more time than there is: %d ms are %s', (leftMs, words) => {
    expect(formatTimeLeft(leftMs)).toBe(words);
  });

  it('begins with a capital letter alone', () => {
    expect(midSentence('Today, 18:00')).toBe('today, 18:00');
    expect(midSentence('Tue, 21 Oct, 18:00')).toBe('Tue, 21 Oct, 18:00');
  });
});
