import type { CreatedRoomView, CreateRoomBody, InterviewPage, InterviewSummary } from '@fortyfive/contract';
import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#platform/http';

const interviewsQuery = infiniteQueryOptions({
  queryKey: ['interviews'],
  queryFn: ({ pageParam, signal }) =>
    api.get<InterviewPage>(pageParam ? `/api/interviews?cursor=${pageParam}` : '/api/interviews', signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
  // A partner may have ended an interview in the meantime.
  staleTime: 0,
});

/** My interviews, newest first, page by page. */
export function useInterviews() {
  const query = useInfiniteQuery(interviewsQuery);
  const interviews: readonly InterviewSummary[] | undefined = query.data?.pages.flatMap((page) => page.interviews);
  return { ...query, interviews };
}

/** Makes a room with its first interview. The answer holds the invite, which the server shows this once. */
export function useCreateRoom() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateRoomBody) => api.post<CreatedRoomView>('/api/rooms', body),
    onSuccess: () => void client.invalidateQueries({ queryKey: interviewsQuery.queryKey }),
  });
}
