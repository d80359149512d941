import type { CurriculaView } from '@fortyfive/contract';
import type { ReactNode } from 'react';
import { LinkButton } from '#ui/link-button';

interface MockLadderProps {
  readonly rungs: CurriculaView['mockLadder'];
  readonly renderProblem: (slug: string) => ReactNode;
}

/** Mock interviews in a row, each with what it is for. */
export function MockLadder({ rungs, renderProblem }: MockLadderProps) {
  return (
    <ol className="grid grid-cols-1 gap-4 lg:grid-cols-3">
      {rungs.map(({ problem, purpose }, index) => (
        <li
          key={problem}
          className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-6 text-sm"
        >
          <p className="text-xs font-medium text-muted">
            Mock {index + 1} of {rungs.length}
          </p>
          <div className="text-base font-medium">{renderProblem(problem)}</div>
          <p className="flex-1">{purpose}</p>
          <LinkButton to="/start" search={{ question: problem }} className="mt-1 self-start">
            Start this mock
          </LinkButton>
        </li>
      ))}
    </ol>
  );
}
