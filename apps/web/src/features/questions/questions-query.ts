import type { DrawView, QuestionListing, QuestionPage, QuestionView } from '@fortyfive/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '#platform/http';
import { toQueryString, type QuestionFilters } from './question-search';

/** Under this key lies everything that was asked about questions. */
const QUESTIONS_KEY = ['questions'] as const;

export function questionListQuery(filters: QuestionFilters) {
  return infiniteQueryOptions({
    queryKey: [...QUESTIONS_KEY, 'list', toQueryString(filters)],
    queryFn: ({ pageParam: offset, signal }) => fetchPage({ ...filters, offset }, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.nextOffset,
  });
}

/** What fits, page by page. While the next answer is on its way the one before stays, and its request ends (QUESTION-WEB-4). */
export function useQuestionList(filters: QuestionFilters) {
  const query = useInfiniteQuery({ ...questionListQuery(filters), placeholderData: keepPreviousData });
  const questions: readonly QuestionListing[] | undefined = query.data?.pages.flatMap((page) => page.questions);
  return { ...query, questions, newest: query.data?.pages.at(-1) };
}

/** More pages than any bank has; a list that went on for ever would be asked for for ever. */
const MOST_PAGES = 20;

/** Every question there is, in the order of the path: for counts, and for pages that know questions by name only. */
export const allQuestionsQuery = queryOptions({
  queryKey: [...QUESTIONS_KEY, 'all'],
  queryFn: async ({ signal }) => {
    const questions: QuestionListing[] = [];
    let offset: number | null = 0;
    for (let pages = 0; offset !== null && pages < MOST_PAGES; pages++) {
      const page: QuestionPage = await fetchPage({ sort: 'path', offset }, signal);
      questions.push(...page.questions);
      offset = page.nextOffset;
    }
    return questions;
  },
});

export function questionQuery(ref: string) {
  return queryOptions({
    queryKey: [...QUESTIONS_KEY, 'one', ref],
    queryFn: ({ signal }) => api.get<QuestionView>(`/api/questions/${encodeURIComponent(ref)}`, signal),
  });
}

/** One at random; the words that were typed do not count. */
export function drawQuestion(filters: QuestionFilters): Promise<DrawView> {
  return api.get<DrawView>(`/api/questions/draw?${toQueryString({ ...filters, q: undefined, sort: undefined })}`);
}

function fetchPage(query: QuestionFilters & { readonly offset: number }, signal: AbortSignal): Promise<QuestionPage> {
  return api.get<QuestionPage>(`/api/questions?${toQueryString(query)}`, signal);
}
