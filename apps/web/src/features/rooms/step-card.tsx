import { stepAt, type ClockReading } from '@fortyfive/interview';
import type { ReactNode } from 'react';
import { formatClock } from '#ui/duration';
import { Skeleton } from '#ui/skeleton';
import { StepMark } from './step-mark';
import { shownSeconds } from './use-clock';

interface StepCardProps {
  readonly reading: ClockReading | null;
  /** What the step has brought so far. */
  readonly children?: ReactNode;
}

/** The present step at a glance: what it is for, and the time it has left. */
export function StepCard({ reading, children }: StepCardProps) {
  if (!reading) return <Skeleton className="m-3 h-12" />;
  const step = stepAt(reading.stepIndex);
  return (
    <section aria-label="The present step" className="flex shrink-0 gap-2 border-b border-line px-4 py-2">
      <StepMark index={reading.stepIndex} status="current" />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-2 text-sm">
          <p className="min-w-0 font-semibold">{step.title}</p>
          <StepTime reading={reading} />
        </div>
        <p className="text-xs text-pretty text-muted">{step.purpose}</p>
        {children}
      </div>
    </section>
  );
}

function StepTime({ reading }: { reading: ClockReading }) {
  const { leftMs, overMs } = shownSeconds(reading);
  const isOver = overMs > 0;
  return (
    <p className={`shrink-0 text-xs tabular-nums ${isOver ? 'text-amber' : 'text-muted'}`}>
      {isOver ? `+${formatClock(overMs)} over` : `${formatClock(leftMs)} left`}
    </p>
  );
}
