import type { MyScorecardView, ScorecardsView, SessionView } from '@fortyfive/contract';
import { api, ApiError } from '#platform/http';
import { queryClient, SESSION_KEY } from '#platform/query-client';
import { DraftSaver } from './draft-saver';
import { EMPTY_CARD, hasChanges, newestOf, withChanges } from './scorecard-parts';

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
    save: (changed, isLeaving) => api.put<MyScorecardView>(path, changed, { isLeaving }).catch(askAgainIfHandedIn),
    onSaved: (card) => writeMine(interviewId, withChanges(card, draft.unsaved)),
  });
  draft.subscribe(warnBeforeLeaving);
  drafts.set(interviewId, draft);
  return draft;
}

/** The server's answer, but with what has been written here since it was asked, saved or not (SCORECARD-WEB-3). */
export async function fetchScorecards(interviewId: string, signal: AbortSignal): Promise<ScorecardsView> {
  const draft = draftOf(interviewId);
  let changes = draft.unsaved;
  const stop = draft.subscribe(() => (changes = newestOf(changes, draft.unsaved)));
  try {
    const fresh = await api.get<ScorecardsView>(`/api/interviews/${interviewId}/scorecards`, signal);
    if (fresh.mine?.submittedAt || !hasChanges(changes)) return fresh;
    return { ...fresh, mine: withChanges(fresh.mine ?? EMPTY_CARD, changes) };
  } finally {
    stop();
  }
}

/**
 * Shows this card as one's own; an answer that is older than that must not come after it. Before there is any answer there is
 * nothing to show it in.
 */
export function writeMine(interviewId: string, mine: MyScorecardView): void {
  const key = scorecardsKey(interviewId);
  if (!queryClient.getQueryData(key)) return;
  void queryClient.cancelQueries({ queryKey: key });
  queryClient.setQueryData<ScorecardsView>(key, (held) => held && { ...held, mine });
}

export function readMine(interviewId: string): MyScorecardView | null {
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
