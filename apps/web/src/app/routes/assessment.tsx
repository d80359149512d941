import type { InterviewView } from '@fortyfive/contract';
import { can, participantOf, rubricOf } from '@fortyfive/interview';
import { anchorsIn, useBrief } from '#features/briefs/use-brief';
import type { CriterionView } from '#features/debrief/handed-in';
import { ReviewSection } from '#features/review/review-section';
import { StepTimes } from '#features/review/step-times';
import { ScorecardSection } from '#features/scorecards/scorecard-section';
import { SealingNote } from '#features/scorecards/sealing-note';
import { useFollowing } from '#features/scorecards/use-following';
import { useScorecard } from '#features/scorecards/use-scorecard';
import { useInterviewStudy } from '#features/study/study-query';
import { classes } from '#ui/classes';
import { Debrief, DebriefRest } from './debrief';
import { SwapRoles } from './swap-roles';

/** Of who has not handed in: what others thought stays closed to them. */
const NOTHING_SEEN: readonly CriterionView[] = [];

/** One's own scorecard while they are sealed; the debrief once they are open to me. */
export function Assessment({ interview }: { interview: InterviewView }) {
  const { interviewId, state, myUserId } = interview;
  const { participants } = state;
  const mayReadBrief = can(participantOf(state, myUserId)?.role ?? 'observer', 'read-brief');
  const brief = useBrief(interviewId, mayReadBrief);
  const study = useInterviewStudy(interviewId, !mayReadBrief);
  const scorecard = useScorecard(interviewId, { isAwaiting: true });
  useFollowing({ interviewId, myUserId, participants });
  const { view } = scorecard;
  const isOpened = view !== undefined && view.sealing.opening !== null;
  const swap = <SwapRoles interview={interview} isWaiting={view?.sealing.isWaitingForSwap} />;
  if (view?.sealing.isOpenToMe) {
    return (
      <div data-small-print className="flex flex-col gap-12 print:gap-8">
        {swap}
        <SealingNote scorecard={scorecard} participants={participants} myUserId={myUserId} />
        <Debrief interview={interview} scorecards={view} />
      </div>
    );
  }
  return (
    <>
      {swap}
      <div className={classes('grid items-start gap-8 lg:gap-12', !isOpened && 'lg:grid-cols-2')}>
        {!isOpened && (
          <div className="lg:sticky lg:top-8">
            <ReviewSection title="Time per step">{state.clock && <StepTimes clock={state.clock} />}</ReviewSection>
          </div>
        )}
        <ReviewSection title="Your scorecard">
          <ScorecardSection
            scorecard={scorecard}
            rubric={rubricOf(interview.rubricVersion)}
            participants={participants}
            desk={state}
            myUserId={myUserId}
            anchorsOf={(id) => anchorsIn(brief.data ?? study.data, id)}
          />
        </ReviewSection>
      </div>
      {isOpened && <DebriefRest interview={interview} views={NOTHING_SEEN} />}
    </>
  );
}
