/** Where a document is served: `ws(s)://host/documents/<interviewId>/<kind>`, in the y-websocket protocol. */
export const DOCUMENTS_PATH = '/documents';

/** First varint of a frame. 0 and 1 are y-websocket's own; the others are ours, and come from the server alone. */
export const MESSAGE_TYPES = { sync: 0, awareness: 1, committed: 4, condition: 5 } as const;

/**
 * How a document is, besides what is in it. The server says so when somebody connects and whenever it changes: message type
 * 5, then the place in this list as a varint.
 * - `nearly-full`: 80 % of the allowed size or more.
 * - `full`: nothing more can be added; what is deleted makes room again.
 * - `database-away`: changes are taken, but wait to be saved, and the others see them only then.
 * - `queue-full`: so much waits to be saved that nothing more is taken.
 */
export const DOCUMENT_CONDITIONS = ['normal', 'nearly-full', 'full', 'database-away', 'queue-full'] as const;
export type DocumentCondition = (typeof DOCUMENT_CONDITIONS)[number];

/** Whether the server refuses additions in this condition; it asks for them when they can be taken again. */
export function isReadOnly(condition: DocumentCondition): boolean {
  return condition === 'full' || condition === 'queue-full';
}

/**
 * How the server closes a document connection on purpose.
 * 44xx: coming back will not help. 45xx: come back later. 1012: come back at once.
 */
export const CLOSE_CODES = {
  /** The frame could not be read. */
  malformed: 4400,
  notAllowed: 4403,
  /** The log of this interview is damaged; nothing is read from it or written to it. */
  damaged: 4409,
  interviewOver: 4410,
  /** The update was readable, but not one that an honest client sends. */
  refusedUpdate: 4422,
  accessChanged: 4503,
  /** More frames or bytes than anybody draws or types. */
  tooFast: 4529,
  tooManyConnections: 4530,
  serverStopping: 1012,
  /** What the server sends is not read. */
  slowReader: 1013,
} as const;

/** Whether a close code means that reconnecting is pointless. */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code < 4500;
}
