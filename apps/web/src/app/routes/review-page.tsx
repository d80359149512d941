import type { InterviewView } from '@fortyfive/contract';
import { can, participantOf, rubricOf, type Role } from '@fortyfive/interview';
import { useParams } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { anchorsIn, useBrief } from '#features/briefs/use-brief';
import { PartnerMenu } from '#features/partners/partner-menu';
import { ReviewHeader } from '#features/review/review-header';
import { ReviewSection } from '#features/review/review-section';
import { ReviewSkeleton } from '#features/review/review-skeleton';
import { StepTimes } from '#features/review/step-times';
import { useInterview } from '#features/review/use-interview';
import { OthersScorecards } from '#features/scorecards/others-scorecards';
import { ScorecardSection } from '#features/scorecards/scorecard-section';
import { useFollowing } from '#features/scorecards/use-following';
import { useScorecard } from '#features/scorecards/use-scorecard';
import { useInterviewStudy } from '#features/study/study-query';
import { ApiError, messageOf } from '#platform/http';
import { EmptyState } from '#ui/empty-state';
import { ErrorNotice } from '#ui/error-notice';
import { LinkButton } from '#ui/link-button';
import { Page } from '#ui/page';
import { Skeleton } from '#ui/skeleton';

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
  const hasEnded = state.phase === 'ended';
  return (
    <Page title={`Review: ${question.title}`} heading={null} width="wide">
      <div className="flex flex-col gap-8">
        <ReviewHeader
          interview={interview}
          actionsFor={(partner) => <PartnerMenu partner={partner} interviewId={interviewId} />}
        />
        {!hasEnded && (
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
        {hasEnded && state.clock && (
          <>
            <Assessment interview={interview} />
            <StudyLink interviewId={interviewId} />
            <ReviewSection title="Board and notes">
              <Suspense fallback={<Skeleton className="h-96 w-full" />}>
                <Recording
                  interviewId={interviewId}
                  question={question.title}
                  startedAtMs={state.clock.startedAtMs}
                  hasPrivateNotes={can(roleIn(interview), 'read-interviewer-notes')}
                />
              </Suspense>
            </ReviewSection>
          </>
        )}
      </div>
    </Page>
  );
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

function roleIn({ state, myUserId }: InterviewView): Role {
  return participantOf(state, myUserId)?.role ?? 'observer';
}

function Assessment({ interview }: { interview: InterviewView }) {
  const { interviewId, state, myUserId } = interview;
  const { participants } = state;
  const mayReadBrief = can(roleIn(interview), 'read-brief');
  const brief = useBrief(interviewId, mayReadBrief);
  const study = useInterviewStudy(interviewId, !mayReadBrief);
  const scorecard = useScorecard(interviewId, { isAwaiting: true });
  useFollowing({ interviewId, myUserId, participants });
  const rubric = rubricOf(interview.rubricVersion);
  const card = { scorecard, rubric, participants, desk: state };
  return (
    <div className="grid items-start gap-8 lg:grid-cols-2 lg:gap-12">
      <div className="lg:sticky lg:top-8">
        <ReviewSection title="Time per step">{state.clock && <StepTimes clock={state.clock} />}</ReviewSection>
      </div>
      <div className="flex min-w-0 flex-col gap-8">
        {scorecard.view && scorecard.view.others.length > 0 && (
          <ReviewSection title="What the others handed in">
            <OthersScorecards {...card} />
          </ReviewSection>
        )}
        <ReviewSection title="Your scorecard">
          <ScorecardSection {...card} myUserId={myUserId} anchorsOf={(id) => anchorsIn(brief.data ?? study.data, id)} />
        </ReviewSection>
      </div>
    </div>
  );
}
