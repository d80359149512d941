/** The shared documents of an interview. Each is a Yjs document of its own, because Yjs cannot hide part of one. */
export const DOCUMENT_KINDS = ['board', 'notes'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

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

function isDocumentKind(value: string | undefined): value is DocumentKind {
  return DOCUMENT_KINDS.some((kind) => kind === value);
}
