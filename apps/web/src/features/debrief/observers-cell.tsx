import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '#ui/button';
import { classes } from '#ui/classes';
import type { CriterionView, Opinion } from './handed-in';
import { equationOf } from './level';
import { CellLabel, OpinionBody, OpinionCell } from './opinion-cell';
import { MeanPips } from './rating-pips';

/** What observers saw: of one all there is, of several the mean, and each when asked for (DEBRIEF-5). */
export function ObserversCell({ view }: { readonly view: CriterionView }) {
  const { criterion, observers, observerMean, price } = view;
  const said = observers.filter(saysAnything);
  const [only] = said;
  if (said.length > 1) {
    return (
      <div className="flex min-w-0 flex-col items-start gap-2">
        <CellLabel>Observers</CellLabel>
        <Mean level={observerMean} price={price} />
        <EachObserver criterion={criterion.title} opinions={said} price={price} />
      </div>
    );
  }
  if (only) {
    const name = <bdi>{only.author.displayName}</bdi>;
    return <OpinionCell label={name} isLabelShown={observers.length > 1} opinion={only} price={price} />;
  }
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <CellLabel>Observers</CellLabel>
      <p className="text-sm text-muted">Not rated</p>
    </div>
  );
}

function Mean({ level, price }: { readonly level: number | null; readonly price: number }) {
  if (level === null) return <p className="text-sm text-muted">Not rated</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <MeanPips level={level} />
      {price > 0 && <span className="text-sm text-muted tabular-nums">{equationOf(level, price)}</span>}
    </div>
  );
}

function saysAnything({ rating, comment, evidence }: Opinion): boolean {
  return rating !== null || comment !== '' || evidence.length > 0;
}

interface EachObserverProps {
  readonly criterion: string;
  readonly opinions: readonly Opinion[];
  readonly price: number;
}

/** On paper they are all there: nothing can be pressed on it. */
function EachObserver({ criterion, opinions, price }: EachObserverProps) {
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
        {isOpen ? 'Hide each' : `Show each of ${opinions.length}`}
        <span className="sr-only"> for {criterion}</span>
      </Button>
      <ul id={id} className={classes('flex-col gap-4 self-stretch print:flex', isOpen ? 'flex' : 'hidden')}>
        {opinions.map((opinion) => (
          <li key={opinion.author.userId} className="flex min-w-0 flex-col gap-2">
            <bdi className="truncate text-xs font-medium text-muted">{opinion.author.displayName}</bdi>
            <OpinionBody opinion={opinion} price={price} />
          </li>
        ))}
      </ul>
    </>
  );
}
