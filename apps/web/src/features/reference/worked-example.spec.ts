import { describe, expect, it } from '@jest/globals';
import { givenInWords, resultInWords } from './worked-example';

describe('[REFERENCE-2] a worked example', () => {
  it('reads as people write it', () => {
    const given = { actions: '10 request / user / day', dailyUsers: '1e6 user' };
    expect(givenInWords({ given, formula: 'dailyUsers * actions' })).toBe(
      'daily users 1,000,000 user; actions 10 request/user/day',
    );
    expect(givenInWords({ given: { keys: '1e9 key', hitShare: '99.99 %' }, formula: 'keys * hitShare' })).toBe(
      'keys 10⁹ key; hit share 99.99 %',
    );
    expect(givenInWords({ given: { viewed: '1e6 stream * hour / day' }, formula: 'viewed' })).toBe(
      'viewed 1,000,000 stream × hour/day',
    );
  });

  it.each([
    [115.7, 'request / s', '115.7 request/s'],
    [12.5e6, 'connection', '12,500,000 connection'],
    [3.52e12, '', '3.52 × 10¹²'],
    [99.9999, '%', '99.9999 %'],
    [3, '', '3'],
  ])('has %d %s as %j', (value, unit, words) => {
    expect(resultInWords({ value, unit })).toBe(words);
  });
});
