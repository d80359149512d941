import type { BriefView } from '@fortyfive/contract';
import { STEPS, type Rating } from '@fortyfive/interview';
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

/** What each rating of one criterion looks like for this problem; `null` for what is judged in every problem alike. */
export function anchorsIn(brief: BriefView | undefined, criterionId: string): Readonly<Record<Rating, string>> | null {
  const step = STEPS.find(({ id }) => id === criterionId);
  return (brief && step && brief.problem.steps[step.id].anchors) ?? null;
}
