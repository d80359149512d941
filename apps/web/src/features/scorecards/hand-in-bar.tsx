import type { Rubric } from '@fortyfive/interview';
import { useState, type ReactNode } from 'react';
import { Button } from '#ui/button';
import { DraftNote } from './draft-note';
import { HandInDialog } from './hand-in-dialog';
import type { Scorecard } from './use-scorecard';

interface HandInBarProps {
  readonly scorecard: Scorecard;
  readonly rubric: Rubric;
  readonly isOwn?: boolean;
  /** What else can be done here, before the button. */
  readonly children?: ReactNode;
}

/** Below a scorecard: whether it is saved, and the button that hands it in. */
export function HandInBar({ scorecard, rubric, isOwn = false, children }: HandInBarProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 p-4">
      <DraftNote status={scorecard.status} refusal={scorecard.refusal} />
      <div className="flex flex-wrap gap-2">
        {children}
        <Button variant={isOwn ? 'primary' : 'secondary'} onClick={() => setAsking(true)}>
          Hand in the scorecard
        </Button>
      </div>
      <HandInDialog scorecard={scorecard} rubric={rubric} isOwn={isOwn} isOpen={isAsking} onOpenChange={setAsking} />
    </div>
  );
}
