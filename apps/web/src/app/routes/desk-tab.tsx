import type { BriefView } from '@fortyfive/contract';
import { stepIdOf, type ClockReading, type Rubric } from '@fortyfive/interview';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRef, type ComponentProps } from 'react';
import { anchorsIn } from '#features/briefs/use-brief';
import { Desk } from '#features/desk/desk';
import { DeskSkeleton } from '#features/desk/desk-skeleton';
import type { DeskHandle } from '#features/desk/use-desk-handle';
import { levelsInWords } from '#features/given/given-words';
import type { RoomFrame } from '#features/rooms/room-frame';
import { shownSeconds } from '#features/rooms/use-clock';
import { useSettled } from '#features/rooms/use-settled';
import { EndedStep } from '#features/scorecards/ended-step';
import { EvidenceBar } from '#features/scorecards/evidence-bar';
import { EvidenceList } from '#features/scorecards/evidence-list';
import type { EvidenceNoting } from '#features/scorecards/use-evidence';
import type { Scorecard } from '#features/scorecards/use-scorecard';
import { messageOf } from '#platform/http';
import { formatClock } from '#ui/duration';
import { ErrorNotice } from '#ui/error-notice';
import { KEYS_AT_DESK, useDeskKeys } from './use-desk-keys';
import { EVIDENCE_KEYS, useEvidenceKeys } from './use-evidence-keys';

export const DESK_TAB = 'desk';

interface DeskTabProps extends Pick<ComponentProps<typeof RoomFrame>, 'room' | 'layout' | 'reading'> {
  readonly brief: UseQueryResult<BriefView>;
  readonly scorecard: Scorecard;
  readonly noting: EvidenceNoting;
  readonly rubric: Rubric;
  readonly candidate: string;
}

/** The desk with what it takes from brief, scorecard and clock. */
export function DeskTab(props: DeskTabProps) {
  const { room, layout, reading, brief, scorecard, noting, rubric } = props;
  const { state, myUserId } = room.view;
  const desk = useRef<DeskHandle>(null);
  const isHandedIn = Boolean(scorecard.mine?.submittedAt);
  const onNote = isHandedIn ? null : noting.note;
  useDeskKeys(layout, DESK_TAB, desk);
  useEvidenceKeys({ layout, tab: DESK_TAB, stepId: stepIdOf(state.clock), onNote });
  const isHintSettled = useSettled(state.hints.length);
  if (brief.isError && !brief.data) return <NoBrief brief={brief} />;
  if (!brief.data || !reading || !state.clock) return <DeskSkeleton />;
  const { stepId } = reading;
  const actions = {
    giveFact: (factId: string) => void room.run({ type: 'give-fact', factId }),
    // The second click of a double click would give the next one too (ROOM-WEB-8).
    giveHint: (rung: number) => void (isHintSettled() && room.run({ type: 'give-hint', stepId, rung })),
    fireCurveball: (curveballId: string) => void room.run({ type: 'fire-curveball', curveballId }),
    settleHelp: () => void room.run({ type: 'settle-help' }),
    openBrief: () => layout.showOwn('brief'),
  };
  return (
    <Desk
      ref={desk}
      {...{ state, reading, myUserId, actions }}
      keys={KEYS_AT_DESK}
      time={timeInWords(reading)}
      problem={brief.data.problem}
      hintCost={rubric.hintPrice > 0 ? levelsInWords(rubric.hintPrice) : null}
      isGivingHint={room.isBusy('give-hint')}
      candidate={props.candidate}
      evidenceCount={noting.noted.filter(({ criterionId }) => criterionId === stepId).length}
      rating={
        <EndedStep
          {...{ scorecard, rubric }}
          clock={state.clock}
          onClose={() => desk.current?.focusTop()}
          anchorsOf={(id: string) => anchorsIn(brief.data, id)}
        />
      }
      evidence={
        isHandedIn ? (
          <p className="px-4 py-3 text-sm text-muted">Your scorecard has been handed in.</p>
        ) : (
          <EvidenceBar {...{ noting, rubric, stepId }} keys={EVIDENCE_KEYS} />
        )
      }
      noted={isHandedIn ? null : <EvidenceList noting={noting} rubric={rubric} />}
    />
  );
}

function NoBrief({ brief }: Pick<DeskTabProps, 'brief'>) {
  return (
    <div className="p-4">
      <ErrorNotice
        message={messageOf(brief.error)}
        onRetry={() => void brief.refetch()}
        isRetrying={brief.isFetching}
      />
    </div>
  );
}

function timeInWords(reading: ClockReading): string {
  const { leftMs, overMs } = shownSeconds(reading);
  return overMs > 0 ? `+${formatClock(overMs)} over` : `${formatClock(leftMs)} left`;
}
