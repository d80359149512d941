import { DOCUMENT_KINDS, isDocumentKind, isSharedDocument, perDocument, type DocumentKind } from '@fortyfive/documents';
import * as Y from 'yjs';
import { DocumentTrack } from './document-track.js';
import { isSharedEntry } from './shared-recording.js';
import { timesOf, type Keyframe, type LogEntry } from './recording.js';
import { readEvent } from './room-event-bytes.js';

/** No moment of a recording is further than this from the keyframe that it is rebuilt from. */
export const KEYFRAME_INTERVAL_MS = 5 * 60_000;

/** Keyframes that are due after so many entries, and of which documents. */
interface Place {
  readonly after: number;
  readonly kinds: readonly DocumentKind[];
}

/** So many entries are replayed in one go: about 2 ms. */
const SLICE = 400;

/**
 * Makes the keyframes of a whole log in slices, so that a server can do other things in between. A document gets one at the
 * end of each step in which it has changed, and before its changes that none holds span five minutes (REPLAY-7). The entries are replayed once into live documents: merging their bytes instead would take time that grows
 * with the square of their number.
 * @example while (maker.advance()) await setImmediate();
 */
export class KeyframeMaker {
  /** What has been made so far. */
  readonly keyframes: Keyframe[] = [];
  readonly #entryCount: number;
  readonly #times: Uint32Array;
  readonly #places: readonly Place[];
  readonly #tracks: Readonly<Record<DocumentKind, DocumentTrack>>;
  #replayed = 0;
  #nextPlace = 0;

  /** @throws DamagedLogError when an event cannot be read */
  constructor(entries: readonly LogEntry[]) {
    this.#entryCount = entries.length;
    this.#times = timesOf(entries);
    this.#places = placesOf(entries, this.#times);
    const recording = { entries, keyframes: [] };
    this.#tracks = perDocument((kind) => new DocumentTrack(kind, recording));
  }

  /** The documents as they are after what has been replayed; they belong to the caller. */
  get documents(): Readonly<Record<DocumentKind, Y.Doc>> {
    return perDocument((kind) => this.#tracks[kind].document);
  }

  /**
   * Replays the next slice.
   * @returns whether there is more to do
   * @throws DamagedLogError when a change cannot be read
   */
  advance(): boolean {
    const place = this.#places[this.#nextPlace];
    this.#replayed = Math.min(this.#replayed + SLICE, place?.after ?? this.#entryCount);
    for (const kind of DOCUMENT_KINDS) this.#tracks[kind].moveTo(this.#replayed);
    if (place?.after === this.#replayed) {
      this.#nextPlace++;
      for (const kind of place.kinds) this.#take(kind);
    }
    return this.#replayed < this.#entryCount;
  }

  #take(kind: DocumentKind): void {
    const after = this.#replayed;
    const bytes = Y.encodeStateAsUpdate(this.#tracks[kind].document);
    this.keyframes.push({ kind, offsetMs: this.#times[after - 1] ?? 0, after, bytes });
  }
}

/**
 * Makes the keyframes of a whole log in one go, as {@link KeyframeMaker} does.
 * @throws DamagedLogError when an entry cannot be read
 */
export function makeKeyframes(entries: readonly LogEntry[]): Keyframe[] {
  const maker = new KeyframeMaker(entries);
  let isUnfinished = true;
  while (isUnfinished) isUnfinished = maker.advance();
  for (const document of Object.values(maker.documents)) document.destroy();
  return maker.keyframes;
}

/** Where keyframes are due, and of which documents. */
function placesOf(entries: readonly LogEntry[], times: Uint32Array): Place[] {
  const places: Place[] = [];
  const changedInStep = new Set<DocumentKind>();
  /** When the first change of a document happened that no keyframe of it holds. */
  const sinceMs = new Map<DocumentKind, number>();
  const add = (after: number, isDue: (kind: DocumentKind) => boolean): void => {
    const kinds = DOCUMENT_KINDS.filter(isDue);
    if (kinds.length > 0) places.push({ after, kinds });
    for (const kind of kinds) sinceMs.delete(kind);
  };
  for (const [index, entry] of entries.entries()) {
    const nowMs = times[index] ?? 0;
    if (entry.kind === 'event' && endsStep(entry)) {
      add(index + 1, (kind) => changedInStep.has(kind));
      changedInStep.clear();
      continue;
    }
    const isLong = (kind: DocumentKind): boolean => nowMs - (sinceMs.get(kind) ?? nowMs) >= KEYFRAME_INTERVAL_MS;
    // That something private was written must not show in the keyframes of what is shared.
    add(index, (kind) => isLong(kind) && (isSharedEntry(entry) || !isSharedDocument(kind)));
    if (!isDocumentKind(entry.kind)) continue;
    changedInStep.add(entry.kind);
    sinceMs.set(entry.kind, sinceMs.get(entry.kind) ?? nowMs);
  }
  return places;
}

function endsStep(entry: LogEntry): boolean {
  const { type } = readEvent(entry.bytes);
  return type === 'step-advanced' || type === 'interview-ended';
}
