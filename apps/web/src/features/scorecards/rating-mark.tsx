import { RATINGS, RATING_TITLES, type Rating } from '@fortyfive/interview';

/** A rating as four squares and its word. */
export function RatingMark({ rating }: { rating: Rating | null }) {
  const level = rating ? RATINGS.indexOf(rating) : -1;
  return (
    <span className="inline-flex shrink-0 items-center gap-2 text-xs whitespace-nowrap">
      <span aria-hidden className="inline-flex gap-0.5">
        {RATINGS.map((one, place) => (
          <span key={one} className={`size-2 ${place <= level ? 'bg-accent' : 'border border-line-strong'}`} />
        ))}
      </span>
      <span className={rating ? 'font-medium' : 'text-muted'}>{rating ? RATING_TITLES[rating] : 'Not rated'}</span>
    </span>
  );
}
