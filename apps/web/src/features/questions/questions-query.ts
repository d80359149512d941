import type { QuestionTeaser } from '@fortyfive/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/http';

export const questionsQuery = queryOptions({
  queryKey: ['questions'],
  queryFn: ({ signal }) => api.get<readonly QuestionTeaser[]>('/api/questions', signal),
  // The bank only changes when the server is updated.
  staleTime: Infinity,
});
