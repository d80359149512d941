import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Evidence, MyScorecardView, ScorecardsView, SealingView, SessionView } from '@fortyfive/contract';
import { queryClient, SESSION_KEY } from '#platform/query-client';
import { draftOf, fetchScorecards, readMine, scorecardsKey, writeMine } from './drafts';
import { EMPTY_CARD, newestOf, withChanges, type Changes } from './scorecard-parts';

const page = new EventTarget();
const api = (comment: string): Changes => ({ ratings: { api: { rating: 'yes', comment } } });
const estimation = (comment: string): Changes => ({ ratings: { estimation: { rating: 'no', comment } } });
const cardOf = (changes: Changes): MyScorecardView => withChanges({ ...EMPTY_CARD, authorId: 'ana' }, changes);
const sealing: SealingView = {
  handedInUserIds: [],
  deadlineAt: null,
  opening: null,
  isOpenToMe: false,
  isWaitingForSwap: false,
};
const viewOf = (mine: MyScorecardView | null): ScorecardsView => ({ mine, others: [], sealing });
const seen: Evidence = { criterionId: 'api', sign: '+', words: '', offsetMs: 0 };
const signIn = (id: string | null) => {
  const user = id && { id, displayName: id, email: null };
  queryClient.setQueryData<SessionView>(SESSION_KEY, { user: user as SessionView['user'] });
};
const askedBeforeLeaving = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));

let requests: { method: string; body: unknown; keepalive: boolean }[] = [];
let answer: () => Promise<unknown>;

Object.assign(globalThis, {
  window: page,
  fetch: async (_path: string, { method, body, keepalive = false }: RequestInit) => {
    requests.push({ method: method ?? '', body: body && JSON.parse(String(body)), keepalive });
    return Response.json(await answer());
  },
});

describe('drafts', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    requests = [];
    signIn('ana');
  });
  afterEach(() => {
    signIn(null);
    queryClient.clear();
    jest.useRealTimers();
  });

  it("SCORECARD-WEB-3: take the server's answer for every criterion without unsaved changes", async () => {
    const draft = draftOf('one');
    queryClient.setQueryData(scorecardsKey('one'), viewOf(cardOf(api('a'))));
    answer = async () => {
      draft.change(api('b'));
      return cardOf(newestOf(api('a'), estimation('From the other window.')));
    };
    draft.change(api('a'));
    await draft.flush();
    expect(readMine('one')).toMatchObject(newestOf(api('b'), estimation('From the other window.')));
  });

  it('SCORECARD-WEB-3: show what is fetched together with what is not saved', async () => {
    const draft = draftOf('one');
    draft.change(api('b'));
    answer = async () => viewOf(cardOf(newestOf(api('a'), estimation('c'))));
    const { mine } = await fetchScorecards('one', new AbortController().signal);
    expect(mine).toMatchObject(newestOf(api('b'), estimation('c')));
  });

  it('SCORECARD-WEB-3: keep what was written and saved while the answer was on its way', async () => {
    const draft = draftOf('one');
    answer = async () => {
      answer = async () => cardOf(api('b'));
      draft.change({ ...api('b'), takeaways: { first: 'd' } });
      await draft.flush();
      return viewOf(null);
    };
    const { mine } = await fetchScorecards('one', new AbortController().signal);
    expect(draft.readStatus()).toBe('saved');
    expect(mine).toMatchObject({ ...api('b'), takeaways: { first: 'd' } });
  });

  it('SCORECARD-WEB-3: no longer show evidence that was taken back', async () => {
    const draft = draftOf('one');
    draft.change({ evidence: { b: null, c: seen } });
    answer = async () => viewOf(cardOf({ evidence: { a: seen, b: seen } }));
    const { mine } = await fetchScorecards('one', new AbortController().signal);
    expect(mine?.evidence).toEqual({ a: seen, c: seen });
  });

  it('SCORECARD-WEB-6: leave what is known of the sealing as it is', async () => {
    queryClient.setQueryData(scorecardsKey('one'), viewOf(null));
    writeMine('one', cardOf(api('a')));
    expect(queryClient.getQueryData(scorecardsKey('one'))).toEqual(viewOf(cardOf(api('a'))));
  });

  it('SCORECARD-WEB-7: are sent when the page goes away, and it asks first', async () => {
    answer = () => new Promise(() => undefined);
    const draft = draftOf('one');
    expect(askedBeforeLeaving()).toBe(false);
    draft.change(api('a'));
    await jest.advanceTimersByTimeAsync(600);
    draft.change(estimation('b'));
    expect(askedBeforeLeaving()).toBe(true);
    page.dispatchEvent(new Event('pagehide'));
    expect(requests[1]).toEqual({
      method: 'PUT',
      body: newestOf(api('a'), estimation('b')),
      keepalive: true,
    });
  });

  it.each([null, 'ben'])('SCORECARD-WEB-8: are dropped when the user becomes %s', async (next) => {
    answer = async () => cardOf({});
    const draft = draftOf('one');
    draft.change(api('a'));
    signIn('ana');
    expect(draft.readStatus()).toBe('saving');
    signIn(next);
    await jest.advanceTimersByTimeAsync(60_000);
    expect([requests.length, draft.readStatus(), askedBeforeLeaving()]).toEqual([0, 'saved', false]);
    expect(draftOf('one')).not.toBe(draft);
    expect(queryClient.getQueryData(scorecardsKey('one'))).toBeUndefined();
  });
});
