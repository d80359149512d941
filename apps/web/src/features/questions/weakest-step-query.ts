import type { WeakestStepView } from '@fortyfive/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/http';

/** The step in which my interviewers have rated me lowest; none before the first scorecard that was handed in. */
export const weakestStepQuery = queryOptions({
  queryKey: ['scorecards', 'weakest-step'],
  queryFn: ({ signal }) => api.get<WeakestStepView>('/api/scorecards/weakest-step', signal),
});
