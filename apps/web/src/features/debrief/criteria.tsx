import { STEP_IDS } from '@fortyfive/interview';
import type { ReactNode } from 'react';
import { classes } from '#ui/classes';
import { stepHue } from '#ui/step-hue';
import { gapOf } from './gap';
import { GapWords } from './gap-words';
import type { CriterionView } from './handed-in';
import { levelsInWords } from './level';
import { ObserversCell } from './observers-cell';
import { OpinionCell } from './opinion-cell';
import type { Reader } from './reader';

interface CriteriaProps {
  readonly views: readonly CriterionView[];
  readonly reader: Reader;
}

/** Every criterion with the views of it side by side; on a phone one below the other. */
export function Criteria({ views, reader }: CriteriaProps) {
  const hasObservers = views.some(({ observers }) => observers.length > 0);
  const columns = hasObservers ? 'lg:grid-cols-4 print:grid-cols-4' : 'lg:grid-cols-3 print:grid-cols-3';
  return (
    <div className="rounded-card border border-line bg-surface">
      <div
        aria-hidden
        className={classes(
          'hidden gap-6 border-b border-line px-6 py-3 text-xs font-medium text-muted lg:grid print:hidden',
          columns,
        )}
      >
        <span>Criterion</span>
        <span className="truncate">{interviewerLabel(reader)}</span>
        <span className="truncate">{ownLabel(reader)}</span>
        {hasObservers && <span>Observers</span>}
      </div>
      <ul className="divide-y divide-line">
        {views.map((view) => (
          <li
            key={view.criterion.id}
            className={classes('grid gap-x-6 gap-y-4 p-4 sm:p-6 print:break-inside-avoid', columns)}
          >
            <CriterionHead view={view} reader={reader} />
            <OpinionCell label={interviewerLabel(reader)} opinion={view.interviewer} price={view.price} />
            <OpinionCell label={ownLabel(reader)} opinion={view.own} price={view.price} />
            {hasObservers && <ObserversCell view={view} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function CriterionHead({ view, reader }: { readonly view: CriterionView; readonly reader: Reader }) {
  const { criterion, hints, price } = view;
  const gap = gapOf(view);
  const stepIndex = STEP_IDS.findIndex((id) => id === criterion.id);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="flex items-center gap-2 text-base font-semibold">
        <span
          aria-hidden
          className={classes(
            'h-4 w-1 shrink-0 rounded-full',
            stepIndex < 0 ? 'bg-line-strong' : stepHue(stepIndex).background,
          )}
        />
        {criterion.title}
      </h3>
      <p className="text-sm text-muted">{reader.role === 'candidate' ? criterion.selfQuestion : criterion.question}</p>
      {gap !== null && (
        <p className={classes('text-sm wrap-anywhere', gap === 0 ? 'text-muted' : 'font-medium')}>
          <GapWords gap={gap} reader={reader} />
        </p>
      )}
      {hints > 0 && (
        <p className="text-sm text-amber">
          {hints === 1 ? 'A hint' : `${hints} hints`} in this step {hints === 1 ? 'costs' : 'cost'}{' '}
          {levelsInWords(price)}.
        </p>
      )}
    </div>
  );
}

function interviewerLabel({ role, interviewer }: Reader): ReactNode {
  if (role === 'interviewer') return 'You, the interviewer';
  return (
    <>
      <bdi>{interviewer?.displayName}</bdi>, the interviewer
    </>
  );
}

function ownLabel({ role, candidate }: Reader): ReactNode {
  if (role === 'candidate') return 'You';
  return (
    <>
      <bdi>{candidate?.displayName}</bdi>, the candidate
    </>
  );
}
