import { STEPS, stepAt, type ClockReading } from '@fortyfive/interview';
import { Pause } from 'lucide-react';
import { formatClock } from '#ui/duration';
import { Skeleton } from '#ui/skeleton';
import { shownSeconds } from './use-clock';

/** The time left of the step, large enough to be read across a room; overtime in amber with its sign and a word. */
export function ClockFace({ reading }: { reading: ClockReading | null }) {
  if (!reading) return <Skeleton className="h-8 w-32" />;
  const { leftMs, overMs } = shownSeconds(reading);
  const isOver = overMs > 0;
  const isPaused = reading.status === 'paused';
  return (
    <div className="flex min-w-0 items-center gap-3">
      <p
        role="timer"
        aria-label={isOver ? 'Time over' : 'Time left'}
        className={`flex items-baseline gap-1 whitespace-nowrap ${isOver ? 'text-amber' : isPaused ? 'text-muted' : 'text-ink'}`}
      >
        <span className="text-xl leading-none font-semibold tracking-tight tabular-nums">
          {isOver ? `+${formatClock(overMs)}` : formatClock(leftMs)}
        </span>
        <span className="text-sm">{isOver ? 'over' : 'left'}</span>
      </p>
      <div className="min-w-0 text-xs leading-tight">
        <p className="truncate font-medium">{stepAt(reading.stepIndex).title}</p>
        <p className="flex items-center gap-1 whitespace-nowrap text-muted">
          {isPaused ? (
            <>
              <Pause aria-hidden className="size-3" /> Paused
            </>
          ) : (
            `Step ${reading.stepIndex + 1} of ${STEPS.length}`
          )}
        </p>
      </div>
    </div>
  );
}
