import { createDocument, type DocumentKind } from '@fortyfive/documents';
import * as Y from 'yjs';
import { countBelow } from './count-below.js';
import { DamagedLogError } from './hash-chain.js';
import type { Recording } from './recording.js';

/** A keyframe of this track. */
interface Shortcut {
  /** How many of the track's own updates it includes. */
  readonly updates: number;
  readonly bytes: Uint8Array;
}

/** One document through a recording: its updates, its keyframes, and the document as it is after some of them. */
export class DocumentTrack {
  readonly #updates: Uint8Array[] = [];
  /** Where each update stands among the entries of the recording. */
  readonly #places: number[] = [];
  /** Bytes of the updates before each one. */
  readonly #sizes: number[] = [0];
  readonly #shortcuts: readonly Shortcut[];
  #document = createDocument();
  #applied = 0;
  #isBroken = false;

  constructor(kind: DocumentKind, { entries, keyframes }: Pick<Recording, 'entries' | 'keyframes'>) {
    let size = 0;
    for (let place = 0; place < entries.length; place++) {
      const entry = entries[place];
      if (entry?.kind !== kind) continue;
      this.#updates.push(entry.bytes);
      this.#places.push(place);
      this.#sizes.push((size += entry.bytes.length));
    }
    this.#shortcuts = keyframes
      .filter((keyframe) => keyframe.kind === kind && keyframe.after <= entries.length)
      .map(({ after, bytes }) => ({ updates: countBelow(this.#places, after), bytes }))
      .sort((one, other) => one.updates - other.updates);
  }

  /** The document as `moveTo` left it. */
  get document(): Y.Doc {
    return this.#document;
  }

  /** How many of its updates are in the document. */
  get applied(): number {
    return this.#applied;
  }

  /**
   * Makes the document what it was after so many entries of the recording, all kinds counted. Yjs cannot go back, so going
   * back over an update takes a fresh document; otherwise it stays the same object.
   * @throws DamagedLogError when an update or keyframe cannot be applied; the next move starts with a fresh document
   */
  moveTo(entryCount: number): void {
    const wanted = countBelow(this.#places, entryCount);
    if (wanted < this.#applied || this.#isBroken) this.#startAfresh();
    if (wanted === this.#applied) return;
    try {
      // One transaction, so that whoever draws the document draws once.
      this.#document.transact(() => this.#advance(wanted), this);
    } catch (cause) {
      this.#isBroken = true;
      throw new DamagedLogError('The recording of this interview is damaged: a change in it cannot be read.', {
        cause,
      });
    }
  }

  #advance(wanted: number): void {
    const shortcut = this.#shortcuts.findLast(({ updates }) => updates <= wanted);
    if (shortcut && this.#isWorthIt(shortcut)) this.#apply(shortcut.bytes, shortcut.updates);
    for (let next = this.#applied; next < wanted; next++) {
      const update = this.#updates[next];
      if (update) this.#apply(update, next + 1);
    }
  }

  /** A keyframe holds the whole document; it helps when that is less than the updates that it stands for. */
  #isWorthIt({ updates, bytes }: Shortcut): boolean {
    return bytes.length < (this.#sizes[updates] ?? 0) - (this.#sizes[this.#applied] ?? 0);
  }

  #apply(bytes: Uint8Array, applied: number): void {
    Y.applyUpdate(this.#document, bytes, this);
    this.#applied = applied;
  }

  #startAfresh(): void {
    this.#document.destroy();
    this.#document = createDocument();
    this.#applied = 0;
    this.#isBroken = false;
  }
}
