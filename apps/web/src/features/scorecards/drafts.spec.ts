import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ScorecardsView, ScorecardView, SessionView } from '@fortyfive/contract';
import { queryClient, SESSION_KEY } from '#platform/query-client';
import type { Ratings } from './draft-saver';
import { draftOf, fetchScorecards, readMine, scorecardsKey, writeMine } from './drafts';

const page = new EventTarget();
const api = (comment: string): Ratings => ({ api: { rating: 'yes', comment } });
const estimation = (comment: string): Ratings => ({ estimation: { rating: 'no', comment } });
const cardOf = (ratings: Ratings): ScorecardView => ({ authorId: 'ana', submittedAt: null, ratings });
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
    writeMine('one', cardOf(api('a')));
    answer = async () => {
      draft.change(api('b'));
      return cardOf({ ...api('a'), ...estimation('From the other window.') });
    };
    draft.change(api('a'));
    await draft.flush();
    expect(readMine('one')?.ratings).toEqual({ ...api('b'), ...estimation('From the other window.') });
  });

  it('SCORECARD-WEB-3: show what is fetched together with what is not saved', async () => {
    const draft = draftOf('one');
    draft.change(api('b'));
    answer = async () => ({ mine: cardOf({ ...api('a'), ...estimation('c') }), others: [] }) satisfies ScorecardsView;
    const { mine } = await fetchScorecards('one', new AbortController().signal);
    expect(mine?.ratings).toEqual({ ...api('b'), ...estimation('c') });
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
      body: { ratings: { ...api('a'), ...estimation('b') } },
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
