import type { Rubric } from '@fortyfive/interview';
import { unratedOn } from './missing-parts';
import type { Scorecard } from './use-scorecard';

interface UnratedNoteProps {
  readonly scorecard: Scorecard;
  readonly rubric: Rubric;
}

/** What is still missing on the scorecard; never a reason to hold it back. */
export function UnratedNote({ scorecard, rubric }: UnratedNoteProps) {
  const unrated = unratedOn(scorecard.mine, rubric);
  if (unrated.length === 0) return <p className="text-sm">All {rubric.criteria.length} criteria are rated.</p>;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p className="font-medium">
        {unrated.length} of {rubric.criteria.length} criteria are not rated yet
      </p>
      <p className="text-muted">{unrated.map(({ title }) => title).join(', ')}</p>
    </div>
  );
}
