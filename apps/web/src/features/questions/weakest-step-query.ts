import type { StepId } from '@fortyfive/interview';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/http';

/** The step in which my interviewers have rated me lowest; none before the first scorecard that was handed in. */
export const weakestStepQuery = queryOptions({
  queryKey: ['scorecards', 'weakest-step'],
  queryFn: ({ signal }) => api.get<{ readonly stepId: StepId | null }>('/api/scorecards/weakest-step', signal),
});
