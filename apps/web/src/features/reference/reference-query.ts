import type { ReferenceView } from '@fortyfive/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/http';

export const referenceQuery = queryOptions({
  queryKey: ['reference'],
  queryFn: ({ signal }) => api.get<ReferenceView>('/api/reference', signal),
  // The bank only changes when the server is updated.
  staleTime: Infinity,
});
