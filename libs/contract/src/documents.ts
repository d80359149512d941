/** Where a document is served: `ws(s)://host/documents/<interviewId>/<kind>`, in the y-websocket protocol. */
export const DOCUMENTS_PATH = '/documents';

/** First varint of a frame. 0 and 1 are y-websocket's own; `committed` is ours, and comes from the server alone. */
export const MESSAGE_TYPES = { sync: 0, awareness: 1, committed: 4 } as const;

/**
 * How the server closes a document connection on purpose.
 * 44xx: coming back will not help. 45xx: come back at once or later.
 */
export const CLOSE_CODES = {
  malformed: 4400,
  notAllowed: 4403,
  interviewOver: 4410,
  accessChanged: 4503,
  serverStopping: 1012,
} as const;

/** Whether a close code means that reconnecting is pointless. */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code < 4500;
}
