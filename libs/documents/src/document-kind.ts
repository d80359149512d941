/** The documents that everybody in an interview has in common. */
export const SHARED_DOCUMENT_KINDS = ['board', 'notes'] as const;

/**
 * All documents of an interview. Each is a Yjs document of its own, because Yjs cannot hide part of one; the
 * `interviewer-notes` are the interviewer's alone (DOCUMENT-18).
 */
export const DOCUMENT_KINDS = [...SHARED_DOCUMENT_KINDS, 'interviewer-notes'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Makes one of something for each document. @example perDocument(() => createDocument()).board */
export function perDocument<Value>(make: (kind: DocumentKind) => Value): Record<DocumentKind, Value> {
  return { board: make('board'), notes: make('notes'), 'interviewer-notes': make('interviewer-notes') };
}

/** Which document a connection is about. */
export interface DocumentAddress {
  readonly interviewId: string;
  readonly kind: DocumentKind;
}

const ADDRESS = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([a-z-]+)$/;

/**
 * The room name that y-websocket appends to the server's address.
 * @example documentName({ interviewId: '0190…', kind: 'board' }) // '0190…/board'
 */
export function documentName({ interviewId, kind }: DocumentAddress): string {
  return `${interviewId}/${kind}`;
}

/** Reads a document name; `null` for anything that is not exactly one. */
export function parseDocumentName(name: string): DocumentAddress | null {
  const [, interviewId, kind] = ADDRESS.exec(name) ?? [];
  if (!interviewId || !isDocumentKind(kind)) return null;
  return { interviewId, kind };
}

/** Whether this names one of the documents. @example isDocumentKind('board') // true */
export function isDocumentKind(value: string | undefined): value is DocumentKind {
  return DOCUMENT_KINDS.some((kind) => kind === value);
}

/** Whether everybody in the interview may read it. @example isSharedDocument('interviewer-notes') // false */
export function isSharedDocument(kind: DocumentKind): boolean {
  return SHARED_DOCUMENT_KINDS.some((shared) => shared === kind);
}
