import type { CompaniesView } from '@fortyfive/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface CompanyListProps {
  readonly companies: CompaniesView['companies'];
  readonly renderCount: (problemCount: number) => ReactNode;
}

export function CompanyList({ companies, renderCount }: CompanyListProps) {
  return (
    <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {companies.map(({ slug, name, values, problems }) => (
        <li
          key={slug}
          className="relative flex min-w-0 flex-col gap-2 rounded-card border border-line bg-surface p-4 text-sm transition-colors hover:border-line-strong"
        >
          <h2 className="text-base font-semibold">
            <Link
              to="/companies/$slug"
              params={{ slug }}
              className="rounded-control after:absolute after:inset-0 hover:underline hover:underline-offset-4"
            >
              {name}
            </Link>
          </h2>
          <p className="flex-1">{values[0]}</p>
          <p className="text-xs text-muted">{renderCount(problems.length)}</p>
        </li>
      ))}
    </ul>
  );
}

/** How far all of this is to be trusted. */
export function CompanySources({ sources }: Pick<CompaniesView, 'sources'>) {
  return (
    <section aria-labelledby="sources-heading" className="mt-12 max-w-lg border-t border-line pt-6">
      <h2 id="sources-heading" className="mb-2 text-sm font-semibold">
        How far to trust this
      </h2>
      <ul className="grid gap-2 text-sm text-muted">
        {sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </section>
  );
}
