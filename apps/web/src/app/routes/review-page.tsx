import type { InterviewView } from '@fortyfive/contract';
import { can, participantOf } from '@fortyfive/interview';
import { useParams, useSearch } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { Moments } from '#features/debrief/moment-link';
import { PartnerMenu } from '#features/partners/partner-menu';
import type { WantedMoment } from '#features/replay/replay-timeline';
import { ReviewHeader } from '#features/review/review-header';
import { ReviewSection } from '#features/review/review-section';
import { ReviewSkeleton } from '#features/review/review-skeleton';
import { useInterview } from '#features/review/use-interview';
import { ApiError, messageOf } from '#platform/http';
import { EmptyState } from '#ui/empty-state';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';
import { Skeleton } from '#ui/skeleton';
import { Assessment } from './assessment';

const Recording = lazy(() => import('./recording'));

/** What both look at together afterwards: time, scorecard, and board and notes at any moment. */
export function ReviewPage() {
  const { interviewId } = useParams({ from: '/interviews/$interviewId' });
  const query = useInterview(interviewId);
  if (query.data) return <Review key={interviewId} interview={query.data} />;
  if (!query.isError) {
    return (
      <Page title="Review" heading={null} width="wide">
        <ReviewSkeleton />
      </Page>
    );
  }
  const isMissing = query.error instanceof ApiError && query.error.status === 404;
  return (
    <Page title={isMissing ? 'Interview not found' : 'This interview did not load'} width="reading">
      <div className="flex flex-col items-start gap-6">
        <ErrorNotice
          message={messageOf(query.error)}
          isRetrying={query.isFetching}
          {...(!isMissing && { onRetry: () => void query.refetch() })}
        />
        <LinkButton to="/interviews">Go to My interviews</LinkButton>
      </div>
    </Page>
  );
}

function Review({ interview }: { interview: InterviewView }) {
  const { interviewId, roomId, question, state } = interview;
  return (
    <Page title={`Review: ${question.title}`} heading={null} width="wide">
      <div className="flex flex-col gap-8">
        <ReviewHeader
          interview={interview}
          actionsFor={(partner) => <PartnerMenu partner={partner} interviewId={interviewId} />}
        />
        {state.phase === 'ended' ? (
          <EndedInterview interview={interview} />
        ) : (
          <EmptyState
            title={state.phase === 'lobby' ? 'This interview has not started yet' : 'This interview is still going on'}
            action={
              <LinkButton to="/rooms/$roomId" params={{ roomId }} variant="primary">
                Go to the room
              </LinkButton>
            }
          >
            Once it has ended, you find the time per step, the scorecard and the recording here.
          </EmptyState>
        )}
      </div>
    </Page>
  );
}

function EndedInterview({ interview }: { interview: InterviewView }) {
  const { interviewId, question, state, myUserId } = interview;
  const role = participantOf(state, myUserId)?.role ?? 'observer';
  const { wanted, show } = useWantedMoment();
  if (!state.clock) return null;
  return (
    <Moments interviewId={interviewId} open={show}>
      <Assessment interview={interview} />
      <StudyLink interviewId={interviewId} />
      <ReviewSection title="Board and notes">
        <Suspense fallback={<Skeleton className="h-96 w-full" />}>
          <Recording
            interviewId={interviewId}
            question={question.title}
            startedAtMs={state.clock.startedAtMs}
            hasPrivateNotes={can(role, 'read-interviewer-notes')}
            wanted={wanted}
          />
        </Suspense>
      </ReviewSection>
    </Moments>
  );
}

/** The moment that the address names; later the one that was last asked for, as often as it is. */
function useWantedMoment() {
  const { t } = useSearch({ from: '/interviews/$interviewId' });
  const [wanted, setWanted] = useState<WantedMoment | null>(t === undefined ? null : { timeMs: t });
  const show = useCallback((timeMs: number) => setWanted({ timeMs }), []);
  return { wanted, show };
}

/** The reference solution is open to everybody who was there, once nobody can be helped by it any more. */
function StudyLink({ interviewId }: { readonly interviewId: string }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 rounded-card border border-line bg-surface p-4">
      <p className="max-w-md text-sm text-muted">
        Read what a strong answer holds in every step, and see which figures would have changed the design.
      </p>
      <LinkButton to="/interviews/$interviewId/study" params={{ interviewId }} icon={<BookOpen aria-hidden />}>
        Study this question
      </LinkButton>
    </div>
  );
}
