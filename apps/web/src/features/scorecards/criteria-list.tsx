import {
  EMPTY_DESK,
  STEP_IDS,
  type Criterion,
  type CriterionId,
  type DeskState,
  type Rubric,
} from '@fortyfive/interview';
import { Accordion } from 'radix-ui';
import { useState } from 'react';
import type { AnchorsOf } from './anchors';
import { CriterionEditor } from './criterion-editor';
import { countEvidence, hintWords } from './criterion-marks';
import type { Scorecard } from './use-scorecard';

export interface CriteriaListProps {
  readonly scorecard: Scorecard;
  readonly rubric: Rubric;
  readonly anchorsOf: AnchorsOf;
  /** What was let out at the desk: hints have a price. */
  readonly desk?: DeskState;
  /** The criterion to have open: in the room, the present step's. */
  readonly openAt?: CriterionId | undefined;
  /** Whether one rates oneself. */
  readonly isSelf?: boolean;
}

/** All criteria of the rubric: those of the steps, and then those that run through the whole interview. */
export function CriteriaList(props: CriteriaListProps) {
  const { scorecard, rubric, anchorsOf, desk = EMPTY_DESK, openAt, isSelf = false } = props;
  const [open, setOpen] = useOpenCriteria(openAt);
  const { mine } = scorecard;
  const ofSteps = rubric.criteria.filter(isOfStep);
  const general = rubric.criteria.filter((criterion) => !isOfStep(criterion));
  const editorOf = (criterion: Criterion) => (
    <CriterionEditor
      key={criterion.id}
      criterion={criterion}
      anchors={anchorsOf(criterion.id) ?? criterion.anchors}
      value={mine?.ratings[criterion.id]}
      evidence={isSelf ? null : countEvidence(mine?.evidence ?? {}, criterion.id)}
      hints={hintWords(desk, criterion.id)}
      onChange={(change) => scorecard.rate(criterion.id, change)}
      onLeave={scorecard.flush}
    />
  );
  return (
    <Accordion.Root type="multiple" value={open} onValueChange={setOpen}>
      {ofSteps.map(editorOf)}
      <p className="border-b border-line bg-sunken px-4 py-2 text-xs text-muted">All the way through</p>
      {general.map(editorOf)}
    </Accordion.Root>
  );
}

function isOfStep({ id }: Criterion): boolean {
  return STEP_IDS.some((stepId) => stepId === id);
}

/** What is open stays so; when the step changes, its criterion opens as well. */
function useOpenCriteria(openAt: CriterionId | undefined) {
  const [open, setOpen] = useState<string[]>(openAt ? [openAt] : []);
  const [openedAt, setOpenedAt] = useState(openAt);
  if (openAt && openAt !== openedAt) {
    setOpenedAt(openAt);
    setOpen([...open, openAt]);
  }
  return [open, setOpen] as const;
}
