import type { PartnerReportBody, PartnerReportReason } from '@fortyfive/contract';
import { useMutation } from '@tanstack/react-query';
import { ApiError, api, messageOf } from '#platform/http';

const REASON_WORDS: Readonly<Record<PartnerReportReason, string>> = {
  rude: 'Rude or disrespectful',
  harassment: 'Harassment, threats or hate',
  'no-show': 'Did not come, or left early',
  cheating: 'Cheated',
  other: 'Something else',
};

export const REASONS = (Object.keys(REASON_WORDS) as PartnerReportReason[]).map((value) => ({
  value,
  title: REASON_WORDS[value],
}));

export function useReporting(interviewId: string) {
  return useMutation({
    mutationFn: (body: PartnerReportBody) => api.post<void>(`/api/interviews/${interviewId}/partner-reports`, body),
  });
}

/** Whoever was in the interview can be blocked and reported, unless the account has gone meanwhile. */
export function problemOf(error: unknown): string {
  const isGone = error instanceof ApiError && error.code === 'not_found';
  return isGone ? 'This person is no longer on this server, so there is nothing to do.' : messageOf(error);
}
