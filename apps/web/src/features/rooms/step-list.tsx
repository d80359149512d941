import { STEPS, type ClockReading, type StepReading } from '@fortyfive/interview';
import { formatClock } from '#ui/duration';
import { stepHue } from '#ui/step-hue';
import { StepMark } from './step-mark';

/** The steps one below the other with planned and spent time; what the rail is on a wide screen. */
export function StepList({ reading }: { reading: ClockReading | null }) {
  return (
    <ol className="flex flex-col gap-3">
      {reading?.steps.map((step, index) => (
        <li
          key={step.stepId}
          aria-current={step.status === 'current' ? 'step' : undefined}
          className="flex items-start gap-2"
        >
          <StepMark index={index} status={step.status} />
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            <div className="flex items-baseline justify-between gap-2 text-sm">
              <span className={step.status === 'current' ? 'font-semibold' : ''}>{STEPS[index]?.title}</span>
              <StepTimes step={step} />
            </div>
            <div aria-hidden className={`h-1.5 overflow-hidden rounded-full ${stepHue(index).soft}`}>
              <div
                style={{ width: `${Math.min(1, step.spentMs / step.plannedMs) * 100}%` }}
                className={`h-full ${step.spentMs > step.plannedMs ? 'bg-amber' : stepHue(index).background}`}
              />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepTimes({ step }: { step: StepReading }) {
  const isOver = step.spentMs > step.plannedMs;
  return (
    <span className={`text-xs whitespace-nowrap tabular-nums ${isOver ? 'text-amber' : 'text-muted'}`}>
      {formatClock(step.spentMs)} of {formatClock(step.plannedMs)}
      {isOver && ' · over'}
    </span>
  );
}
