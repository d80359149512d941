import type { CurriculaView } from '@fortyfive/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/http';

export const curriculaQuery = queryOptions({
  queryKey: ['curricula'],
  queryFn: ({ signal }) => api.get<CurriculaView>('/api/curricula', signal),
  // The bank only changes when the server is updated.
  staleTime: Infinity,
});
