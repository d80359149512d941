import { formulaInWords } from '@fortyfive/questions';
import { TriangleAlert } from 'lucide-react';
import type { ChangedEstimate } from './changed-estimation';

/** One figure: what it is now, how it comes about, what it decides, and from where on it would decide otherwise. */
export function EstimateEntry({ estimate }: { readonly estimate: ChangedEstimate }) {
  const { stated, was, is, isChanged, isCrossed } = estimate;
  return (
    <li className="flex break-inside-avoid flex-col gap-2 border-t border-line py-4 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h4 className="font-medium">{stated.title}</h4>
        <p className="tabular-nums">
          {isChanged && (
            <>
              <span className="sr-only">was </span>
              <s className="mr-2 text-muted">{was.text}</s>
              <span className="sr-only">, is now </span>
            </>
          )}
          <span className="font-semibold">{is.text}</span>
        </p>
      </div>
      <p className="font-mono text-xs break-words text-muted">{formulaInWords(stated)}</p>
      {isCrossed ? (
        <div className="flex gap-3 rounded-control bg-amber-soft p-3 text-sm">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-amber" />
          <div className="min-w-0">
            <p className="font-medium text-amber">Past its threshold: {is.thresholdText}</p>
            <p>{stated.threshold.then}</p>
          </div>
        </div>
      ) : (
        <>
          <p>{stated.decision}</p>
          <p className="text-sm text-muted">
            If {is.thresholdText}: {stated.threshold.then}
          </p>
        </>
      )}
    </li>
  );
}
