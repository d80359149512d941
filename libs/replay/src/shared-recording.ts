import { isDocumentKind, isSharedDocument } from '@fortyfive/documents';
import { timesOf, type LogKind, type Recording } from './recording.js';

/**
 * The recording as those may have it who must not read the interviewer's notes: as if they had never been written (REPLAY-9).
 * Entries and keyframes of private documents are left out, and what counts entries counts those that are left. The chain of
 * links went over all of them, so there is no final hash: this reader cannot check it.
 * @example encodeRecording(sharedRecording(decodeRecording(bytes)))
 */
export function sharedRecording({ entries, keyframes }: Recording): Recording {
  const kept = entries.filter(isSharedEntry);
  const times = timesOf(kept);
  /** How many entries are kept of the first so many. */
  const keptOf = new Uint32Array(entries.length + 1);
  entries.forEach((entry, index) => (keptOf[index + 1] = (keptOf[index] ?? 0) + Number(isSharedEntry(entry))));
  const keptKeyframes = keyframes.filter(isSharedEntry).map(({ kind, after: afterAll, bytes }) => {
    const after = keptOf[afterAll] ?? kept.length;
    return { kind, after, offsetMs: times[after - 1] ?? 0, bytes };
  });
  return { entries: kept, keyframes: keptKeyframes, finalHash: null };
}

/** Whether everybody in the interview may have this entry. */
export function isSharedEntry({ kind }: { readonly kind: LogKind }): boolean {
  return !isDocumentKind(kind) || isSharedDocument(kind);
}
