import { levelOf } from '@fortyfive/interview';
import type { ReactNode } from 'react';
import { classes } from '#ui/classes';
import { EvidenceList } from './evidence-list';
import type { Opinion } from './handed-in';
import { equationOf } from './level';
import { RatingPips } from './rating-pips';

interface OpinionCellProps {
  /** Whose view it is; above the cell where there are no columns. */
  readonly label: ReactNode;
  /** Where there are columns, too: the column does not say it. */
  readonly isLabelShown?: boolean;
  readonly opinion: Opinion | null;
  /** What the hints of the step cost, in levels. */
  readonly price: number;
}

/** One person's view of one criterion: rating, what hints took from it, comment and evidence. */
export function OpinionCell({ label, isLabelShown = false, opinion, price }: OpinionCellProps) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <CellLabel isShown={isLabelShown}>{label}</CellLabel>
      {opinion ? <OpinionBody opinion={opinion} price={price} /> : <p className="text-sm text-muted">Not handed in</p>}
    </div>
  );
}

interface CellLabelProps {
  readonly isShown?: boolean;
  readonly children: ReactNode;
}

export function CellLabel({ isShown = false, children }: CellLabelProps) {
  return (
    <p className={classes('text-xs font-medium wrap-anywhere text-muted print:not-sr-only', !isShown && 'lg:sr-only')}>
      {children}
    </p>
  );
}

/** The same without a name above. */
export function OpinionBody({ opinion, price }: { readonly opinion: Opinion; readonly price: number }) {
  const { rating, comment, evidence } = opinion;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <RatingPips rating={rating} />
        {rating && price > 0 && (
          <span className="text-sm text-muted tabular-nums">{equationOf(levelOf(rating), price)}</span>
        )}
      </div>
      {comment && (
        <p className="text-sm wrap-anywhere whitespace-pre-wrap">
          <bdi>{comment}</bdi>
        </p>
      )}
      <EvidenceList evidence={evidence} />
    </>
  );
}
