import type { CurriculaView } from '@fortyfive/contract';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { weeksOf } from './plan-weeks';

interface PlanProps {
  readonly plan: CurriculaView['plan45'];
  readonly renderProblem: (slug: string) => ReactNode;
}

/** A plan by day, in weeks that open one at a time; the first one is open. */
export function Plan({ plan, renderProblem }: PlanProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <h2 className="text-lg font-semibold">{plan.title}</h2>
      <div className="border-t border-line">
        {weeksOf(plan.days).map(({ number, days }) => (
          <details key={number} open={number === 1} className="group border-b border-line">
            <summary className="flex items-center gap-x-3 rounded-control px-2 py-3 text-sm">
              <ChevronRight
                aria-hidden
                className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
              />
              <span className="font-medium whitespace-nowrap">Week {number}</span>
              <span className="whitespace-nowrap text-muted tabular-nums">
                Days {days[0]?.day} to {days.at(-1)?.day}
              </span>
              <span className="min-w-0 flex-1 truncate text-muted group-open:invisible">{days[0]?.topic}</span>
            </summary>
            <ol className="grid grid-cols-1 gap-3 px-2 pt-1 pb-4 sm:pl-9 text-sm">
              {days.map(({ day, topic, problems }) => (
                <li key={day} className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3">
                  <span className="text-muted tabular-nums">Day {day}</span>
                  <div className="grid grid-cols-1 gap-1">
                    <p>{topic}</p>
                    {problems.map((slug) => (
                      <div key={slug}>{renderProblem(slug)}</div>
                    ))}
                  </div>
                </li>
              ))}
            </ol>
          </details>
        ))}
      </div>
    </div>
  );
}
