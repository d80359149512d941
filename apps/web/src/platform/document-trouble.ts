import { CLOSE_CODES, isFinalClose, type DocumentCondition } from '@fortyfive/contract';

/** Every WebSocket server closes with this when a frame is larger than it reads; the same frame would be sent again. */
const FRAME_TOO_LARGE = 1009;

const REFUSALS = ['malformed', 'notAllowed', 'damaged', 'interviewOver', 'refusedUpdate'] as const;

/** Why the server will not have us back. */
export type RefusalReason = (typeof REFUSALS)[number] | 'tooLarge' | 'unknown';

/** What a person should know about a document, besides whether it is saved. */
export type DocumentTrouble = RefusalReason | 'tooManyConnections' | Exclude<DocumentCondition, 'normal'>;

/** Whether coming back after this close code would only end the same way. */
export function isRefusal(closeCode: number): boolean {
  return isFinalClose(closeCode) || closeCode === FRAME_TOO_LARGE;
}

export function refusalReason(closeCode: number): RefusalReason {
  if (closeCode === FRAME_TOO_LARGE) return 'tooLarge';
  return REFUSALS.find((reason) => CLOSE_CODES[reason] === closeCode) ?? 'unknown';
}
