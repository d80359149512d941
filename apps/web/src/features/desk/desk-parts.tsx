import type { GivenHint } from '@fortyfive/interview';
import type { StepGuide } from '@fortyfive/questions';
import type { Ref } from 'react';
import { Bullets } from './bullets';
import type { DeskProps } from './desk';
import { DeskAnchors } from './desk-anchors';
import { DeskCurveballs } from './desk-curveballs';
import { DeskFacts } from './desk-facts';
import { DeskHints } from './desk-hints';
import { DeskSection } from './desk-section';
import type { Tour } from './tour-memory';
import { TourStop } from './tour-stop';

interface DeskPartsProps extends Pick<DeskProps, 'state' | 'problem' | 'hintCost' | 'isGivingHint' | 'actions'> {
  readonly guide: StepGuide;
  /** The hints of the present step that were given. */
  readonly given: readonly GivenHint[];
  readonly tour: Tour;
  readonly filterRef: Ref<HTMLInputElement>;
  readonly hintRef: Ref<HTMLButtonElement>;
}

/** What may be wanted in a step, closed until it is (DESK-2). */
export function DeskParts(props: DeskPartsProps) {
  const { state, problem, hintCost, isGivingHint, actions, guide, given, tour, filterRef, hintRef } = props;
  const startedAtMs = state.clock?.startedAtMs ?? 0;
  const { facts } = problem.requirements;
  const hasMoreHints = given.length < guide.hints.length;
  return (
    <>
      <TourStop tour={tour} at="facts" />
      <DeskSection part="facts" title="Facts" aside={`${state.facts.length} of ${facts.length} given`}>
        <DeskFacts
          facts={facts}
          given={state.facts}
          startedAtMs={startedAtMs}
          onGive={actions.giveFact}
          filterRef={filterRef}
        />
      </DeskSection>
      <TourStop tour={tour} at="hints" />
      <DeskSection
        part="hints"
        title={hasMoreHints ? `Hint ${given.length + 1} of ${guide.hints.length}` : 'Hints'}
        aside={hasMoreHints ? hintCost && `costs ${hintCost}` : `${given.length} given`}
      >
        <DeskHints
          rungs={guide.hints}
          given={given}
          startedAtMs={startedAtMs}
          isBusy={isGivingHint}
          onGive={actions.giveHint}
          buttonRef={hintRef}
        />
      </DeskSection>
      <DeskSection
        part="curveballs"
        title="Curveballs"
        aside={state.curveballs.length > 0 && `${state.curveballs.length} fired`}
      >
        <DeskCurveballs
          curveballs={problem.curveballs}
          fired={state.curveballs}
          startedAtMs={startedAtMs}
          onFire={actions.fireCurveball}
        />
      </DeskSection>
      {guide.redFlags.length > 0 && (
        <DeskSection part="red-flags" title="Red flags">
          <Bullets lines={guide.redFlags} />
        </DeskSection>
      )}
      <DeskSection part="anchors" title="What each level looks like">
        <DeskAnchors anchors={guide.anchors} />
      </DeskSection>
    </>
  );
}
