import { useEffect, useRef, useState } from 'react';
import { Button } from '#ui/button';
import { CriteriaList, type CriteriaListProps } from './criteria-list';
import { DraftNote } from './draft-note';
import { HandInBar } from './hand-in-bar';
import { MissingNote } from './missing-note';
import { unratedOn } from './missing-parts';
import { neighboursOf, OWN_PARTS, ownProgress, partToGoOn, type OwnPartId } from './own-parts';
import { OwnPartsNav } from './own-parts-nav';
import { PartnerFeedback } from './partner-feedback';
import { ScorecardGate } from './scorecard-gate';
import { ScorecardReading } from './scorecard-reading';
import { SelfReview } from './self-review';
import { TakeawayFields } from './takeaway-fields';

interface OwnScorecardProps extends Pick<CriteriaListProps, 'scorecard' | 'rubric' | 'anchorsOf' | 'desk'> {
  readonly interviewerName: string;
}

/** The candidate's own card, after the end: four parts, one at a time, in their own order if they like (SCORECARD-WEB-10). */
export function OwnScorecard(props: OwnScorecardProps) {
  const { scorecard, rubric, desk } = props;
  return (
    <ScorecardGate scorecard={scorecard} rows={rubric.criteria.length}>
      {scorecard.mine?.submittedAt ? (
        <ScorecardReading card={scorecard.mine} rubric={rubric} desk={desk} isOwn />
      ) : (
        <OwnParts {...props} />
      )}
    </ScorecardGate>
  );
}

function OwnParts(props: OwnScorecardProps) {
  const { scorecard, rubric } = props;
  const [part, setPart] = useState(() => partToGoOn(scorecard.mine, rubric));
  const { before, after } = neighboursOf(part);
  const heading = useFocusOnChange(part);
  const back = before && <Button onClick={() => setPart(before)}>Back</Button>;
  return (
    <div className="flex flex-col">
      <OwnPartsNav shown={part} progress={ownProgress(scorecard.mine, rubric)} onShow={setPart} />
      <h3 ref={heading} tabIndex={-1} className="px-4 pt-4 text-base font-semibold outline-none">
        {OWN_PARTS.find(({ id }) => id === part)?.title}
      </h3>
      <PartContent {...props} part={part} />
      {after ? (
        <div className="flex flex-wrap items-center justify-between gap-2 p-4">
          <DraftNote status={scorecard.status} refusal={scorecard.refusal} />
          <div className="flex gap-2">
            {back}
            <Button variant="primary" onClick={() => setPart(after)}>
              Next
            </Button>
          </div>
        </div>
      ) : (
        <HandInBar scorecard={scorecard} rubric={rubric} isOwn>
          {back}
        </HandInBar>
      )}
    </div>
  );
}

function PartContent({ part, ...props }: OwnScorecardProps & { readonly part: OwnPartId }) {
  const { interviewerName, ...criteria } = props;
  const { scorecard, rubric } = criteria;
  const [firstOpen] = useState(() => unratedOn(scorecard.mine, rubric)[0]?.id);
  switch (part) {
    case 'ratings':
      return (
        <>
          <p className="border-b border-line px-4 pt-1 pb-4 text-sm text-muted">
            The same criteria that you were rated by. Rate what came out, not what you know.
          </p>
          <CriteriaList {...criteria} openAt={firstOpen} isSelf />
        </>
      );
    case 'review':
      return <SelfReview scorecard={scorecard} />;
    case 'partner':
      return <PartnerFeedback scorecard={scorecard} interviewerName={interviewerName} />;
    case 'finish':
      return (
        <div className="flex flex-col gap-6 border-b border-line p-4">
          <TakeawayFields scorecard={scorecard}>What will you keep, and what change? At most three.</TakeawayFields>
          <MissingNote scorecard={scorecard} rubric={rubric} isOwn />
        </div>
      );
  }
}

/** Whoever goes to another part reads on at its heading; not so when the page has just come. */
function useFocusOnChange(part: OwnPartId) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(part);
  useEffect(() => {
    if (shown.current !== part) heading.current?.focus();
    shown.current = part;
  }, [part]);
  return heading;
}
