import type { DocumentKind } from '@fortyfive/documents';

/**
 * What a log entry holds: a room event (JSON in UTF-8), an update of one of the documents (Yjs, V1), or where everybody
 * pointed and looked (`presence-sample.ts`).
 * A kind's place in this list is what stands in recordings and hash chains: new kinds go to the end, none ever moves or goes.
 */
export const LOG_KINDS = ['event', 'board', 'notes', 'interviewer-notes', 'presence'] as const satisfies readonly (
  'event' | DocumentKind | 'presence'
)[];
export type LogKind = (typeof LOG_KINDS)[number];

/** One entry of the recording. */
export interface LogEntry {
  /**
   * Whole milliseconds since the interview's start, below 2^32; 0 for what came before it. Exactly as it was stored: after a
   * correction of the server's clock it may be less than that of the entry before.
   */
  readonly offsetMs: number;
  readonly kind: LogKind;
  /** Who made it happen, a UUID in lower case; null when nobody in particular did. */
  readonly actorId: string | null;
  readonly bytes: Uint8Array;
}

/**
 * The whole state of one document at a moment, so that a reader need not start from the beginning. Redundant: everything in
 * it is in the entries.
 */
export interface Keyframe {
  readonly kind: DocumentKind;
  /** When the last entry that it includes happened, ms since the start. */
  readonly offsetMs: number;
  /** How many entries of the recording (all kinds) it includes. */
  readonly after: number;
  /** A Yjs update (V1) that leads to the document from nothing. */
  readonly bytes: Uint8Array;
}

/** Everything that was recorded of one interview, in log order. */
export interface Recording {
  readonly entries: readonly LogEntry[];
  readonly keyframes: readonly Keyframe[];
  /** The last link of the log's hash chain; null when the recording is not (yet) sealed or is not complete for this reader. */
  readonly finalHash: Uint8Array | null;
  /** What the keyframes hashed to when the recording was written. `encodeRecording` computes it, `decodeRecording` gives it. */
  readonly keyframeDigest?: Uint8Array;
}

/**
 * When each entry happens in a replay, ms since the start: its own time, but never before the entry before it (REPLAY-2).
 * @example timesOf([{ offsetMs: 500, … }, { offsetMs: 200, … }]) // Uint32Array [500, 500]
 */
export function timesOf(entries: readonly LogEntry[]): Uint32Array {
  const times = new Uint32Array(entries.length);
  let nowMs = 0;
  for (const [index, { offsetMs }] of entries.entries()) {
    nowMs = Math.max(nowMs, offsetMs);
    times[index] = nowMs;
  }
  return times;
}
