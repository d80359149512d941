import type { CriterionId, Rubric } from '@fortyfive/interview';
import { Accordion } from 'radix-ui';
import { useState } from 'react';
import { Button } from '#ui/button';
import { ErrorNotice } from '#ui/error-notice';
import { Loading, Skeleton } from '#ui/skeleton';
import type { AnchorsOf } from './anchors';
import { CriterionEditor } from './criterion-editor';
import { DraftNote } from './draft-note';
import { HandInDialog } from './hand-in-dialog';
import { ScorecardReading } from './scorecard-reading';
import type { Scorecard } from './use-scorecard';

interface ScorecardEditorProps {
  readonly scorecard: Scorecard;
  readonly rubric: Rubric;
  readonly anchorsOf: AnchorsOf;
  /** The criterion to have open: in the room, the present step's. */
  readonly openAt?: CriterionId;
}

/** One's own scorecard: the criteria of the rubric, saved while they are written, final once handed in (SCORECARD-WEB-1). */
export function ScorecardEditor({ scorecard, rubric, anchorsOf, openAt }: ScorecardEditorProps) {
  const [open, setOpen] = useState<string[]>(openAt ? [openAt] : []);
  const [openedAt, setOpenedAt] = useState(openAt);
  if (openAt && openAt !== openedAt) {
    setOpenedAt(openAt);
    setOpen([...open, openAt]);
  }
  const [isAsking, setAsking] = useState(false);
  if (scorecard.problem) return <ErrorNotice message={scorecard.problem} onRetry={scorecard.retry} />;
  if (!scorecard.view) return <ScorecardSkeleton rubric={rubric} />;
  if (scorecard.mine?.submittedAt) return <ScorecardReading card={scorecard.mine} rubric={rubric} />;
  return (
    <div className="flex flex-col">
      <Accordion.Root type="multiple" value={open} onValueChange={setOpen}>
        {rubric.criteria.map((criterion) => (
          <CriterionEditor
            key={criterion.id}
            criterion={criterion}
            anchors={anchorsOf(criterion.id) ?? criterion.anchors}
            value={scorecard.mine?.ratings[criterion.id]}
            onChange={(change) => scorecard.rate(criterion.id, change)}
            onLeave={scorecard.flush}
          />
        ))}
      </Accordion.Root>
      <div className="flex flex-wrap items-center justify-between gap-2 p-4">
        <DraftNote status={scorecard.status} refusal={scorecard.refusal} />
        <Button onClick={() => setAsking(true)}>Hand in the scorecard</Button>
      </div>
      <HandInDialog scorecard={scorecard} rubric={rubric} isOpen={isAsking} onOpenChange={setAsking} />
    </div>
  );
}

function ScorecardSkeleton({ rubric }: { rubric: Rubric }) {
  return (
    <Loading label="Loading your scorecard" className="flex flex-col gap-3 p-4">
      {rubric.criteria.map(({ id }) => (
        <Skeleton key={id} className="h-8 w-full" />
      ))}
    </Loading>
  );
}
