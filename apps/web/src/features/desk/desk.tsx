import { openHelpOf, type ClockReading, type InterviewState } from '@fortyfive/interview';
import type { Problem } from '@fortyfive/questions';
import { Accordion } from 'radix-ui';
import type { ReactNode, Ref } from 'react';
import { Button } from '#ui/button';
import { DeskKeys, type DeskKey } from './desk-keys';
import { DeskParts } from './desk-parts';
import { DeskSection } from './desk-section';
import { DeskStep } from './desk-step';
import { HelpBanner } from './help-banner';
import { useTour } from './tour-memory';
import { TourStop } from './tour-stop';
import { useDeskHandle, type DeskHandle } from './use-desk-handle';
import { whatToDoNow } from './what-to-do-now';

/** What the desk asks for; only the server knows whether it comes about. */
export interface DeskActions {
  readonly giveFact: (factId: string) => void;
  readonly giveHint: (rung: number) => void;
  readonly fireCurveball: (curveballId: string) => void;
  readonly settleHelp: () => void;
  readonly openBrief: () => void;
}

export interface DeskProps {
  readonly ref: Ref<DeskHandle>;
  readonly state: InterviewState;
  readonly reading: ClockReading;
  /** The time left or over, in words. */
  readonly time: string;
  readonly problem: Problem;
  /** What a hint costs, in levels. */
  readonly hintPrice: number;
  readonly isGivingHint: boolean;
  readonly myUserId: string;
  readonly candidate: string;
  readonly actions: DeskActions;
  readonly keys: readonly DeskKey[];
  /** How much is noted on the present step's criterion. */
  readonly evidenceCount: number;
  /** The step that has just ended, to be rated; nothing when there is none. */
  readonly rating: ReactNode;
  /** + and − on the criteria, and what has been noted. */
  readonly evidence: ReactNode;
}

/** The interviewer's desk: the present step, and closed below it whatever may be wanted in it. */
export function Desk(props: DeskProps) {
  const { ref, state, reading, problem, actions, rating, evidence } = props;
  const tour = useTour(props.myUserId);
  const handle = useDeskHandle(ref);
  const guide = problem.steps[reading.stepId];
  const help = openHelpOf(state);
  const given = state.hints.filter(({ stepId }) => stepId === reading.stepId);
  const now = whatToDoNow({
    reading,
    desk: state,
    facts: problem.requirements.facts,
    hintCount: guide.hints.length,
    evidenceCount: props.evidenceCount,
  });
  return (
    <div className="flex flex-col">
      {help && (
        <HelpBanner
          help={help}
          candidate={props.candidate}
          nextRung={given.length < guide.hints.length ? given.length + 1 : null}
          isBusy={props.isGivingHint}
          onGiveHint={actions.giveHint}
          onSettle={actions.settleHelp}
        />
      )}
      {rating}
      <DeskStep {...{ reading, guide, now, tour }} time={props.time} onOpenBrief={actions.openBrief} />
      <Accordion.Root type="multiple" value={handle.open} onValueChange={handle.setOpen}>
        <DeskParts {...props} {...{ guide, given, tour, handle }} />
        <div className="sticky bottom-0 z-10 border-t border-line bg-surface">
          <TourStop tour={tour} at="evidence" />
          <TourStop tour={tour} at="rating" />
          {evidence}
        </div>
        <DeskSection part="keys" title="Keys and tour">
          <div className="flex flex-col items-start gap-4">
            <DeskKeys keys={props.keys} />
            <Button size="sm" onClick={() => tour.goTo(0)}>
              Show the tour again
            </Button>
          </div>
        </DeskSection>
      </Accordion.Root>
    </div>
  );
}
