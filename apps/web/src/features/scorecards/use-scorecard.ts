import type {
  CriterionRating,
  MyScorecardView,
  ScorecardParts,
  ScorecardsView,
  SealingView,
  SelfReviewAnswer,
} from '@fortyfive/contract';
import type { CriterionId, SelfReviewId } from '@fortyfive/interview';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { messageOf } from '#platform/http';
import { useToast } from '#ui/toast';
import type { DraftSaver, DraftStatus } from './draft-saver';
import { draftOf, fetchScorecards, readMine, scorecardsKey, writeMine } from './drafts';
import { EMPTY_CARD, NOT_ANSWERED, NOT_RATED, withChanges, type Part } from './scorecard-parts';
import { useSubmission } from './use-submission';

/** How one writes on one's own scorecard. Everything is saved by itself, a moment later. */
interface ScorecardWriting {
  /** Replaces these entries of a part, each as a whole: `change('takeaways', { first: 'Ask for the read rate.' })`. */
  readonly change: <Name extends Part>(part: Name, entries: ScorecardParts[Name]) => void;
  readonly rate: (criterionId: CriterionId, wanted: Partial<CriterionRating>) => void;
  readonly review: (id: SelfReviewId, wanted: Partial<SelfReviewAnswer>) => void;
  /** Saves at once what has been written. */
  readonly flush: () => void;
}

/** One's own scorecard while it is being written, and what one may see of the others'. */
export interface Scorecard extends ScorecardWriting {
  readonly view: ScorecardsView | undefined;
  readonly problem: string | null;
  readonly retry: () => void;
  /** `null` until something is written. */
  readonly mine: MyScorecardView | null;
  readonly sealing: SealingView | undefined;
  readonly status: DraftStatus;
  /** Why the server does not take what was written; `null` unless the status is `refused`. */
  readonly refusal: string | null;
  readonly isHandingIn: boolean;
  /** Answers whether it is handed in; why it is not is told in a toast. */
  readonly handIn: () => Promise<boolean>;
}

const LATE = 'The scorecard was handed in from another window. Your last changes here are not in it.';

/** How often to ask while the scorecards are sealed, for those whose connection says nothing. */
const REFRESH_MS = 20_000;

/** @param isAwaiting ask now and then until the others' scorecards are open to me */
export function useScorecard(interviewId: string, { isAwaiting = false }: { isAwaiting?: boolean } = {}): Scorecard {
  const draft = draftOf(interviewId);
  const status = useSyncExternalStore(draft.subscribe, draft.readStatus);
  const query = useQuery({
    queryKey: scorecardsKey(interviewId),
    queryFn: ({ signal }) => fetchScorecards(interviewId, signal),
    refetchInterval: ({ state }) => (isAwaiting && !state.data?.sealing.isOpenToMe ? REFRESH_MS : false),
    refetchOnWindowFocus: 'always',
  });
  const { refetch } = query;
  const mine = query.data?.mine ?? null;
  const submission = useSubmission(interviewId, draft);
  const writing = useMemo(() => writingOn(interviewId, draft), [interviewId, draft]);
  useFlushOnLeaving(draft);
  useRefetchOnFocus(refetch);
  useWarningOfLateChanges(draft, mine?.submittedAt != null && status !== 'saved');

  return {
    ...writing,
    view: query.data,
    problem: query.isError && !query.data ? messageOf(query.error) : null,
    retry: () => void refetch(),
    mine,
    sealing: query.data?.sealing,
    status,
    refusal: draft.readProblem(),
    isHandingIn: submission.isPending,
    handIn: () =>
      submission.mutateAsync().then(
        () => true,
        () => false,
      ),
  };
}

/** Reads what is written so far at the moment of writing: two changes in a row must not undo each other. */
function writingOn(interviewId: string, draft: DraftSaver): ScorecardWriting {
  const read = () => withChanges(readMine(interviewId) ?? EMPTY_CARD, draft.unsaved);
  const change: ScorecardWriting['change'] = (part, entries) => {
    const changes = { [part]: entries };
    const mine = withChanges(read(), changes);
    draft.change(changes);
    writeMine(interviewId, mine);
  };
  return {
    change,
    rate: (criterionId, wanted) => {
      const held = read().ratings[criterionId] ?? NOT_RATED;
      change('ratings', { [criterionId]: { ...held, ...wanted } });
    },
    review: (id, wanted) => {
      const held = read().selfReview[id] ?? NOT_ANSWERED;
      change('selfReview', { [id]: { ...held, ...wanted } });
    },
    flush: () => void draft.flush(),
  };
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
