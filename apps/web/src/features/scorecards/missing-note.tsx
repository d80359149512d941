import type { Rubric } from '@fortyfive/interview';
import { gapsOn, ownGapsOn, unratedOn } from './missing-parts';
import type { Scorecard } from './use-scorecard';

interface MissingNoteProps {
  readonly scorecard: Scorecard;
  readonly rubric: Rubric;
  /** Whether it is the candidate's, which has more parts. */
  readonly isOwn?: boolean;
}

/** What is still missing on the scorecard; never a reason to hold it back. */
export function MissingNote({ scorecard, rubric, isOwn = false }: MissingNoteProps) {
  const gaps = (isOwn ? ownGapsOn : gapsOn)(scorecard.mine, rubric);
  return (
    <div className="flex flex-col gap-2 text-sm">
      {unratedOn(scorecard.mine, rubric).length === 0 && <p>All {rubric.criteria.length} criteria are rated.</p>}
      {gaps.map(({ sentence, names }) => (
        <div key={sentence} className="flex flex-col gap-1">
          <p className="font-medium">{sentence}</p>
          {names.length > 0 && <p className="text-muted">{names.join(', ')}</p>}
        </div>
      ))}
      {gaps.length > 0 && <p className="text-muted">You can hand in without.</p>}
    </div>
  );
}
