import type { StepReading } from '@fortyfive/interview';
import { Check } from 'lucide-react';
import { stepHue } from '#ui/step-hue';

interface StepMarkProps {
  /** From 0. */
  readonly index: number;
  readonly status: StepReading['status'];
}

/** A step's number: filled while it is the current one, with a tick once it is done. */
export function StepMark({ index, status }: StepMarkProps) {
  const look =
    status === 'current' ? `${stepHue(index).background} text-step-ink` : status === 'done' ? 'text-ink' : 'text-muted';
  return (
    <span
      className={`inline-flex h-5 min-w-5 shrink-0 items-center justify-center gap-0.5 rounded-control px-1 text-xs font-semibold tabular-nums ${look}`}
    >
      {index + 1}
      {status === 'done' && (
        <>
          <Check aria-hidden className="size-3" />
          <span className="sr-only">done</span>
        </>
      )}
    </span>
  );
}
