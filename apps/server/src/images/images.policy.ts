import { can } from '@fortyfive/interview';
import type { Standing } from '../rooms/rooms.service.js';

/** What is put on a board is seen by whoever sees the board: live, and afterwards in the recording (IMAGES-5). */
export function maySee({ role, phase }: Standing): boolean {
  return can(role, phase === 'ended' ? 'read-recording' : 'read-documents');
}
