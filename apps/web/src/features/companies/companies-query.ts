import type { CompaniesView } from '@fortyfive/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/http';

export const companiesQuery = queryOptions({
  queryKey: ['companies'],
  queryFn: ({ signal }) => api.get<CompaniesView>('/api/companies', signal),
  // The bank only changes when the server is updated.
  staleTime: Infinity,
});
