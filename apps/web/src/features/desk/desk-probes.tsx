import { useState } from 'react';
import { Button } from '#ui/button';
import { Bullets } from './bullets';

const AT_ONCE = 2;

/** Two questions that bring out more; a press shows the next two (DESK-1). */
export function DeskProbes({ probes }: { readonly probes: readonly string[] }) {
  const [first, setFirst] = useState(0);
  if (probes.length === 0) return null;
  const shown = probes.slice(first, first + AT_ONCE);
  const next = first + AT_ONCE < probes.length ? first + AT_ONCE : 0;
  return (
    <div className="flex flex-col items-start gap-1">
      <div className="flex w-full items-center justify-between gap-2">
        <h4 className="text-xs font-medium text-muted">Probes</h4>
        {probes.length > AT_ONCE && (
          <Button size="sm" variant="quiet" className="-mr-2" onClick={() => setFirst(next)}>
            {next === 0 ? 'Show the first again' : `Show ${Math.min(AT_ONCE, probes.length - next)} more`}
          </Button>
        )}
      </div>
      <Bullets lines={shown} />
    </div>
  );
}
