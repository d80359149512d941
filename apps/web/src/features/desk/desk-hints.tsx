import type { GivenHint } from '@fortyfive/interview';
import { Lightbulb } from 'lucide-react';
import { useRef, type Ref } from 'react';
import { Button } from '#ui/button';
import { formatClock } from '#ui/duration';

interface DeskHintsProps {
  /** The ladder of the present step. */
  readonly rungs: readonly string[];
  /** Those of this step that were given. */
  readonly given: readonly GivenHint[];
  readonly startedAtMs: number;
  readonly isBusy: boolean;
  readonly onGive: (rung: number) => void;
  readonly buttonRef: Ref<HTMLButtonElement>;
}

/** What has been given of the ladder, and the next rung; those above it stay unread, so that they cannot slip out (DESK-5). */
export function DeskHints({ rungs, given, startedAtMs, isBusy, onGive, buttonRef }: DeskHintsProps) {
  const place = useRef<HTMLDivElement>(null);
  const next = given.length + 1;
  const text = rungs[given.length];
  const give = () => {
    if (next === rungs.length) place.current?.focus(); // The button goes with the last rung, and the focus would go with it.
    onGive(next);
  };
  return (
    <div ref={place} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      {given.length > 0 && (
        <ol aria-label="Hints given in this step" className="flex flex-col gap-2">
          {given.map((hint) => (
            <li key={hint.rung} className="flex gap-2 text-muted">
              <span className="w-4 shrink-0 text-right tabular-nums">{hint.rung}</span>
              <span className="min-w-0 flex-1">{hint.text}</span>
              <span className="shrink-0 text-xs leading-5 text-green tabular-nums">
                <span className="sr-only">Given at </span>
                {formatClock(hint.atMs - startedAtMs)}
              </span>
            </li>
          ))}
        </ol>
      )}
      {text ? (
        <div className="flex flex-col items-start gap-3">
          <p className="flex gap-2">
            <span className="w-4 shrink-0 text-right text-muted tabular-nums">{next}</span>
            <span className="min-w-0 flex-1">{text}</span>
          </p>
          <Button
            ref={buttonRef}
            size="sm"
            className="ml-6"
            icon={<Lightbulb aria-hidden />}
            isBusy={isBusy}
            onClick={give}
          >
            Give hint {next}
          </Button>
        </div>
      ) : (
        <p className="text-muted">
          {rungs.length === 0 ? 'This step has no hints.' : 'All hints of this step are given.'}
        </p>
      )}
    </div>
  );
}
