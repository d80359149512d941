import { RATING_TITLES } from '@fortyfive/interview';
import { Fold } from './fold';
import type { NextAnchors } from './next-anchors';
import type { Reader } from './reader';

/** So many are shown at once: nobody mends nine things before the next interview. */
const SHOWN = 3;

interface StrongerAnswersProps {
  readonly anchors: readonly NextAnchors[];
  readonly reader: Reader;
}

/** For what was rated below strong yes: what was seen, what the next level is, and what the best one is. */
export function StrongerAnswers({ anchors, reader }: StrongerAnswersProps) {
  if (anchors.length === 0) return null;
  const [first, rest] = [anchors.slice(0, SHOWN), anchors.slice(SHOWN)];
  return (
    <div className="flex flex-col gap-4">
      <AnchorList anchors={first} reader={reader} />
      {rest.length > 0 && (
        <Fold label={`The other ${rest.length} criteria`}>
          <AnchorList anchors={rest} reader={reader} />
        </Fold>
      )}
    </div>
  );
}

function AnchorList({ anchors, reader }: StrongerAnswersProps) {
  return (
    <ul className="grid gap-x-12 gap-y-6 lg:grid-cols-3 print:grid-cols-1">
      {anchors.map(({ view: { criterion }, opinion: { author, rating }, rungs }) => (
        <li key={criterion.id} className="flex min-w-0 flex-col gap-2 break-inside-avoid text-sm">
          <h3 className="font-semibold">{criterion.title}</h3>
          <dl className="flex flex-col gap-3 border-l-2 border-line pl-3">
            {rungs.map((rung) => (
              <div key={rung.rating}>
                <dt className="text-xs font-medium wrap-anywhere text-muted">
                  {RATING_TITLES[rung.rating]}
                  {rung.rating === rating && (
                    <>, as {author.userId === reader.userId ? 'you' : <bdi>{author.displayName}</bdi>} rated it</>
                  )}
                </dt>
                <dd className={rung.rating === rating ? 'text-muted' : undefined}>{rung.anchor}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
