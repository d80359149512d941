import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ScorecardBody } from '@fortyfive/contract';
import { DraftSaver } from './draft-saver';

const card = (comment: string): ScorecardBody => ({ ratings: { api: { rating: 'yes', comment } } });

describe('DraftSaver', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('saves the newest state once, a moment after the last change', async () => {
    const saved: ScorecardBody[] = [];
    const saver = new DraftSaver(async (body) => saved.push(body));
    saver.change(card('a'));
    await jest.advanceTimersByTimeAsync(400);
    saver.change(card('ab'));
    expect(saver.readStatus()).toBe('saving');
    await jest.advanceTimersByTimeAsync(600);
    expect(saved).toEqual([card('ab')]);
    expect(saver.readStatus()).toBe('saved');
  });

  it('says so when a change is not saved, and tries again until it is', async () => {
    const saved: ScorecardBody[] = [];
    let isDown = true;
    const saver = new DraftSaver(async (body) => {
      if (isDown) throw new Error('away');
      saved.push(body);
    });
    saver.change(card('a'));
    await jest.advanceTimersByTimeAsync(600);
    expect(saver.readStatus()).toBe('not-saved');
    isDown = false;
    await jest.advanceTimersByTimeAsync(3_000);
    expect(saved).toEqual([card('a')]);
    expect(saver.readStatus()).toBe('saved');
  });

  it('never has two requests under way, and the last word wins', async () => {
    const saved: ScorecardBody[] = [];
    let finish = () => undefined as void;
    const saver = new DraftSaver((body) => {
      saved.push(body);
      return new Promise<void>((resolve) => (finish = resolve));
    });
    saver.change(card('a'));
    await jest.advanceTimersByTimeAsync(600);
    saver.change(card('b'));
    await jest.advanceTimersByTimeAsync(600);
    expect(saved).toEqual([card('a')]);
    finish();
    await jest.advanceTimersByTimeAsync(0);
    expect(saved).toEqual([card('a'), card('b')]);
  });
});
