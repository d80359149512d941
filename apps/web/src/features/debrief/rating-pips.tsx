import { levelOf, RATINGS, RATING_TITLES, type Rating } from '@fortyfive/interview';
import { formatLevel } from './level';

/** A level as four squares, partly filled where it lies between two. The word stands beside them. */
function Pips({ level }: { readonly level: number }) {
  return (
    <span aria-hidden className="inline-flex gap-0.5">
      {RATINGS.map((rating, place) => (
        <span key={rating} className="relative size-2.5 overflow-hidden border border-line-strong print:border-ink">
          <span
            style={{ width: `${Math.min(1, Math.max(0, level - place)) * 100}%` }}
            className="absolute inset-y-0 left-0 bg-accent print:bg-ink"
          />
        </span>
      ))}
    </span>
  );
}

/** A rating as filled squares and its word. */
export function RatingPips({ rating }: { readonly rating: Rating | null }) {
  return (
    <span className="inline-flex items-center gap-2 text-sm whitespace-nowrap">
      <Pips level={rating ? levelOf(rating) : 0} />
      <span className={rating ? 'font-medium' : 'text-muted'}>{rating ? RATING_TITLES[rating] : 'Not rated'}</span>
    </span>
  );
}

/** The mean of several ratings. */
export function MeanPips({ level }: { readonly level: number }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-sm">
      <Pips level={level} />
      <span className="font-medium tabular-nums">{formatLevel(level)} of 4 on average</span>
    </span>
  );
}
