import type { BriefView } from '@fortyfive/contract';
import { RATINGS, RATING_TITLES, type StepId } from '@fortyfive/interview';
import { BriefBlock, BriefLines } from './brief-block';

/** What the interviewer needs in one step: what to ask, how to help, how to judge; of somebody's own question, what there is of it. */
export function BriefStep({ step }: { readonly step: BriefView['problem']['steps'][StepId] }) {
  return (
    <>
      {step.prompt && (
        <blockquote className="max-w-144 border-l-2 border-accent pl-3 text-base leading-normal">
          {step.prompt}
        </blockquote>
      )}
      <BriefLines title="Probes" lines={step.probes} />
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
      <BriefLines title="Red flags" lines={step.redFlags} />
      {RATINGS.some((rating) => step.anchors[rating]) && (
        <BriefBlock title="How to judge it">
          <dl className="flex flex-col gap-2">
            {RATINGS.toReversed().map((rating) => (
              <div key={rating} className="grid grid-cols-[6rem_minmax(0,1fr)] gap-2">
                <dt className="font-medium">{RATING_TITLES[rating]}</dt>
                <dd className="text-muted">{step.anchors[rating]}</dd>
              </div>
            ))}
          </dl>
        </BriefBlock>
      )}
    </>
  );
}
