import { z } from 'zod';
import { storableText } from './storable-text.js';

/** Why somebody is reported to who runs the server. */
export const PARTNER_REPORT_REASONS = ['rude', 'harassment', 'no-show', 'cheating', 'other'] as const;
export type PartnerReportReason = (typeof PARTNER_REPORT_REASONS)[number];

export const PARTNER_REPORT_MAX = 2_000;

/** How many one person can write in 24 hours. */
export const MAX_PARTNER_REPORTS_A_DAY = 10;

/** `POST /api/interviews/:interviewId/partner-reports`: about somebody who was in this interview with me. */
export const partnerReportBody = z.strictObject({
  userId: z.uuid(),
  reason: z.enum(PARTNER_REPORT_REASONS),
  text: storableText(PARTNER_REPORT_MAX),
});
export type PartnerReportBody = z.infer<typeof partnerReportBody>;

/** Somebody whom I have blocked. */
export interface BlockedPerson {
  readonly userId: string;
  readonly displayName: string;
  /** ISO 8601, UTC. */
  readonly blockedAt: string;
}

/** `GET /api/blocks`. `PUT` and `DELETE /api/blocks/:userId` block somebody I have met, and take that back. */
export interface BlocksView {
  readonly blocked: readonly BlockedPerson[];
}
