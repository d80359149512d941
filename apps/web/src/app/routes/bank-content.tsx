import type { QuestionListing } from '@fortyfive/contract';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { QuestionLink } from '#features/questions/question-link';
import { allQuestionsQuery } from '#features/questions/questions-query';
import { messageOf } from '#platform/http';
import { ErrorNotice } from '#ui/error-notice';
import { Loading, Skeleton } from '#ui/skeleton';

/** Questions by slug, for pages that know them by that alone. */
export interface KnownQuestions {
  readonly bySlug: ReadonlyMap<string, QuestionListing>;
  /** A link; while the question is not known, as in a bank that lacks it, its slug in plain words. */
  readonly renderProblem: (slug: string) => ReactNode;
}

export function useKnownQuestions(): KnownQuestions {
  const { data = [] } = useQuery(allQuestionsQuery);
  const bySlug = new Map(data.filter(({ origin }) => origin === 'bank').map((question) => [question.slug, question]));
  return {
    bySlug,
    renderProblem: (slug) => {
      const question = bySlug.get(slug);
      return question ? <QuestionLink question={question} /> : slug.replaceAll('-', ' ');
    },
  };
}

interface BankContentProps<View> {
  /** For screen readers: "Loading the path". */
  readonly loadingLabel: string;
  readonly query: UseQueryResult<View>;
  readonly children: (view: View) => ReactNode;
}

/** What a page of the bank shows while it is fetched, when that fails, and then. */
export function BankContent<View>({ loadingLabel, query, children }: BankContentProps<View>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <ErrorNotice
        message={messageOf(query.error)}
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    );
  }
  return (
    <Loading label={loadingLabel} className="grid gap-4">
      <Skeleton className="h-5 w-2/3" />
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} className="h-24" />
      ))}
    </Loading>
  );
}
