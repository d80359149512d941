import type { Role } from '@fortyfive/interview';

export const ROLE_TITLES: Readonly<Record<Role, string>> = {
  interviewer: 'Interviewer',
  candidate: 'Candidate',
  observer: 'Observer',
};
