import type { CLOSE_CODES } from '@fortyfive/contract';
import { isSharedDocument, type DocumentKind } from '@fortyfive/documents';
import { can, type Action, type Role } from '@fortyfive/interview';
import type { Standing } from '../rooms/rooms.service.js';

type Use = 'read' | 'write';

const SHARED = { read: 'read-documents', write: 'write-documents' } as const satisfies Record<Use, Action>;
/** The interviewer's alone (DOCUMENTS-13). */
const PRIVATE = {
  read: 'read-interviewer-notes',
  write: 'write-interviewer-notes',
} as const satisfies Record<Use, Action>;

/** Documents are written while the interview runs, by those whose they are (DOCUMENTS-2). */
export function mayWrite({ role, phase }: Standing, kind: DocumentKind): boolean {
  return phase === 'running' && mayBeSeen(role, kind);
}

/** Cursors, lasers and calls are shown of those who write, before the start too; observers watch in silence (DOCUMENTS-15). */
export function mayBeSeen(role: Role, kind: DocumentKind): boolean {
  return can(role, actionFor('write', kind));
}

/**
 * Why somebody may not have a document open; `null` when they may. Documents are live until the interview ends; afterwards the
 * recording is what is read (DOCUMENTS-3). Whoever could never read it is not told that it is over.
 */
export function refuseReading(
  standing: Standing | null,
  kind: DocumentKind,
): Extract<keyof typeof CLOSE_CODES, 'notAllowed' | 'interviewOver'> | null {
  if (!standing || !can(standing.role, actionFor('read', kind))) return 'notAllowed';
  return standing.phase === 'ended' ? 'interviewOver' : null;
}

function actionFor(use: Use, kind: DocumentKind): Action {
  return (isSharedDocument(kind) ? SHARED : PRIVATE)[use];
}
