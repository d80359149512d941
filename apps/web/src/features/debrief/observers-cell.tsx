import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '#ui/button';
import { classes } from '#ui/classes';
import type { CriterionView } from './handed-in';
import { equationOf } from './level';
import { CellLabel, OpinionBody, OpinionCell } from './opinion-cell';
import { MeanPips } from './rating-pips';

/** What observers saw: of one all there is, of several the mean, and each when asked for (DEBRIEF-5). */
export function ObserversCell({ view }: { readonly view: CriterionView }) {
  const { observers, observerMean, price } = view;
  const [first, ...more] = observers;
  if (!first) return null;
  if (more.length === 0) {
    return <OpinionCell label={<bdi>{first.author.displayName}</bdi>} opinion={first} price={price} />;
  }
  return (
    <div className="flex min-w-0 flex-col items-start gap-2">
      <CellLabel>Observers</CellLabel>
      {observerMean === null ? (
        <p className="text-sm text-muted">Not rated</p>
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <MeanPips level={observerMean} />
          {price > 0 && <span className="text-sm text-muted tabular-nums">{equationOf(observerMean, price)}</span>}
        </div>
      )}
      <EachObserver view={view} />
    </div>
  );
}

/** On paper they are all there: nothing can be pressed on it. */
function EachObserver({ view }: { readonly view: CriterionView }) {
  const { criterion, observers, price } = view;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        aria-expanded={isOpen}
        aria-controls={id}
        className="-ml-2 print:hidden"
        icon={<ChevronDown aria-hidden className={classes('transition-transform', !isOpen && '-rotate-90')} />}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Hide each' : `Show each of ${observers.length}`}
        <span className="sr-only"> for {criterion.title}</span>
      </Button>
      <ul id={id} className={classes('flex-col gap-4 self-stretch print:flex', isOpen ? 'flex' : 'hidden')}>
        {observers.map((opinion) => (
          <li key={opinion.author.userId} className="flex min-w-0 flex-col gap-2">
            <bdi className="truncate text-xs font-medium text-muted">{opinion.author.displayName}</bdi>
            <OpinionBody opinion={opinion} price={price} />
          </li>
        ))}
      </ul>
    </>
  );
}
