import type { AsInterviewerView } from '@fortyfive/contract';
import { PARTNER_TRAITS, RATERS_PER_BATCH, RATINGS, RATING_TITLES } from '@fortyfive/interview';
import { useQuery } from '@tanstack/react-query';
import { asInterviewerQuery } from './figures-query';
import { FiguresSection } from './figures-section';

const HIGHEST = RATINGS.length;

/** What candidates say of me as interviewer, as means in which nobody can be told apart (FIGURES-1). */
export function AsInterviewer() {
  return (
    <FiguresSection
      title="As interviewer"
      intro="What the candidates you interviewed answer about you. You see means only, so that they can be frank."
      query={useQuery(asInterviewerQuery)}
      skeleton="h-40"
    >
      {(view) => (view.means ? <Means means={view.means} ratings={view.ratings} /> : <Missing count={view.missing} />)}
    </FiguresSection>
  );
}

function Missing({ count }: { readonly count: number }) {
  return (
    <p className="rounded-card border border-dashed border-line p-6 text-sm text-muted">
      <span className="font-medium text-ink">
        {count} more {count === 1 ? 'rating' : 'ratings'} to go.
      </span>{' '}
      Your means are here once {RATERS_PER_BATCH} different candidates have rated you and the scorecards of those
      interviews are open.
    </p>
  );
}

interface MeansProps {
  readonly means: NonNullable<AsInterviewerView['means']>;
  readonly ratings: number;
}

function Means({ means, ratings }: MeansProps) {
  return (
    <>
      <table className="w-full border-collapse border-y border-line text-sm">
        <caption className="sr-only">Mean of {ratings} ratings</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">What they rate</th>
            <td />
            <th scope="col">Mean, 1 to {HIGHEST}</th>
          </tr>
        </thead>
        <tbody>
          {PARTNER_TRAITS.map(({ id, title, question }) => (
            <tr key={id} className="border-b border-line last:border-b-0">
              <th scope="row" className="py-3 pr-4 text-left font-normal">
                <span className="font-medium">{title}</span>
                <span className="block text-xs text-muted">“{question}”</span>
              </th>
              <td aria-hidden className="hidden w-1/3 py-3 sm:table-cell">
                <MeanBar mean={means[id]} />
              </td>
              <td className="w-20 py-3 pl-4 text-right whitespace-nowrap tabular-nums">
                <span className="text-base font-semibold">{means[id].toFixed(1)}</span>
                <span className="text-xs text-muted"> of {HIGHEST}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3 max-w-lg text-xs text-muted">
        From {ratings} candidates, on a scale from 1 ({RATING_TITLES['strong-no'].toLowerCase()}) to {HIGHEST} (
        {RATING_TITLES['strong-yes'].toLowerCase()}). Ratings are added {RATERS_PER_BATCH} people at a time, each person
        once, and no mean goes below {lowestMean()} or above {highestMean()}: otherwise it would tell what each of them
        said.
      </p>
    </>
  );
}

/** Four steps, filled as far as the mean reaches. */
function MeanBar({ mean }: { readonly mean: number }) {
  return (
    <div className="relative h-2 overflow-hidden rounded-control bg-ink/8">
      <div
        style={{ width: `${((mean - 1) / (HIGHEST - 1)) * 100}%` }}
        className="absolute inset-y-0 left-0 bg-accent"
      />
    </div>
  );
}

const lowestMean = () => (1 + 1 / RATERS_PER_BATCH).toFixed(1);
const highestMean = () => (HIGHEST - 1 / RATERS_PER_BATCH).toFixed(1);
