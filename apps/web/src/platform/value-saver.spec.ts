import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ERRORS } from '@fortyfive/contract';
import { ApiError } from './http';
import { ValueSaver } from './value-saver';

const OFFLINE = new ApiError('offline', 'Away.', 0);
const REFUSED = new ApiError('bad_request', ERRORS.bad_request.message, 400);

function begin(answer: () => Promise<void> | void = () => undefined) {
  const sent: [string, boolean][] = [];
  const saver = new ValueSaver<string>(async (value, isLeaving) => {
    sent.push([value, isLeaving]);
    await answer();
  });
  return { saver, sent };
}

/** Promises that the test settles one after the other. */
function inTurn() {
  const open: { resolve: () => void; reject: (error: Error) => void }[] = [];
  return { open, answer: () => new Promise<void>((resolve, reject) => open.push({ resolve, reject })) };
}

describe('ValueSaver', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('saves the newest once, a moment after the last change', async () => {
    const { saver, sent } = begin();
    saver.change('a');
    await jest.advanceTimersByTimeAsync(400);
    saver.change('ab');
    expect(saver.readStatus()).toBe('saving');
    await jest.advanceTimersByTimeAsync(600);
    expect([sent, saver.readStatus()]).toEqual([[['ab', false]], 'saved']);
  });

  it('never has two requests under way, and says saved only for the last word', async () => {
    const { open, answer } = inTurn();
    const { saver, sent } = begin(answer);
    saver.change('a');
    await jest.advanceTimersByTimeAsync(600);
    saver.change('b');
    await jest.advanceTimersByTimeAsync(600);
    expect(sent).toHaveLength(1);
    open[0]?.resolve();
    await jest.advanceTimersByTimeAsync(0);
    expect([sent.map(([value]) => value), saver.readStatus()]).toEqual([['a', 'b'], 'saving']);
    open[1]?.resolve();
    await jest.advanceTimersByTimeAsync(0);
    expect(saver.readStatus()).toBe('saved');
  });

  it('says that it is not saved, and tries again until it is', async () => {
    let failures = 2;
    const { saver, sent } = begin(() => {
      if (failures-- > 0) throw OFFLINE;
    });
    saver.change('a');
    await jest.advanceTimersByTimeAsync(600);
    expect([saver.readStatus(), saver.readRefusal()]).toEqual(['not-saved', null]);
    await jest.advanceTimersByTimeAsync(6_000);
    expect([sent.length, saver.readStatus()]).toEqual([3, 'saved']);
  });

  it('does not send again what is refused, until it is changed', async () => {
    let isRefusing = true;
    const { saver, sent } = begin(() => {
      if (isRefusing) throw REFUSED;
    });
    saver.change('a');
    await jest.advanceTimersByTimeAsync(60_000);
    await saver.flush();
    saver.leave();
    expect([sent.length, saver.readRefusal()]).toEqual([1, ERRORS.bad_request.message]);
    isRefusing = false;
    saver.change('b');
    await jest.advanceTimersByTimeAsync(600);
    expect(saver.readStatus()).toBe('saved');
  });

  it('sends on leaving in that very moment', async () => {
    const { open, answer } = inTurn();
    const { saver, sent } = begin(answer);
    saver.change('a');
    saver.leave();
    expect(sent).toEqual([['a', true]]);
    open[0]?.resolve();
    await jest.advanceTimersByTimeAsync(0);
    expect(saver.readStatus()).toBe('saved');
  });
});
