import type { BriefStep as BriefStepView } from '@fortyfive/contract';
import { RATINGS, RATING_TITLES } from '@fortyfive/interview';
import { BriefBlock } from './brief-section';

/** What the interviewer needs in one step: what to ask, how to help, how to judge. */
export function BriefStep({ step }: { step: BriefStepView }) {
  return (
    <>
      <blockquote className="border-l-2 border-accent pl-3 text-base leading-normal">{step.prompt}</blockquote>
      <Lines title="Probes" lines={step.probes} />
      {step.hints.length > 0 && (
        <BriefBlock title="Hints, from a nudge to giving it away">
          <ol className="flex flex-col gap-2">
            {step.hints.map((hint, index) => (
              <li key={hint} className="flex gap-2">
                <span className="w-4 shrink-0 text-right text-muted tabular-nums">{index + 1}</span>
                <span className="min-w-0">{hint}</span>
              </li>
            ))}
          </ol>
        </BriefBlock>
      )}
      <Lines title="Red flags" lines={step.redFlags} />
      <BriefBlock title="How to judge it">
        <dl className="flex flex-col gap-2">
          {RATINGS.toReversed().map((rating) => (
            <div key={rating} className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
              <dt className="font-medium">{RATING_TITLES[rating]}</dt>
              <dd className="text-muted">{step.anchors[rating]}</dd>
            </div>
          ))}
        </dl>
      </BriefBlock>
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <BriefBlock title={title}>
      <ul className="flex list-disc flex-col gap-1 pl-4 marker:text-muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </BriefBlock>
  );
}
