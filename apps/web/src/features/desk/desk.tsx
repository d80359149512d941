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
  /** What a hint costs, in words; `null` where it costs nothing. */
  readonly hintCost: string | null;
  readonly isGivingHint: boolean;
  readonly myUserId: string;
  readonly candidate: string;
  readonly actions: DeskActions;
  readonly keys: readonly DeskKey[];
  /** How much is noted on the present step's criterion. */
  readonly evidenceCount: number;
  /** The step that has just ended, to be rated; nothing when there is none. */
  readonly rating: ReactNode;
  /** + and − on the criteria. */
  readonly evidence: ReactNode;
  /** What has been noted so far. */
  readonly noted: ReactNode;
}

/** The interviewer's desk: the present step, and closed below it whatever may be wanted in it. */
export function Desk(props: DeskProps) {
  const { ref, state, reading, problem, actions } = props;
  const { open, setOpen, top, filter, hint } = useDeskHandle(ref);
  const tour = useTour(props.myUserId, () => top.current?.focus());
  const guide = problem.steps[reading.stepId];
  const help = openHelpOf(state);
  const given = state.hints.filter(({ stepId }) => stepId === reading.stepId);
  const now = whatToDoNow({
    reading,
    desk: state,
    facts: problem.requirements.facts,
    evidenceCount: props.evidenceCount,
  });
  return (
    // The accordion is all of the desk, so that + and − stick to its lower edge wherever one has scrolled.
    <Accordion.Root
      ref={top}
      tabIndex={-1}
      type="multiple"
      value={open}
      onValueChange={setOpen}
      className="flex flex-col outline-none"
    >
      <h2 className="sr-only">Desk</h2>
      {help && (
        <HelpBanner
          help={help}
          candidate={props.candidate}
          nextRung={given.length < guide.hints.length ? given.length + 1 : null}
          isBusy={props.isGivingHint}
          onGiveHint={actions.giveHint}
          onSettle={() => {
            top.current?.focus(); // The button goes, and the focus would go with it.
            actions.settleHelp();
          }}
        />
      )}
      <DeskStep {...{ reading, guide, now, tour }} time={props.time} onOpenBrief={actions.openBrief} />
      <TourStop tour={tour} at="rating" />
      {props.rating}
      <DeskParts {...props} {...{ guide, given, tour }} filterRef={filter} hintRef={hint} />
      <div className="sticky bottom-0 z-10 border-t border-line bg-surface">
        <TourStop tour={tour} at="evidence" />
        {props.evidence}
      </div>
      {props.noted}
      <DeskSection part="keys" title="Keys and tour">
        <div className="flex flex-col items-start gap-4">
          <DeskKeys keys={props.keys} />
          <Button size="sm" onClick={() => tour.goTo(0)}>
            Show the tour again
          </Button>
        </div>
      </DeskSection>
    </Accordion.Root>
  );
}
