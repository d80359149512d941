import type { BriefView } from '@fortyfive/contract';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '#platform/http';

/** What the interviewer reads. It never changes during an interview; whoever may not read it must not ask. */
export function useBrief(interviewId: string, mayRead: boolean): UseQueryResult<BriefView> {
  return useQuery({
    queryKey: ['brief', interviewId],
    queryFn: ({ signal }) => api.get<BriefView>(`/api/interviews/${interviewId}/brief`, signal),
    staleTime: Infinity,
    enabled: mayRead,
  });
}
