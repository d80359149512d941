import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ERRORS, type ErrorCode, type MyScorecardView } from '@fortyfive/contract';
import { ApiError } from '#platform/http';
import { DraftSaver } from './draft-saver';
import { EMPTY_CARD, newestOf, withChanges, type Changes } from './scorecard-parts';

const api = (comment: string): Changes => ({ ratings: { api: { rating: 'yes', comment } } });
const estimation = (comment: string): Changes => ({ ratings: { estimation: { rating: 'no', comment } } });
const takeaway = (words: string): Changes => ({ takeaways: { first: words } });
const refusal = (code: ErrorCode) => new ApiError(code, ERRORS[code].message, ERRORS[code].status);

/** A draft and a server that answers when and what the test says. */
function begin(answer: () => Promise<void> | void = () => undefined) {
  const sent: { changed: Changes; isLeaving: boolean }[] = [];
  const answers: MyScorecardView[] = [];
  let stored = EMPTY_CARD;
  const saver = new DraftSaver({
    save: async (changed, isLeaving) => {
      sent.push({ changed, isLeaving });
      await answer();
      return (stored = withChanges(stored, changed));
    },
    onSaved: (card) => answers.push(card),
  });
  return { saver, sent, answers, store: (changed: Changes) => (stored = withChanges(stored, changed)) };
}

/** Promises that the test settles one after the other. */
function inTurn() {
  const open: { resolve: () => void; reject: (error: Error) => void }[] = [];
  return { open, answer: () => new Promise<void>((resolve, reject) => open.push({ resolve, reject })) };
}

describe('DraftSaver', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('SCORECARD-WEB-1: saves the newest state of what changed once, a moment after the last change', async () => {
    const { saver, sent } = begin();
    saver.change(api('a'));
    await jest.advanceTimersByTimeAsync(400);
    saver.change(api('ab'));
    saver.change(takeaway('c'));
    expect(saver.readStatus()).toBe('saving');
    await jest.advanceTimersByTimeAsync(600);
    expect(sent).toEqual([{ changed: { ...api('ab'), ...takeaway('c') }, isLeaving: false }]);
    expect(saver.readStatus()).toBe('saved');
  });

  it('SCORECARD-WEB-3: sends what changed alone and passes on the whole card', async () => {
    const { saver, sent, answers, store } = begin();
    saver.change(api('a'));
    await saver.flush();
    store(estimation('From the other window.'));
    saver.change(api('b'));
    await saver.flush();
    expect(sent.map(({ changed }) => changed)).toEqual([api('a'), api('b')]);
    expect(answers[1]).toMatchObject(newestOf(api('b'), estimation('From the other window.')));
  });

  it('SCORECARD-WEB-1: says so when a change is not saved, and tries again until it is', async () => {
    let failures = 2;
    const { saver, sent } = begin(() => {
      if (failures-- > 0) throw new ApiError('offline', 'Away.', 0);
    });
    saver.change(api('a'));
    await jest.advanceTimersByTimeAsync(600);
    expect([saver.readStatus(), saver.readProblem()]).toEqual(['not-saved', null]);
    saver.change(estimation('b'));
    await jest.advanceTimersByTimeAsync(600);
    expect(saver.readStatus()).toBe('not-saved');
    await jest.advanceTimersByTimeAsync(3_000);
    expect(sent.at(-1)?.changed).toEqual(newestOf(api('a'), estimation('b')));
    expect(saver.readStatus()).toBe('saved');
  });

  it.each(['bad_request', 'signed_out', 'not_found', 'interview_not_started'] as const)(
    'SCORECARD-WEB-2: does not try again what the server refuses (%s), and says why',
    async (code) => {
      let isRefusing = true;
      const { saver, sent } = begin(() => {
        if (isRefusing) throw refusal(code);
      });
      saver.change(api('a'));
      await jest.advanceTimersByTimeAsync(60_000);
      await saver.flush();
      saver.leave();
      expect(sent).toHaveLength(1);
      expect([saver.readStatus(), saver.readProblem()]).toEqual(['refused', ERRORS[code].message]);
      isRefusing = false;
      saver.change(estimation('b'));
      await jest.advanceTimersByTimeAsync(600);
      expect(sent[1]?.changed).toEqual(newestOf(api('a'), estimation('b')));
      expect(saver.readStatus()).toBe('saved');
    },
  );

  it('SCORECARD-WEB-1: tries again what was too much at once', async () => {
    let failures = 1;
    const { saver } = begin(() => {
      if (failures-- > 0) throw refusal('too_many_requests');
    });
    saver.change(api('a'));
    await jest.advanceTimersByTimeAsync(3_600);
    expect(saver.readStatus()).toBe('saved');
  });

  it('SCORECARD-WEB-1: never has two requests under way, and the last word wins', async () => {
    const { open, answer } = inTurn();
    const { saver, sent } = begin(answer);
    saver.change(api('a'));
    await jest.advanceTimersByTimeAsync(600);
    saver.change(api('b'));
    await jest.advanceTimersByTimeAsync(600);
    expect(sent).toHaveLength(1);
    expect(saver.unsaved).toEqual(api('b'));
    open[0]?.resolve();
    await jest.advanceTimersByTimeAsync(0);
    expect(sent.map(({ changed }) => changed)).toEqual([api('a'), api('b')]);
  });

  it('SCORECARD-WEB-7: sends on leaving in that very moment, also what is under way', async () => {
    const { open, answer } = inTurn();
    const { saver, sent } = begin(answer);
    saver.change(api('a'));
    await jest.advanceTimersByTimeAsync(600);
    saver.change(estimation('b'));
    saver.leave();
    expect(sent[1]).toEqual({ changed: newestOf(api('a'), estimation('b')), isLeaving: true });
    open[0]?.reject(new ApiError('offline', 'Cut off.', 0));
    open[1]?.resolve();
    await jest.advanceTimersByTimeAsync(3_000);
    open[2]?.resolve();
    await jest.advanceTimersByTimeAsync(0);
    expect(saver.readStatus()).toBe('saved');
  });

  it('lets go of a save that fails only after the discard', async () => {
    const { open, answer } = inTurn();
    const { saver, sent, answers } = begin(answer);
    saver.change(api('a'));
    await jest.advanceTimersByTimeAsync(600);
    saver.discard();
    expect(saver.readStatus()).toBe('saved');
    open[0]?.reject(new ApiError('offline', 'Away.', 0));
    await jest.advanceTimersByTimeAsync(60_000);
    expect([sent.length, answers.length, saver.readStatus()]).toEqual([1, 0, 'saved']);
  });

  it('settles without a retry, and gives what is not saved', async () => {
    const { open, answer } = inTurn();
    const { saver, sent } = begin(answer);
    saver.change(api('a'));
    await jest.advanceTimersByTimeAsync(600);
    const settled = saver.settle();
    open[0]?.reject(new ApiError('offline', 'Away.', 0));
    expect(await settled).toEqual(api('a'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
  });
});
