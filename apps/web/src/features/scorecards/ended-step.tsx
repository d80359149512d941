import { COMMENT_MAX } from '@fortyfive/contract';
import { RATINGS, RATING_TITLES, stepAt, type ClockState, type Criterion, type Rubric } from '@fortyfive/interview';
import { MessageSquareDashed } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '#ui/button';
import { ChoiceGroup } from '#ui/choice-group';
import type { AnchorsOf } from './anchors';
import { countEvidence, lackOf } from './criterion-marks';
import type { Scorecard } from './use-scorecard';
import { WrittenField } from './written-field';

interface EndedStepProps {
  readonly scorecard: Scorecard;
  readonly rubric: Rubric;
  readonly anchorsOf: AnchorsOf;
  readonly clock: ClockState;
  /** The offer goes away; the focus has to go somewhere. */
  readonly onClose: () => void;
}

/**
 * Offers to rate the step that has just ended, in its place among other things and in nobody's way (SCORECARD-WEB-15). What is put
 * off, or was rated already, is in the scorecard.
 */
export function EndedStep({ scorecard, rubric, anchorsOf, clock, onClose }: EndedStepProps) {
  const [closedId, setClosedId] = useState<string | null>(null);
  const [ratedHereId, setRatedHereId] = useState<string | null>(null);
  const criterion = rubric.criteria.find(({ id }) => clock.stepIndex > 0 && id === stepAt(clock.stepIndex - 1).id);
  const isOpen = scorecard.view !== undefined && !scorecard.mine?.submittedAt;
  if (!criterion || !isOpen || closedId === criterion.id) return null;
  const isRated = Boolean(scorecard.mine?.ratings[criterion.id]?.rating);
  if (isRated && ratedHereId !== criterion.id) return null;
  return (
    <Offer
      key={criterion.id}
      {...{ criterion, scorecard, isRated }}
      anchors={anchorsOf(criterion.id) ?? criterion.anchors}
      onRate={() => setRatedHereId(criterion.id)}
      onClose={() => {
        onClose();
        setClosedId(criterion.id);
      }}
    />
  );
}

interface OfferProps {
  readonly criterion: Criterion;
  readonly anchors: Criterion['anchors'];
  readonly scorecard: Scorecard;
  readonly isRated: boolean;
  readonly onRate: () => void;
  readonly onClose: () => void;
}

function Offer({ criterion, anchors, scorecard, isRated, onRate, onClose }: OfferProps) {
  const id = useId();
  const value = scorecard.mine?.ratings[criterion.id];
  const lack = lackOf(value, countEvidence(scorecard.mine?.evidence ?? {}, criterion.id));
  return (
    <section aria-labelledby={id} className="mx-2 mb-3 flex flex-col gap-3 rounded-card bg-sunken p-3 text-sm">
      <div className="flex items-start justify-between gap-2">
        <h3 id={id} className="min-w-0 font-semibold">
          {criterion.title} is over. How was it?
        </h3>
        <Button size="sm" variant={isRated ? 'secondary' : 'quiet'} className="-mt-1 -mr-1" onClick={onClose}>
          {isRated ? 'Done' : 'Later'}
        </Button>
      </div>
      <ChoiceGroup
        label={`Rate ${criterion.title}`}
        isLabelHidden
        value={value?.rating ?? null}
        onChange={(rating) => {
          onRate();
          scorecard.rate(criterion.id, { rating });
        }}
        options={RATINGS.map((level) => ({ value: level, title: RATING_TITLES[level], detail: anchors?.[level] }))}
      />
      {isRated && (
        <>
          <WrittenField
            label="Comment"
            isLabelHidden
            rows={2}
            value={value?.comment ?? ''}
            maxLength={COMMENT_MAX}
            placeholder="What decided it? A few words, if you like."
            onChange={(comment) => scorecard.rate(criterion.id, { comment })}
            onLeave={scorecard.flush}
          />
          {lack && (
            <p className="flex items-start gap-1 text-xs text-muted">
              <MessageSquareDashed aria-hidden className="mt-0.5 size-3.5 shrink-0" />
              {lack}
            </p>
          )}
        </>
      )}
    </section>
  );
}
