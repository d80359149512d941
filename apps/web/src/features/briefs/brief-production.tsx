import type { BriefView } from '@fortyfive/contract';
import { BriefLines } from './brief-block';

type Production = BriefView['problem']['production'];

/** Whether anybody had written about running it when this version was pinned. */
export function hasProduction({ cost, operations, security }: Production): boolean {
  return cost.length + operations.length + security.length > 0;
}

/** What running it for years adds: what it costs, what to watch, whom to keep out. */
export function BriefProduction({ production }: { readonly production: Production }) {
  return (
    <>
      <BriefLines title="Cost" lines={production.cost} />
      <BriefLines title="Operations" lines={production.operations} />
      <BriefLines title="Security" lines={production.security} />
    </>
  );
}
