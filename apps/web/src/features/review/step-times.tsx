import { readClock, STEPS, type ClockState, type StepReading } from '@fortyfive/interview';
import { formatClock } from '#ui/duration';
import { stepHue } from '#ui/step-hue';

/** Planned against spent time per step: a table whose middle column draws what the others say. */
export function StepTimes({ clock }: { clock: ClockState }) {
  const { steps } = readClock(clock, clock.endedAtMs ?? clock.startedAtMs);
  const longestMs = Math.max(...steps.map(({ plannedMs, spentMs }) => Math.max(plannedMs, spentMs)));
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">Planned and spent time per step</caption>
      <thead>
        <tr className="text-xs text-muted">
          <th scope="col" className="pb-2 text-left font-medium">
            Step
          </th>
          <td aria-hidden className="hidden w-full pb-2 sm:table-cell" />
          <th scope="col" className="pb-2 pl-4 text-right font-medium">
            Spent
          </th>
          <th scope="col" className="pb-2 pl-4 text-right font-medium">
            Planned
          </th>
          <th scope="col" className="pb-2 pl-4 text-right font-medium">
            Over
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          <StepTimesRow key={step.stepId} step={step} index={index} longestMs={longestMs} />
        ))}
      </tbody>
    </table>
  );
}

interface StepTimesRowProps {
  readonly step: StepReading;
  readonly index: number;
  readonly longestMs: number;
}

function StepTimesRow({ step, index, longestMs }: StepTimesRowProps) {
  const overMs = step.spentMs - step.plannedMs;
  const wasReached = step.status === 'done';
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-2 pr-4 text-left font-normal sm:whitespace-nowrap">
        <span className="mr-2 text-muted tabular-nums">{index + 1}</span>
        {STEPS[index]?.title}
      </th>
      <td aria-hidden className="hidden py-2 sm:table-cell">
        <TimeBar step={step} index={index} longestMs={longestMs} />
      </td>
      <td className="py-2 pl-4 text-right tabular-nums">{wasReached ? formatClock(step.spentMs) : '–'}</td>
      <td className="py-2 pl-4 text-right text-muted tabular-nums">{formatClock(step.plannedMs)}</td>
      <td className="py-2 pl-4 text-right font-medium text-amber tabular-nums">
        {overMs >= 1_000 ? `+${formatClock(overMs)}` : ''}
      </td>
    </tr>
  );
}

/** Outline: planned. Fill: spent within the plan. Amber: beyond it. */
function TimeBar({ step, index, longestMs }: StepTimesRowProps) {
  const share = (lengthMs: number) => `${(lengthMs / longestMs) * 100}%`;
  const hue = stepHue(index);
  const withinMs = Math.min(step.spentMs, step.plannedMs);
  return (
    <div className="relative h-4">
      <div
        style={{ width: share(step.plannedMs) }}
        className={`absolute inset-y-0 left-0 rounded-control border ${hue.border} ${hue.soft}`}
      />
      <div
        style={{ width: share(withinMs) }}
        className={`absolute inset-y-0 left-0 rounded-control ${hue.background}`}
      />
      {step.spentMs > step.plannedMs && (
        <div
          style={{ left: share(step.plannedMs), width: share(step.spentMs - step.plannedMs) }}
          className="absolute inset-y-0 rounded-control bg-amber"
        />
      )}
    </div>
  );
}
