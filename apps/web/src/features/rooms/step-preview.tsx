import { INTERVIEW_PLANNED_MS, STEPS } from '@fortyfive/interview';
import { formatMinutes } from '#ui/duration';
import { stepHue } from '#ui/step-hue';

/** What somebody who does not interview can expect: the six steps and how long each takes. */
export function StepPreview() {
  return (
    <section aria-labelledby="step-preview" className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="step-preview" className="text-lg font-semibold">
          What to expect
        </h2>
        <p className="max-w-lg text-sm text-muted">
          Six steps in {formatMinutes(INTERVIEW_PLANNED_MS)}. When a step’s time is up the clock shows it, and nobody is
          cut off. Ask for whatever you need to know; requirements and numbers are given when you ask.
        </p>
      </div>
      <ol className="flex flex-col">
        {STEPS.map((step, index) => (
          <li key={step.id} className="flex gap-3 border-t border-line py-3 first:border-t-0">
            <span
              aria-hidden
              className={`flex size-6 shrink-0 items-center justify-center rounded-control text-xs font-semibold text-step-ink ${stepHue(index).background}`}
            >
              {index + 1}
            </span>
            <div className="min-w-0 flex-1">
              <h3 className="text-base font-medium">{step.title}</h3>
              <p className="text-sm text-muted">{step.purpose}</p>
            </div>
            <span className="shrink-0 text-sm text-muted tabular-nums">{formatMinutes(step.plannedMs)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
