import type { Role } from '@fortyfive/interview';

export const ROLE_TITLE: Readonly<Record<Role, string>> = {
  interviewer: 'Interviewer',
  candidate: 'Candidate',
  observer: 'Observer',
};
