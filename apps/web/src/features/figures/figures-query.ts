import type { AgreementView, AsInterviewerView } from '@fortyfive/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/http';

/** What candidates say of me as interviewer. */
export const asInterviewerQuery = queryOptions({
  queryKey: ['scorecards', 'as-interviewer'],
  queryFn: ({ signal }) => api.get<AsInterviewerView>('/api/scorecards/as-interviewer', signal),
});

/** How far my ratings as observer agree with the interviewers'. */
export const agreementQuery = queryOptions({
  queryKey: ['scorecards', 'agreement'],
  queryFn: ({ signal }) => api.get<AgreementView>('/api/scorecards/agreement', signal),
});
