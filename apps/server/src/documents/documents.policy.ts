import { can } from '@fortyfive/interview';
import type { Standing } from '../rooms/rooms.service.js';

/** Documents are written while the interview runs, by interviewer and candidate (DOCUMENTS-2). */
export function mayWrite({ role, phase }: Standing): boolean {
  return phase === 'running' && can(role, 'write-documents');
}

/** Documents are live until the interview ends; afterwards the recording is what is read (DOCUMENTS-3). */
export function mayRead({ role, phase }: Standing): boolean {
  return phase !== 'ended' && can(role, 'read-documents');
}
