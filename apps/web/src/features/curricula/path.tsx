import type { CurriculaView } from '@fortyfive/contract';
import type { ReactNode } from 'react';
import { TextLink } from '#ui/text-link';
import type { PathProgress } from './path-progress';
import { PathStep } from './path-step';

interface PathProps {
  readonly path: CurriculaView['path'];
  readonly progress: PathProgress;
  /** How a problem is shown: a link, and what I have had to do with it. */
  readonly renderProblem: (slug: string) => ReactNode;
}

/** The twenty-two steps in their phases, what is done and what is next. */
export function Path({ path, progress, renderProblem }: PathProps) {
  return (
    <div className="grid grid-cols-1 gap-12">
      <section aria-label="Where you are" className="grid gap-4">
        <p className="max-w-lg text-sm text-muted">{path.about}</p>
        <Progress progress={progress} />
      </section>
      {path.phases.map((phase, index) => (
        <section key={phase.title} aria-labelledby={`phase-${index + 1}`}>
          <div className="mb-4 max-w-lg">
            <p className="text-xs font-medium text-muted">
              Phase {index + 1} of {path.phases.length}
              {phase.optional && ', optional'}
            </p>
            <h2 id={`phase-${index + 1}`} className="text-lg font-semibold">
              {phase.title}
            </h2>
            <p className="mt-1 text-sm text-muted">{phase.goal}</p>
          </div>
          <ol className="grid grid-cols-1">
            {phase.steps.map((step) => (
              <PathStep
                key={step.number}
                step={step}
                standing={progress.standings.get(step.number) ?? 'later'}
                renderProblem={renderProblem}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Progress({ progress }: { readonly progress: PathProgress }) {
  const { hasBegun, doneCount, stepCount, next } = progress;
  return (
    <div className="grid gap-3 rounded-card border border-line bg-surface p-4 sm:p-6">
      <p>
        {hasBegun ? `${doneCount} of ${stepCount} steps done.` : 'You have not begun yet.'}{' '}
        {next ? (
          <>
            {hasBegun ? 'Next is ' : 'Begin with '}
            <TextLink to="/path" hash={`step-${next.number}`} search={{}}>
              step {next.number}: {next.title}
            </TextLink>
            .
          </>
        ) : (
          'That was all of it.'
        )}
      </p>
      <div aria-hidden className="h-1 overflow-hidden rounded-full bg-ink/8">
        <div className="h-full bg-accent" style={{ width: `${(100 * doneCount) / stepCount}%` }} />
      </div>
      <p className="text-xs text-muted">
        A step is done when you have been the candidate in an interview on each of its questions.
      </p>
    </div>
  );
}
