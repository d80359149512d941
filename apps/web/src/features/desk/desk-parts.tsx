import type { GivenHint } from '@fortyfive/interview';
import type { StepGuide } from '@fortyfive/questions';
import { Bullets } from './bullets';
import type { DeskProps } from './desk';
import { DeskAnchors } from './desk-anchors';
import { DeskCurveballs } from './desk-curveballs';
import { DeskFacts } from './desk-facts';
import { DeskHints } from './desk-hints';
import { DeskSection } from './desk-section';
import { priceInWords } from './price-words';
import type { Tour } from './tour-memory';
import { TourStop } from './tour-stop';
import type { DeskOpening } from './use-desk-handle';

interface DeskPartsProps extends Pick<DeskProps, 'state' | 'problem' | 'hintPrice' | 'isGivingHint' | 'actions'> {
  readonly guide: StepGuide;
  /** The hints of the present step that were given. */
  readonly given: readonly GivenHint[];
  readonly tour: Tour;
  readonly handle: DeskOpening;
}

/** What may be wanted in a step, closed until it is (DESK-2). */
export function DeskParts({ state, problem, hintPrice, isGivingHint, actions, guide, given, tour, handle }: DeskPartsProps) {
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
          filterRef={handle.filter}
        />
      </DeskSection>
      <TourStop tour={tour} at="hints" />
      <DeskSection
        part="hints"
        title={hasMoreHints ? `Hint ${given.length + 1} of ${guide.hints.length}` : 'Hints'}
        aside={hasMoreHints ? `costs ${priceInWords(hintPrice)}` : `${given.length} given`}
      >
        <DeskHints
          rungs={guide.hints}
          given={given}
          startedAtMs={startedAtMs}
          isBusy={isGivingHint}
          onGive={actions.giveHint}
          buttonRef={handle.hint}
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
