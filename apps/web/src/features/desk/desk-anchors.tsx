import { RATINGS, RATING_TITLES, type Anchors } from '@fortyfive/interview';

/** What each level looks like for this question and step, the best first. */
export function DeskAnchors({ anchors }: { readonly anchors: Anchors }) {
  return (
    <dl className="flex flex-col gap-3">
      {RATINGS.toReversed().map((rating) => (
        <div key={rating}>
          <dt className="text-xs font-medium text-muted">{RATING_TITLES[rating]}</dt>
          <dd>{anchors[rating]}</dd>
        </div>
      ))}
    </dl>
  );
}
