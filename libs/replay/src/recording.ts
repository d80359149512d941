import { DOCUMENT_KINDS, type DocumentKind } from '@fortyfive/documents';

/** What a log entry holds: a room event (JSON in UTF-8) or an update of one of the documents (Yjs, V1). */
export const LOG_KINDS = ['event', ...DOCUMENT_KINDS] as const;
export type LogKind = 'event' | DocumentKind;

/** One entry of the recording. */
export interface LogEntry {
  /** Milliseconds since the interview's start; 0 for what came before it. */
  readonly offsetMs: number;
  readonly kind: LogKind;
  readonly bytes: Uint8Array;
}
