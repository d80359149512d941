import { describe, expect, it } from '@jest/globals';
import { advanceClock, endClock, MINUTE_MS, startClock, STEPS } from '@fortyfive/interview';
import { findInTime, timeInWords } from './time-words';

/** An interview whose steps took so many minutes; it ends in the last one named. */
function clockOf(...minutes: readonly number[]) {
  let atMs = 0;
  return minutes.reduce((clock, spent, index) => {
    atMs += spent * MINUTE_MS;
    return index === minutes.length - 1 ? endClock(clock, atMs) : advanceClock(clock, atMs);
  }, startClock(0));
}

describe('timeInWords', () => {
  it('[DEBRIEF-7] is content when every step kept to its time, give or take a minute', () => {
    expect(timeInWords(clockOf(5.9, 4, 3, 10, 15, 5))).toEqual(['Every step kept to its time.']);
  });

  it('[DEBRIEF-7] names what ran long, what was short and what was never reached', () => {
    const clock = clockOf(9.5, 2, 5, 12, 16.5);
    expect(timeInWords(clock)).toEqual([
      'Requirements took 4:30 longer than planned.',
      'High-level design took 2:00 longer than planned.',
      'Deep dive took 1:30 longer than planned.',
      'Estimation took 2:00 of its 5:00.',
      'Bottlenecks was never reached.',
    ]);
    expect(findInTime(clock).missed.map(({ stepId }) => stepId)).toEqual([STEPS[5]?.id]);
  });
});
