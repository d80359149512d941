import type { ScorecardsView, ScorecardView, SessionView } from '@fortyfive/contract';
import { api, ApiError } from '#platform/http';
import { queryClient, SESSION_KEY } from '#platform/query-client';
import { DraftSaver } from './draft-saver';

export const scorecardsKey = (interviewId: string) => ['scorecards', interviewId] as const;

/** They outlive the page that made them: what is being saved while one leaves it must neither be lost nor overwritten. */
const drafts = new Map<string, DraftSaver>();
let ownerId: string | null = null;
let isWatching = false;

/** What this user has written on the scorecard of an interview and the server may not have yet. */
export function draftOf(interviewId: string): DraftSaver {
  watch();
  const known = drafts.get(interviewId);
  if (known) return known;
  const path = `/api/interviews/${interviewId}/scorecard`;
  const askAgainIfHandedIn = (error: unknown): never => {
    // Handed in from another window: what counts is on the server.
    const isHandedIn = error instanceof ApiError && error.code === 'scorecard_submitted';
    if (isHandedIn) void queryClient.invalidateQueries({ queryKey: scorecardsKey(interviewId) });
    throw error;
  };
  const draft: DraftSaver = new DraftSaver({
    save: (changed, isLeaving) => api.put<ScorecardView>(path, changed, { isLeaving }).catch(askAgainIfHandedIn),
    onSaved: (card) => {
      if (readMine(interviewId)) writeMine(interviewId, { ...card, ratings: { ...card.ratings, ...draft.unsaved } });
    },
  });
  draft.subscribe(warnBeforeLeaving);
  drafts.set(interviewId, draft);
  return draft;
}

/** The server's answer, but with what has been written here since (SCORECARD-WEB-3). */
export async function fetchScorecards(interviewId: string, signal: AbortSignal): Promise<ScorecardsView> {
  const draft = draftOf(interviewId);
  const before = draft.unsaved;
  const fresh = await api.get<ScorecardsView>(`/api/interviews/${interviewId}/scorecards`, signal);
  const ratings = { ...fresh.mine?.ratings, ...before, ...draft.unsaved };
  if (fresh.mine?.submittedAt || Object.keys(ratings).length === 0) return fresh;
  return { ...fresh, mine: { authorId: '', submittedAt: null, ...fresh.mine, ratings } };
}

/** Shows this card as one's own; an answer that is older than that must not come after it. */
export function writeMine(interviewId: string, mine: ScorecardView): void {
  void queryClient.cancelQueries({ queryKey: scorecardsKey(interviewId) });
  queryClient.setQueryData<ScorecardsView>(scorecardsKey(interviewId), (held) => ({
    others: held?.others ?? [],
    mine,
  }));
}

export function readMine(interviewId: string): ScorecardView | null {
  return queryClient.getQueryData<ScorecardsView>(scorecardsKey(interviewId))?.mine ?? null;
}

function watch(): void {
  if (isWatching) return;
  isWatching = true;
  ownerId = userId();
  window.addEventListener('pagehide', () => drafts.forEach((draft) => draft.leave()));
  window.addEventListener('online', () => drafts.forEach((draft) => void draft.flush()));
  queryClient.getQueryCache().subscribe(({ query }) => {
    if (query.queryKey[0] === SESSION_KEY[0] && userId() !== ownerId) forgetDrafts();
  });
}

/** SCORECARD-WEB-8: what one user has written is never sent for another. */
function forgetDrafts(): void {
  ownerId = userId();
  for (const draft of drafts.values()) draft.discard();
  drafts.clear();
}

function userId(): string | null {
  return queryClient.getQueryData<SessionView>(SESSION_KEY)?.user?.id ?? null;
}

/** The listener is there only while it is needed: with one, some browsers fetch the page anew when one goes back to it. */
function warnBeforeLeaving(): void {
  const isNeeded = [...drafts.values()].some((draft) => draft.readStatus() !== 'saved');
  if (isNeeded) window.addEventListener('beforeunload', askBeforeLeaving);
  else window.removeEventListener('beforeunload', askBeforeLeaving);
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
