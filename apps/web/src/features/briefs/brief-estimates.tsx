import type { BriefEstimate } from '@fortyfive/contract';

/** The numbers worth knowing: how each comes about and what it decides. */
export function BriefEstimates({ estimates }: { estimates: readonly BriefEstimate[] }) {
  return (
    <dl className="flex flex-col gap-4">
      {estimates.map((estimate) => (
        <div key={estimate.name} className="flex flex-col gap-1">
          <dt className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-medium">{estimate.name}</span>
            <span className="font-semibold tabular-nums">{estimate.value}</span>
          </dt>
          <dd className="font-mono text-xs break-words text-muted">{estimate.formula}</dd>
          <dd>{estimate.decision}</dd>
        </div>
      ))}
    </dl>
  );
}
