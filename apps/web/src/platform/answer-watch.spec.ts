import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AnswerWatch } from './answer-watch';

let heardAtMs: number;
let silences: number;
let watch: AnswerWatch;

beforeEach(() => {
  jest.useFakeTimers();
  [heardAtMs, silences] = [Date.now(), 0];
  watch = new AnswerWatch(
    () => heardAtMs,
    () => silences++,
  );
});

afterEach(() => {
  jest.useRealTimers();
});

describe('AnswerWatch', () => {
  it('gives up on a line that stays silent for 5 s after a write, however long it was silent before', () => {
    jest.advanceTimersByTime(60_000);
    watch.setAwaited(true);
    jest.advanceTimersByTime(4_900);
    expect(silences).toBe(0);
    jest.advanceTimersByTime(200);
    expect(silences).toBe(1);
  });

  it('does nothing when the answer comes, or nothing is owed', () => {
    watch.setAwaited(true);
    jest.advanceTimersByTime(1_000);
    watch.setAwaited(false);
    jest.advanceTimersByTime(60_000);
    expect(silences).toBe(0);
  });

  it('waits on while anything at all is heard', () => {
    watch.setAwaited(true);
    for (let second = 1; second <= 20; second++) {
      jest.advanceTimersByTime(1_000);
      heardAtMs = Date.now();
      watch.setAwaited(true);
    }
    expect(silences).toBe(0);
    jest.advanceTimersByTime(5_100);
    expect(silences).toBe(1);
  });

  it('presses a slow server less and less, until it answers', () => {
    const gapsMs: number[] = [];
    for (let time = 0; time < 5; time++) {
      const [before, startedAtMs] = [silences, Date.now()];
      heardAtMs = startedAtMs;
      watch.setAwaited(true);
      while (silences === before) jest.advanceTimersByTime(500);
      gapsMs.push(Date.now() - startedAtMs);
    }
    expect(gapsMs).toEqual([5_000, 10_000, 20_000, 40_000, 40_000]);
    watch.calm();
    watch.setAwaited(true);
    jest.advanceTimersByTime(5_100);
    expect(silences).toBe(6);
  });
});
