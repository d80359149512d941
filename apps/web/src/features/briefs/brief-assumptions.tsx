import type { BriefView } from '@fortyfive/contract';
import { sourceInWords } from '@fortyfive/questions';

/** What every figure rests on. */
export function BriefAssumptions({ problem }: { readonly problem: BriefView['problem'] }) {
  return (
    <dl className="flex max-w-144 flex-col gap-3">
      {problem.estimation.assumptions.map(({ name, value, unit, source }) => (
        <div key={name} className="break-inside-avoid">
          <dt className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-mono text-xs">{name}</span>
            <span className="font-semibold tabular-nums">
              {value.toLocaleString('en-GB')} {unit}
            </span>
          </dt>
          <dd className="text-muted">{sourceInWords(source, problem.requirements.facts)}</dd>
        </div>
      ))}
    </dl>
  );
}
