import { describe, expect, it } from '@jest/globals';
import { formulaInWords, sourceInWords } from './index.js';

describe('figures as a reader gets them', () => {
  it('say by which name other formulas call them', () => {
    expect(formulaInWords({ id: 'peak', formula: 'ceil(reads*peakFactor / 2)' })).toBe(
      'peak = ceil(reads × peakFactor / 2)',
    );
  });

  it('name a fact by what is asked for it, and leave alone what is no fact', () => {
    const facts = [{ id: 'volume', asked: 'How many links?' }];
    expect(sourceInWords('fact "volume"; a month is 30 days', facts)).toBe(
      'fact “How many links?”; a month is 30 days',
    );
    expect(sourceInWords('fact "gone", assumed', facts)).toBe('fact "gone", assumed');
  });
});
