import type { BriefView } from '@fortyfive/contract';
import { formulaInWords } from '@fortyfive/questions';

/** The numbers worth knowing: how each comes about, what it decides, and from where on it would decide otherwise. */
export function BriefEstimates({ brief }: { readonly brief: BriefView }) {
  const stated = new Map(brief.problem.estimation.estimates.map((estimate) => [estimate.id, estimate]));
  return (
    <dl className="flex max-w-144 flex-col gap-4">
      {brief.estimates.map(({ id, title, text, thresholdText }) => {
        const estimate = stated.get(id);
        return (
          <div key={id} className="flex break-inside-avoid flex-col gap-1">
            <dt className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-medium">{title}</span>
              <span className="font-semibold tabular-nums">{text}</span>
            </dt>
            {estimate && (
              <>
                <dd className="font-mono text-xs break-words text-muted">{formulaInWords(estimate)}</dd>
                <dd>{estimate.decision}</dd>
                <dd className="text-muted">
                  If {thresholdText}: {estimate.threshold.then}
                </dd>
              </>
            )}
          </div>
        );
      })}
    </dl>
  );
}
