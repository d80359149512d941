import { boardElements, DiagramMemo, type Diagram } from '@fortyfive/documents';
import type * as Y from 'yjs';

/** Often enough to seem live, and rare enough not to be felt while somebody drags. */
const READ_EVERY_MS = 250;

type Listener = () => void;

/** The design on a board, read again while it changes. Reads only while somebody listens. */
export class DiagramWatch {
  readonly #doc: Y.Doc;
  readonly #memo = new DiagramMemo();
  readonly #listeners = new Set<Listener>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #diagram: Diagram;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#diagram = this.#memo.read(doc);
  }

  /** As it was read last. */
  readonly read = (): Diagram => this.#diagram;

  readonly subscribe = (listener: Listener): (() => void) => {
    if (this.#listeners.size === 0) {
      boardElements(this.#doc).observeDeep(this.#readSoon);
      // While nobody listened, anything may have happened.
      this.#readSoon();
    }
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      boardElements(this.#doc).unobserveDeep(this.#readSoon);
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  };

  readonly #readSoon = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#diagram = this.#memo.read(this.#doc);
      for (const listener of this.#listeners) listener();
    }, READ_EVERY_MS);
  };
}
