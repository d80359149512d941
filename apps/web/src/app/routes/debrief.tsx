import type { InterviewView, ScorecardsView } from '@fortyfive/contract';
import { rubricOf } from '@fortyfive/interview';
import { useMemo } from 'react';
import { Criteria } from '#features/debrief/criteria';
import { factsAsked } from '#features/debrief/facts-asked';
import { criterionViews, handedInCards, hasOwnWords } from '#features/debrief/handed-in';
import { OwnWords } from '#features/debrief/own-words';
import { readerOf } from '#features/debrief/reader';
import { suggestImprovements } from '#features/debrief/suggestions';
import { Takeaways } from '#features/debrief/takeaways';
import { TopThree } from '#features/improvements/top-three';
import { ReviewSection } from '#features/review/review-section';
import { useInterviewStudy } from '#features/study/study-query';
import { messageOf } from '#platform/http';
import { ErrorNotice } from '#ui/error-notice';
import { Loading, Skeleton } from '#ui/skeleton';
import { Course } from './debrief-course';
import { StrongAnswer } from './debrief-strong-answer';

interface DebriefProps {
  readonly interview: InterviewView;
  readonly scorecards: ScorecardsView;
}

/** What an interview was, once the scorecards are open: what to take away first, then what it rests on. */
export function Debrief({ interview, scorecards }: DebriefProps) {
  const { state, myUserId, rubricVersion } = interview;
  const reader = useMemo(() => readerOf(state, myUserId), [state, myUserId]);
  const cards = useMemo(() => handedInCards(scorecards, state), [scorecards, state]);
  const views = useMemo(
    () => criterionViews(rubricOf(rubricVersion).criteria, cards, state),
    [rubricVersion, cards, state],
  );
  return (
    <>
      <ReviewSection title="To take away">
        <Takeaways cards={cards} reader={reader} />
      </ReviewSection>
      <ReviewSection title="Criterion by criterion">
        <Criteria views={views} reader={reader} />
      </ReviewSection>
      {hasOwnWords(cards) && cards.candidate && (
        <ReviewSection title={reader.role === 'candidate' ? 'In your own words' : 'In the candidate’s words'}>
          <OwnWords card={cards.candidate.card} reader={reader} />
        </ReviewSection>
      )}
      <DebriefRest interview={interview} views={views} />
    </>
  );
}

interface DebriefRestProps {
  readonly interview: InterviewView;
  /** Empty for who may not see what others thought. */
  readonly views: ReturnType<typeof criterionViews>;
}

/** What needs the question, and what is everybody's: the course, what a strong answer has, and what one makes of it. */
export function DebriefRest({ interview, views }: DebriefRestProps) {
  const { interviewId, state, myUserId } = interview;
  const study = useInterviewStudy(interviewId);
  const reader = useMemo(() => readerOf(state, myUserId), [state, myUserId]);
  const facts = useMemo(
    () => study.data && factsAsked(study.data.problem.requirements.facts, state.facts),
    [study.data, state],
  );
  const suggestions = useMemo(
    () =>
      state.clock && reader.role === 'candidate'
        ? suggestImprovements({ views, clock: state.clock, facts: facts ?? null })
        : [],
    [state.clock, reader.role, views, facts],
  );
  return (
    <>
      <Course state={state} facts={facts} problem={study.data?.problem} question={<QuestionGate query={study} />} />
      <ReviewSection title="What a strong answer also has">
        {study.data ? (
          <StrongAnswer interviewId={interviewId} problem={study.data.problem} views={views} reader={reader} />
        ) : (
          <QuestionGate query={study} />
        )}
      </ReviewSection>
      <ReviewSection title="Your top three to improve">
        <TopThree interviewId={interviewId} suggestions={suggestions} />
      </ReviewSection>
    </>
  );
}

/** What stands in for the question until it has come. */
function QuestionGate({ query }: { readonly query: ReturnType<typeof useInterviewStudy> }) {
  if (query.isError) {
    return (
      <ErrorNotice
        message={messageOf(query.error)}
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    );
  }
  return (
    <Loading label="Loading the question" className="flex flex-col gap-3">
      {Array.from({ length: 3 }, (_, row) => (
        <Skeleton key={row} className="h-12 w-full" />
      ))}
    </Loading>
  );
}
