import type { CriterionRating, ScorecardsView, ScorecardView } from '@fortyfive/contract';
import { CRITERIA, type Criterion, type CriterionId } from '@fortyfive/interview';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { api, messageOf } from '#platform/http';
import { useToast } from '#ui/toast';
import type { DraftSaver, DraftStatus } from './draft-saver';
import { draftOf, fetchScorecards, readMine, scorecardsKey, writeMine } from './drafts';

/** One's own scorecard while it is being written, and what one may see of the others'. */
export interface Scorecard {
  readonly view: ScorecardsView | undefined;
  readonly problem: string | null;
  readonly retry: () => void;
  readonly mine: ScorecardView | null;
  readonly status: DraftStatus;
  /** Why the server does not take what was written; `null` unless the status is `refused`. */
  readonly refusal: string | null;
  readonly unrated: readonly Criterion[];
  readonly change: (criterionId: CriterionId, change: Partial<CriterionRating>) => void;
  /** Saves at once what has been written. */
  readonly flush: () => void;
  readonly isHandingIn: boolean;
  readonly handIn: () => Promise<boolean>;
}

const REFRESH_MS = 10_000;
const NOT_RATED: CriterionRating = { rating: null, comment: '' };

const LATE = 'The scorecard was handed in from another window. Your last changes here are not in it.';

/** @param isAwaiting ask now and then until somebody else's scorecard has been handed in */
export function useScorecard(interviewId: string, { isAwaiting = false }: { isAwaiting?: boolean } = {}): Scorecard {
  const draft = draftOf(interviewId);
  const status = useSyncExternalStore(draft.subscribe, draft.readStatus);
  const query = useQuery({
    queryKey: scorecardsKey(interviewId),
    queryFn: ({ signal }) => fetchScorecards(interviewId, signal),
    refetchInterval: ({ state }) => (isAwaiting && !state.data?.others.length ? REFRESH_MS : false),
    refetchOnWindowFocus: 'always',
  });
  const { refetch } = query;
  const mine = query.data?.mine ?? null;
  const submission = useSubmission(interviewId, draft);
  useFlushOnLeaving(draft);
  useRefetchOnFocus(refetch);
  useWarningOfLateChanges(draft, mine?.submittedAt != null && status !== 'saved');

  const change = useCallback(
    (criterionId: CriterionId, wanted: Partial<CriterionRating>) => {
      const held = readMine(interviewId) ?? { authorId: '', submittedAt: null, ratings: {} };
      const changed = { [criterionId]: { ...NOT_RATED, ...held.ratings[criterionId], ...wanted } };
      draft.change(changed);
      writeMine(interviewId, { ...held, ratings: { ...held.ratings, ...changed } });
    },
    [draft, interviewId],
  );

  return {
    view: query.data,
    problem: query.isError && !query.data ? messageOf(query.error) : null,
    retry: () => void refetch(),
    mine,
    status,
    refusal: draft.readProblem(),
    unrated: CRITERIA.filter(({ id }) => !mine?.ratings[id]?.rating),
    change,
    flush: () => void draft.flush(),
    isHandingIn: submission.isPending,
    handIn: () =>
      submission.mutateAsync().then(
        () => true,
        () => false,
      ),
  };
}

/** Hands in what is saved together with the last changes; if that fails, they go on being saved as a draft. */
function useSubmission(interviewId: string, draft: DraftSaver) {
  const { show } = useToast();
  return useMutation({
    mutationFn: async () => {
      const body = { ratings: await draft.settle() };
      return api.post<ScorecardView>(`/api/interviews/${interviewId}/scorecard/submit`, body);
    },
    onSuccess: (submitted) => {
      draft.discard();
      writeMine(interviewId, submitted);
    },
    onError: (error) => {
      void draft.flush();
      show({ title: messageOf(error), tone: 'error' });
    },
  });
}

function useFlushOnLeaving(draft: DraftSaver): void {
  useEffect(() => () => void draft.flush(), [draft]);
}

/** Another window beside this one may have written on the card; changing between the two hides neither of them. */
function useRefetchOnFocus(refetch: (options: { cancelRefetch: boolean }) => Promise<unknown>): void {
  useEffect(() => {
    const ask = () => void refetch({ cancelRefetch: false });
    window.addEventListener('focus', ask);
    return () => window.removeEventListener('focus', ask);
  }, [refetch]);
}

function useWarningOfLateChanges(draft: DraftSaver, isLate: boolean): void {
  const { show } = useToast();
  useEffect(() => {
    if (!isLate) return;
    draft.discard();
    show({ title: LATE, tone: 'error' });
  }, [draft, isLate, show]);
}
