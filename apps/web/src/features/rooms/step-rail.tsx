import { STEPS, type ClockReading, type StepReading } from '@fortyfive/interview';
import { ChevronsLeft, ChevronsRight } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#ui/button';
import { formatClock } from '#ui/duration';
import { stepHue } from '#ui/step-hue';
import { StepMark } from './step-mark';

/**
 * The 45 minutes from top to bottom: each step as tall as it is planned, filled as far as it is spent,
 * with an amber edge where it took longer.
 */
export function StepRail({ reading }: { reading: ClockReading | null }) {
  const [isWide, setWide] = useState(false);
  return (
    <nav
      aria-label="Steps of the interview"
      className={`flex shrink-0 flex-col border-r border-line bg-surface ${isWide ? 'w-56' : 'w-14'}`}
    >
      <ol className="flex min-h-0 flex-1 flex-col gap-1 overflow-y-auto p-2">
        {reading?.steps.map((step, index) => (
          <RailStep key={step.stepId} step={step} index={index} isWide={isWide} />
        ))}
      </ol>
      <div className="border-t border-line p-2">
        <IconButton
          label={isWide ? 'Show the steps narrow' : 'Show the steps with names and times'}
          tooltipSide="right"
          aria-expanded={isWide}
          icon={isWide ? <ChevronsLeft aria-hidden /> : <ChevronsRight aria-hidden />}
          onClick={() => setWide(!isWide)}
        />
      </div>
    </nav>
  );
}

interface RailStepProps {
  readonly step: StepReading;
  readonly index: number;
  readonly isWide: boolean;
}

function RailStep({ step, index, isWide }: RailStepProps) {
  const title = STEPS[index]?.title ?? '';
  const isCurrent = step.status === 'current';
  const isOver = step.spentMs > step.plannedMs;
  const times = `${formatClock(step.spentMs)} of ${formatClock(step.plannedMs)}`;
  const spentShare = Math.min(1, step.spentMs / step.plannedMs);
  const hue = stepHue(index);
  return (
    <li
      aria-current={isCurrent ? 'step' : undefined}
      title={isWide ? undefined : `${title}: ${times}${isOver ? ', over' : ''}`}
      style={{ flexGrow: step.plannedMs }}
      className={`relative flex min-h-12 basis-0 overflow-hidden rounded-control border ${isCurrent ? hue.border : 'border-line'}`}
    >
      <span
        aria-hidden
        style={{ height: `${spentShare * 100}%` }}
        className={`absolute inset-x-0 top-0 ${isCurrent ? `${hue.background} opacity-30` : hue.soft}`}
      />
      {isOver && <span aria-hidden className="absolute inset-x-0 bottom-0 h-1 bg-amber" />}
      <div className={`relative flex min-w-0 flex-1 gap-2 p-1.5 ${isWide ? '' : 'flex-col items-center'}`}>
        <StepMark index={index} status={step.status} />
        {isWide ? (
          <div className="min-w-0 text-xs">
            <p className={`truncate ${isCurrent ? 'font-semibold' : 'font-medium'}`}>{title}</p>
            <p className={`tabular-nums ${isOver ? 'text-amber' : 'text-muted'}`}>
              {times}
              {isOver && ' · over'}
            </p>
          </div>
        ) : (
          <span className="sr-only">
            {title}, {times}
            {isOver && ', over'}
          </span>
        )}
      </div>
    </li>
  );
}
