import type { BriefView, QuestionView, ReportBody, SightBody, StudyView } from '@fortyfive/contract';
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api } from '#platform/http';

const pathOf = (ref: string) => `/api/questions/${encodeURIComponent(ref)}`;
/** As `questions` keeps it: whoever comes from there has it already. */
const QUESTIONS_KEY = ['questions'];

/** What everybody may know of a question, and whether I have seen the rest. */
export function useQuestion(ref: string): UseQueryResult<QuestionView> {
  return useQuery({
    queryKey: [...QUESTIONS_KEY, 'one', ref],
    queryFn: ({ signal }) => api.get<QuestionView>(pathOf(ref), signal),
  });
}

/** Everything about a question; asked for only by who has chosen to see it (STUDY-1). */
export function useSeenQuestion(ref: string, mayRead: boolean): UseQueryResult<BriefView> {
  return useQuery({
    queryKey: ['brief', 'question', ref],
    queryFn: ({ signal }) => api.get<BriefView>(`${pathOf(ref)}/brief`, signal),
    enabled: mayRead,
    staleTime: Infinity,
  });
}

/** Everything about the question of an interview that is over, in the version that it pinned. */
export function useInterviewStudy(interviewId: string, mayRead = true): UseQueryResult<StudyView> {
  return useQuery({
    queryKey: ['interview', interviewId, 'study'],
    queryFn: ({ signal }) => api.get<StudyView>(`/api/interviews/${interviewId}/study`, signal),
    staleTime: Infinity,
    enabled: mayRead,
  });
}

/** Says to the server that I want to see everything, which it remembers for good. */
export function useSeeing(ref: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SightBody) => api.put<unknown>(`${pathOf(ref)}/sight`, body),
    // All that is known of questions is asked for again: what this one then says of the sight opens the rest.
    onSuccess: () => client.invalidateQueries({ queryKey: QUESTIONS_KEY }),
  });
}

export function useReporting(ref: string) {
  return useMutation({ mutationFn: (body: ReportBody) => api.post<unknown>(`${pathOf(ref)}/reports`, body) });
}
