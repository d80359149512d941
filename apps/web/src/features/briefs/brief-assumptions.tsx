import type { BriefView } from '@fortyfive/contract';

/** What every figure rests on. */
export function BriefAssumptions({
  assumptions,
}: {
  readonly assumptions: BriefView['problem']['estimation']['assumptions'];
}) {
  return (
    <dl className="flex max-w-144 flex-col gap-3">
      {assumptions.map(({ name, value, unit, source }) => (
        <div key={name} className="break-inside-avoid">
          <dt className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-mono text-xs">{name}</span>
            <span className="font-semibold tabular-nums">
              {value.toLocaleString('en-GB')} {unit}
            </span>
          </dt>
          <dd className="text-muted">{source}</dd>
        </div>
      ))}
    </dl>
  );
}
