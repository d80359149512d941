import { describe, expect, it } from '@jest/globals';
import { weeksOf } from './plan-weeks';

const days = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ day: index + 1, topic: `Topic ${index + 1}`, problems: [] }));

describe('the weeks of a plan', () => {
  it('hold seven days each, and the last one what is left', () => {
    const weeks = weeksOf(days(45));
    expect(weeks.map(({ number, days: inIt }) => [number, inIt[0]?.day, inIt.length])).toEqual([
      [1, 1, 7],
      [2, 8, 7],
      [3, 15, 7],
      [4, 22, 7],
      [5, 29, 7],
      [6, 36, 7],
      [7, 43, 3],
    ]);
  });
});
