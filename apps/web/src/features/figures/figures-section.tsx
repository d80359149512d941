import type { UseQueryResult } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { messageOf } from '#platform/http';
import { ErrorNotice } from '#ui/error-notice';
import { Loading, Skeleton } from '#ui/skeleton';

interface FiguresSectionProps<View> {
  readonly title: string;
  /** What the figures are about, under the heading. */
  readonly intro: ReactNode;
  readonly query: UseQueryResult<View>;
  /** The height of what will be there. */
  readonly skeleton: string;
  readonly children: (view: View) => ReactNode;
}

/** One role's figures, while they come, when they do not, and once they are there. */
export function FiguresSection<View>({ title, intro, query, skeleton, children }: FiguresSectionProps<View>) {
  const id = useId();
  const { data, error, isFetching, refetch } = query;
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      <p className="mt-1 mb-3 max-w-lg text-sm text-muted">{intro}</p>
      {data !== undefined && children(data)}
      {data === undefined && error && (
        <ErrorNotice message={messageOf(error)} onRetry={() => void refetch()} isRetrying={isFetching} />
      )}
      {data === undefined && !error && (
        <Loading label={`Loading your figures: ${title}`}>
          <Skeleton className={skeleton} />
        </Loading>
      )}
    </section>
  );
}
