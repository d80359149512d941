import type { ReactNode } from 'react';
import { CriteriaList, type CriteriaListProps } from './criteria-list';
import { HandInBar } from './hand-in-bar';
import { ScorecardReading } from './scorecard-reading';
import { ScorecardGate } from './scorecard-gate';
import { TakeawayFields } from './takeaway-fields';

interface ScorecardEditorProps extends Omit<CriteriaListProps, 'isSelf'> {
  /** What was noted while it happened, and where to note more. */
  readonly evidence?: ReactNode;
}

/** The card of who rates somebody else, saved while it is written, final once handed in (SCORECARD-WEB-1). */
export function ScorecardEditor({ evidence, ...criteria }: ScorecardEditorProps) {
  const { scorecard, rubric, desk } = criteria;
  return (
    <ScorecardGate scorecard={scorecard} rows={rubric.criteria.length}>
      {scorecard.mine?.submittedAt ? (
        <ScorecardReading card={scorecard.mine} rubric={rubric} desk={desk} />
      ) : (
        <div className="flex flex-col">
          {evidence}
          <CriteriaList {...criteria} />
          <div className="border-b border-line p-4">
            <TakeawayFields scorecard={scorecard}>
              What should they keep, and what change? At most three.
            </TakeawayFields>
          </div>
          <HandInBar scorecard={scorecard} rubric={rubric} />
        </div>
      )}
    </ScorecardGate>
  );
}
