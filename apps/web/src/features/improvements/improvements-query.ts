import type { Improvement, ImprovementsView, LatestImprovementsView } from '@fortyfive/contract';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api } from '#platform/http';

const pathOf = (interviewId: string) => `/api/interviews/${interviewId}/improvements`;
const LATEST_KEY = ['improvements', 'latest'] as const;

/** My top three from one interview. */
export const improvementsQuery = (interviewId: string) =>
  queryOptions({
    queryKey: ['improvements', 'of', interviewId],
    queryFn: ({ signal }) => api.get<ImprovementsView>(pathOf(interviewId), signal),
  });

/** Those of my last interview that has any. */
export const latestImprovementsQuery = queryOptions({
  queryKey: LATEST_KEY,
  queryFn: ({ signal }) => api.get<LatestImprovementsView>('/api/improvements/latest', signal),
});

/** Saves the list as a whole. */
export async function saveImprovements(
  client: QueryClient,
  interviewId: string,
  improvements: readonly Improvement[],
  isLeaving: boolean,
): Promise<void> {
  const saved = await api.put<ImprovementsView>(pathOf(interviewId), { improvements }, { isLeaving });
  client.setQueryData(improvementsQuery(interviewId).queryKey, saved);
  // Which interview was the last one, the server knows.
  void client.invalidateQueries({ queryKey: LATEST_KEY });
}
