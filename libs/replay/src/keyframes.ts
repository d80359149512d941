import { DOCUMENT_KINDS, type DocumentKind } from '@fortyfive/documents';
import * as Y from 'yjs';
import { DocumentTrack } from './document-track.js';
import { timesOf, type Keyframe, type LogEntry } from './recording.js';
import { readEvent } from './room-event-bytes.js';

/** No moment of a recording is further than this from the keyframe that it is rebuilt from. */
export const KEYFRAME_INTERVAL_MS = 5 * 60_000;

/** So many entries are replayed in one go: about 2 ms. */
const SLICE = 400;

/**
 * Makes the keyframes of a whole log in slices, so that a server can do other things in between. They come at the end of each
 * step, and before changes that no keyframe holds span five minutes; a document gets one only when it has changed since its
 * last (REPLAY-7). The entries are replayed once into live documents: merging their bytes instead would take time that grows
 * with the square of their number.
 * @example while (maker.advance()) await setImmediate();
 */
export class KeyframeMaker {
  /** What has been made so far. */
  readonly keyframes: Keyframe[] = [];
  readonly #entryCount: number;
  readonly #times: Uint32Array;
  readonly #places: readonly number[];
  readonly #tracks: Readonly<Record<DocumentKind, DocumentTrack>>;
  /** How many changes of each document its newest keyframe holds. */
  readonly #held: Record<DocumentKind, number> = { board: 0, notes: 0 };
  #replayed = 0;
  #nextPlace = 0;

  /** @throws DamagedLogError when an event cannot be read */
  constructor(entries: readonly LogEntry[]) {
    this.#entryCount = entries.length;
    this.#times = timesOf(entries);
    this.#places = placesOf(entries, this.#times);
    const recording = { entries, keyframes: [] };
    this.#tracks = { board: new DocumentTrack('board', recording), notes: new DocumentTrack('notes', recording) };
  }

  /** The documents as they are after what has been replayed; they belong to the caller. */
  get documents(): Readonly<Record<DocumentKind, Y.Doc>> {
    return { board: this.#tracks.board.document, notes: this.#tracks.notes.document };
  }

  /**
   * Replays the next slice.
   * @returns whether there is more to do
   * @throws DamagedLogError when a change cannot be read
   */
  advance(): boolean {
    const place = this.#places[this.#nextPlace] ?? this.#entryCount;
    this.#replayed = Math.min(this.#replayed + SLICE, place);
    for (const kind of DOCUMENT_KINDS) this.#tracks[kind].moveTo(this.#replayed);
    if (this.#replayed === place && this.#nextPlace < this.#places.length) {
      this.#nextPlace++;
      for (const kind of DOCUMENT_KINDS) this.#take(kind);
    }
    return this.#replayed < this.#entryCount;
  }

  #take(kind: DocumentKind): void {
    const { applied, document } = this.#tracks[kind];
    if (applied === this.#held[kind]) return;
    this.#held[kind] = applied;
    const after = this.#replayed;
    const offsetMs = this.#times[after - 1] ?? 0;
    this.keyframes.push({ kind, offsetMs, after, bytes: Y.encodeStateAsUpdate(document) });
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

/** After how many entries keyframes are due. */
function placesOf(entries: readonly LogEntry[], times: Uint32Array): number[] {
  const places: number[] = [];
  /** When the first change happened that no keyframe holds. */
  let sinceMs: number | null = null;
  for (const [index, entry] of entries.entries()) {
    const nowMs = times[index] ?? 0;
    if (sinceMs !== null && nowMs - sinceMs >= KEYFRAME_INTERVAL_MS) {
      places.push(index);
      sinceMs = null;
    }
    if (entry.kind !== 'event') sinceMs ??= nowMs;
    else if (sinceMs !== null && endsStep(entry)) {
      places.push(index + 1);
      sinceMs = null;
    }
  }
  return places;
}

function endsStep(entry: LogEntry): boolean {
  const { type } = readEvent(entry.bytes);
  return type === 'step-advanced' || type === 'interview-ended';
}
