import { CRITERIA } from '@fortyfive/interview';
import type { Scorecard } from './use-scorecard';

/** What is still missing on the scorecard; never a reason to hold it back. */
export function UnratedNote({ scorecard }: { scorecard: Scorecard }) {
  const { unrated } = scorecard;
  if (unrated.length === 0) return <p className="text-sm">All {CRITERIA.length} criteria are rated.</p>;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p className="font-medium">
        {unrated.length} of {CRITERIA.length} criteria are not rated yet
      </p>
      <p className="text-muted">{unrated.map(({ title }) => title).join(', ')}</p>
    </div>
  );
}
