import type { ScorecardView } from '@fortyfive/contract';
import type { Rubric } from '@fortyfive/interview';
import { formatDateTime } from '#ui/duration';
import { RatingMark } from './rating-mark';

interface ScorecardReadingProps {
  readonly card: ScorecardView;
  readonly rubric: Rubric;
}

/** A scorecard that has been handed in. */
export function ScorecardReading({ card, rubric }: ScorecardReadingProps) {
  return (
    <div className="flex flex-col">
      <dl>
        {rubric.criteria.map(({ id, title, question }) => {
          const value = card.ratings[id];
          const comment = value?.comment.trim();
          return (
            <div key={id} className="flex flex-col gap-1 border-b border-line px-4 py-3 break-inside-avoid">
              <dt className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span className="text-sm font-medium" title={question}>
                  {title}
                </span>
                <RatingMark rating={value?.rating ?? null} />
              </dt>
              {(comment || value?.rating) && (
                <dd className="max-w-lg text-sm whitespace-pre-wrap text-muted">
                  {comment ? <bdi>{comment}</bdi> : 'No comment.'}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
      {card.submittedAt && (
        <p className="px-4 py-3 text-xs text-muted">Handed in · {formatDateTime(card.submittedAt)}</p>
      )}
    </div>
  );
}
