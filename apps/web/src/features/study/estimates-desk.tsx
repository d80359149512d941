import type { BriefView } from '@fortyfive/contract';
import { sourceInWords } from '@fortyfive/questions';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/button';
import { ErrorNotice } from '#ui/error-notice';
import { AssumptionField } from './assumption-field';
import { withTyped, type ChangedEstimation, type TypedAssumptions } from './changed-estimation';
import { EstimateEntry } from './estimate-entry';
import { useChangedEstimation } from './use-changed-estimation';

/** More would push the figures out of sight, above which this line stays on a phone; each figure says it itself. */
const MOST_NAMES = 2;
const NOTHING_TYPED: TypedAssumptions = {};

/** The figures with their assumptions open to change: what if it were ten times as many? (STUDY-4, STUDY-5) */
export function EstimatesDesk({ brief }: { readonly brief: BriefView }) {
  const { estimation, requirements } = brief.problem;
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [isWanted, setWanted] = useState(false);
  const hasChanges = Object.keys(typed).length > 0;
  const { changed, isLoading, hasFailed, retry } = useChangedEstimation(brief, typed, isWanted);
  const prepare = () => setWanted(true);
  return (
    <div className="grid items-start gap-x-12 gap-y-6 xl:grid-cols-[19rem_minmax(0,1fr)]">
      <div className="sticky top-12 z-5 -mx-1 -my-2 flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 bg-paper px-1 py-2 lg:top-0 xl:col-span-2 print:static">
        <p role="status" className="max-w-144 text-sm text-muted">
          {isLoading ? 'Working it out…' : summarise(changed, hasChanges)}
        </p>
        {hasChanges && (
          <Button size="sm" icon={<RotateCcw aria-hidden />} onClick={() => setTyped(NOTHING_TYPED)}>
            Reset
          </Button>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-4" onFocus={prepare} onPointerEnter={prepare}>
        <h3 className="font-semibold">Assumptions</h3>
        {estimation.assumptions.map((assumption) => (
          <AssumptionField
            key={assumption.name}
            assumption={assumption}
            source={sourceInWords(assumption.source, requirements.facts)}
            typed={typed[assumption.name]}
            isUnread={changed.unread.includes(assumption.name)}
            onType={(text) => setTyped((before) => withTyped(estimation, before, assumption.name, text))}
          />
        ))}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <h3 className="font-semibold">Estimates</h3>
        {hasFailed && (
          <ErrorNotice
            message="What works out the figures could not be fetched. Check your connection."
            onRetry={retry}
          />
        )}
        {changed.trouble && <ErrorNotice message={`With these figures it does not work out: ${changed.trouble}`} />}
        <ul className="flex max-w-144 flex-col">
          {changed.estimates.map((estimate) => (
            <EstimateEntry key={estimate.stated.id} estimate={estimate} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function summarise({ estimates }: ChangedEstimation, hasChanges: boolean): string {
  const changedCount = estimates.filter(({ isChanged }) => isChanged).length;
  const crossed = estimates.filter(({ isCrossed }) => isCrossed);
  if (!hasChanges) return 'Change an assumption, and every figure that rests on it is worked out again.';
  if (crossed.length === 0) return `${count(changedCount)} changed. The design still holds.`;
  const names = crossed.length > MOST_NAMES ? '' : `: ${crossed.map(({ stated }) => stated.title).join(', ')}`;
  return `${count(changedCount)} changed. ${count(crossed.length)} would change the design${names}.`;
}

function count(figures: number): string {
  return figures === 1 ? '1 figure' : `${figures} figures`;
}
