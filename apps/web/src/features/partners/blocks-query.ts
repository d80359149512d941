import type { BlockedPerson, BlocksView } from '@fortyfive/contract';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#platform/http';

/** Somebody I was in an interview with. */
export interface Partner {
  readonly userId: string;
  readonly displayName: string;
}

export const blocksQuery = queryOptions({
  queryKey: ['blocks'],
  queryFn: async ({ signal }): Promise<readonly BlockedPerson[]> =>
    (await api.get<BlocksView>('/api/blocks', signal)).blocked,
});

const pathOf = (userId: string) => `/api/blocks/${userId}`;

/** Whether I have blocked them; false until that is known (PARTNERS-WEB-1). */
export function useIsBlocked(userId: string): boolean {
  return useQuery(blocksQuery).data?.some((one) => one.userId === userId) ?? false;
}

/** Done is done only when the list says so as well: the menu and the page of blocked people read it. */
export function useBlocking({ userId }: Partner) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.put<void>(pathOf(userId), undefined),
    onSuccess: () => client.invalidateQueries(blocksQuery),
  });
}

export function useUnblocking({ userId }: Partner) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete(pathOf(userId)),
    onSuccess: () => client.invalidateQueries(blocksQuery),
  });
}
