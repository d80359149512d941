import type { GivenFact } from '@fortyfive/interview';
import type { Fact } from '@fortyfive/questions';
import { Check, Circle } from 'lucide-react';
import { Badge } from '#ui/badge';
import { formatClock } from '#ui/duration';

interface FactButtonProps {
  readonly fact: Fact;
  readonly given: GivenFact | undefined;
  readonly startedAtMs: number;
  /** Whether Tab leads here; the other lines are reached by arrow keys. */
  readonly isTabStop: boolean;
  readonly onGive: () => void;
}

/** One fact. It stays where it is when it has been given, ticked and with its time, so that the focus stays with it. */
export function FactButton({ fact, given, startedAtMs, isTabStop, onGive }: FactButtonProps) {
  const Icon = given ? Check : Circle;
  return (
    <button
      type="button"
      data-line={fact.id}
      tabIndex={isTabStop ? 0 : -1}
      aria-disabled={given !== undefined}
      onClick={() => given ?? onGive()}
      className="flex w-full items-start gap-2 rounded-control px-2 py-1.5 text-left text-sm transition-colors not-aria-disabled:hover:bg-ink/7 focus-visible:-outline-offset-2 aria-disabled:cursor-default"
    >
      <Icon aria-hidden className={`mt-1 size-3.5 shrink-0 ${given ? 'text-green' : 'text-line-strong'}`} />
      <span className="min-w-0 flex-1">
        <span className="sr-only">{given ? 'Given: ' : 'Give: '}</span>
        <span className="flex items-start gap-2">
          <span className="min-w-0 flex-1 text-muted">{fact.asked}</span>
          {fact.key && !given && <Badge tone="accent">Key</Badge>}
          {given && (
            <span className="shrink-0 text-xs leading-5 text-green tabular-nums">
              <span className="sr-only">at </span>
              {formatClock(given.atMs - startedAtMs)}
            </span>
          )}
        </span>
        <span className={given ? 'text-muted' : ''}>{fact.answer}</span>
      </span>
    </button>
  );
}
