import type { CriterionRating, ScorecardBody, ScorecardsView, ScorecardView } from '@fortyfive/contract';
import { CRITERIA, type Criterion, type CriterionId } from '@fortyfive/interview';
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { api, ApiError, messageOf } from '#platform/http';
import { useToast } from '#ui/toast';
import { DraftSaver, type DraftStatus } from './draft-saver';

/** One's own scorecard while it is being written, and what one may see of the others'. */
export interface Scorecard {
  readonly view: ScorecardsView | undefined;
  readonly problem: string | null;
  readonly retry: () => void;
  readonly mine: ScorecardView | null;
  readonly status: DraftStatus;
  readonly unrated: readonly Criterion[];
  readonly change: (criterionId: CriterionId, change: Partial<CriterionRating>) => void;
  /** Saves at once what has been written. */
  readonly flush: () => void;
  readonly isHandingIn: boolean;
  readonly handIn: () => Promise<boolean>;
}

const REFRESH_MS = 10_000;
const NOT_RATED: CriterionRating = { rating: null, comment: '' };

const keyOf = (interviewId: string) => ['scorecards', interviewId] as const;

/** Savers outlive the page that made them, so that what is being saved while one leaves is not fetched too early. */
const savers = new Map<string, DraftSaver>();

/** @param isAwaiting ask now and then until somebody else's scorecard has been handed in */
export function useScorecard(interviewId: string, { isAwaiting = false }: { isAwaiting?: boolean } = {}): Scorecard {
  const client = useQueryClient();
  const { show } = useToast();
  const saver = useMemo(() => saverOf(client, interviewId), [client, interviewId]);
  const status = useSyncExternalStore(saver.subscribe, saver.readStatus);
  const query = useQuery({
    queryKey: keyOf(interviewId),
    queryFn: ({ signal }) => fetchScorecards(client, interviewId, saver, signal),
    refetchInterval: ({ state }) => (isAwaiting && !state.data?.others.length ? REFRESH_MS : false),
    refetchOnWindowFocus: 'always',
  });
  const mine = query.data?.mine ?? null;
  const ratings = mine?.ratings ?? {};
  const submission = useMutation({
    mutationFn: async () => {
      await saver.discard();
      return api.post<ScorecardView>(`/api/interviews/${interviewId}/scorecard/submit`, bodyOf(client, interviewId));
    },
    onSuccess: (submitted) => writeMine(client, interviewId, submitted),
    onError: (error) => {
      saver.change(bodyOf(client, interviewId));
      show({ title: messageOf(error), tone: 'error' });
    },
  });
  useFlushOnLeaving(saver);

  const change = useCallback(
    (criterionId: CriterionId, wanted: Partial<CriterionRating>) => {
      void client.cancelQueries({ queryKey: keyOf(interviewId) });
      const before = bodyOf(client, interviewId).ratings;
      const next = { ...before, [criterionId]: { ...NOT_RATED, ...before[criterionId], ...wanted } };
      writeMine(client, interviewId, {
        authorId: '',
        submittedAt: null,
        ...readMine(client, interviewId),
        ratings: next,
      });
      saver.change({ ratings: next });
    },
    [client, interviewId, saver],
  );

  return {
    view: query.data,
    problem: query.isError && !query.data ? messageOf(query.error) : null,
    retry: () => void query.refetch(),
    mine,
    status,
    unrated: CRITERIA.filter(({ id }) => !ratings[id]?.rating),
    change,
    flush: () => void saver.flush(),
    isHandingIn: submission.isPending,
    handIn: () =>
      submission.mutateAsync().then(
        () => true,
        () => false,
      ),
  };
}

function saverOf(client: QueryClient, interviewId: string): DraftSaver {
  const known = savers.get(interviewId);
  if (known) return known;
  const saver = new DraftSaver(async (body: ScorecardBody) => {
    try {
      await api.put<ScorecardView>(`/api/interviews/${interviewId}/scorecard`, body);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'scorecard_submitted') throw error;
      // Handed in from another tab: what counts is on the server.
      void client.invalidateQueries({ queryKey: keyOf(interviewId) });
    }
  });
  savers.set(interviewId, saver);
  return saver;
}

/** What has been written here since is newer than what the server can know. */
async function fetchScorecards(client: QueryClient, interviewId: string, saver: DraftSaver, signal: AbortSignal) {
  const wasSaved = saver.readStatus() === 'saved';
  const fresh = await api.get<ScorecardsView>(`/api/interviews/${interviewId}/scorecards`, signal);
  const held = readMine(client, interviewId);
  return wasSaved || !held || fresh.mine?.submittedAt ? fresh : { ...fresh, mine: held };
}

function readMine(client: QueryClient, interviewId: string): ScorecardView | null {
  return client.getQueryData<ScorecardsView>(keyOf(interviewId))?.mine ?? null;
}

function bodyOf(client: QueryClient, interviewId: string): ScorecardBody {
  return { ratings: readMine(client, interviewId)?.ratings ?? {} };
}

function writeMine(client: QueryClient, interviewId: string, mine: ScorecardView): void {
  client.setQueryData<ScorecardsView>(keyOf(interviewId), (held) => ({ others: held?.others ?? [], mine }));
}

function useFlushOnLeaving(saver: DraftSaver): void {
  useEffect(() => {
    const flush = () => void saver.flush();
    window.addEventListener('pagehide', flush);
    window.addEventListener('online', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('online', flush);
      flush();
    };
  }, [saver]);
}
