import type { QuestionView, SightReason } from '@fortyfive/contract';
import { formatDateTime } from '#ui/duration';

const REASONS: Readonly<Record<SightReason, string>> = {
  prepare: 'to prepare as interviewer',
  study: 'to study it',
  interviewer: 'as the interviewer',
  candidate: 'as the candidate',
  observer: 'as an observer',
  author: 'because you wrote it',
};

/** When and why I saw a question: "You saw this on 4 Mar 2024, 18:00, to study it." */
export function sightInWords(sight: NonNullable<QuestionView['sight']>, now?: Date): string {
  const at = formatDateTime(sight.at, now);
  return `You saw this first ${REASONS[sight.reason]}: ${at.charAt(0).toLowerCase() + at.slice(1)}.`;
}
