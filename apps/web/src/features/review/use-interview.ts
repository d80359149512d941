import type { InterviewView } from '@fortyfive/contract';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '#platform/http';

/** One interview as its review starts from it. */
export function useInterview(interviewId: string): UseQueryResult<InterviewView> {
  return useQuery({
    queryKey: ['interview', interviewId],
    queryFn: ({ signal }) => api.get<InterviewView>(`/api/interviews/${interviewId}`, signal),
  });
}
