import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '#ui/badge';
import { classes } from '#ui/classes';
import { TextLink } from '#ui/text-link';
import type { Standing, Step } from './path-progress';

interface PathStepProps {
  readonly step: Step;
  readonly standing: Standing;
  readonly renderProblem: (slug: string) => ReactNode;
}

const DISCS: Readonly<Record<Standing, string>> = {
  done: 'border-accent bg-accent text-accent-ink',
  next: 'border-accent bg-surface text-accent border-2',
  ready: 'border-line-strong bg-surface text-ink',
  later: 'border-line bg-surface text-muted',
};

const STANDING_WORDS: Readonly<Record<Standing, string | null>> = {
  done: 'done',
  next: 'next',
  ready: null,
  later: null,
};

/** One step on the line that leads through the phase. What it teaches is open where one stands. */
export function PathStep({ step, standing, renderProblem }: PathStepProps) {
  const { number, title, problems, requires, outcomes } = step;
  const words = STANDING_WORDS[standing];
  return (
    <li id={`step-${number}`} className="group relative flex scroll-mt-4 gap-4 pb-8 target:text-ink last:pb-0">
      <span aria-hidden className="absolute top-8 bottom-0 left-4 w-px bg-line group-last:hidden" />
      <span
        aria-hidden
        className={classes(
          'z-1 flex size-8 shrink-0 items-center justify-center rounded-full border text-sm font-medium tabular-nums',
          DISCS[standing],
        )}
      >
        {standing === 'done' ? <Check className="size-4" /> : number}
      </span>
      <div className="grid min-w-0 flex-1 gap-2 pt-1">
        <h3 className="flex flex-wrap items-center gap-2 font-semibold">
          <span>
            <span className="sr-only">Step {number}: </span>
            {title}
          </span>
          {words && <Badge tone={standing === 'done' ? 'green' : 'accent'}>{words === 'done' ? 'Done' : 'Next'}</Badge>}
        </h3>
        <ul className="grid gap-1 text-sm">
          {problems.map((slug) => (
            <li key={slug} className="min-w-0">
              {renderProblem(slug)}
            </li>
          ))}
        </ul>
        {requires.length > 0 && (
          <p className="text-xs text-muted">
            Builds on{' '}
            {requires.map((required, index) => (
              <span key={required}>
                {index > 0 && (index === requires.length - 1 ? ' and ' : ', ')}
                <TextLink to="/path" hash={`step-${required}`} search={{}} className="text-inherit">
                  step {required}
                </TextLink>
              </span>
            ))}
          </p>
        )}
        <details open={standing === 'next'} className="max-w-lg text-sm">
          <summary className="w-fit rounded-control text-xs text-muted hover:text-ink">
            What you can do afterwards<span className="sr-only"> (step {number})</span>
          </summary>
          <ul className="mt-2 grid list-disc gap-1 pl-4 marker:text-muted">
            {outcomes.map((outcome) => (
              <li key={outcome}>{outcome}</li>
            ))}
          </ul>
        </details>
      </div>
    </li>
  );
}
