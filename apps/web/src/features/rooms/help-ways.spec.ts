import { describe, expect, it } from '@jest/globals';
import { HELP_WAYS } from '@fortyfive/interview';
import { askedWords, waysOut } from './help-ways';

describe('the ways out', () => {
  it('[ROOM-WEB-16] are those that there are, and only a hint costs something', () => {
    const ways = waysOut('half a level');
    expect(ways.map(({ way }) => way)).toEqual(HELP_WAYS);
    expect(ways.filter(({ benefit }) => benefit.includes('costs half a level')).map(({ way }) => way)).toEqual([
      'hint',
    ]);
    expect(waysOut(null).filter(({ benefit }) => benefit.includes('of its rating'))).toEqual([]);
  });

  it('[ROOM-WEB-16] are called by who asked', () => {
    expect(HELP_WAYS.map((way) => askedWords(way, 'You'))).toEqual([
      'You asked for a moment',
      'You asked what is meant',
      'You asked to compare two approaches',
      'You asked for a hint',
    ]);
    expect(askedWords('hint', 'The candidate')).toBe('The candidate asked for a hint');
  });
});
