import type { DocumentAddress } from '@fortyfive/documents';
import type { LogEntry } from '@fortyfive/replay';
import * as Y from 'yjs';
import type { DocumentConnection } from './document.connection.js';
import { awarenessFrame, stateFrame, stateRequestFrame, updateFrame } from './document.frame.js';
import { DocumentPresence } from './document.presence.js';

/** Commits one update of a document; resolves once it is in the log, in the order of the calls. */
export type Commit = (update: Uint8Array, actorId: string) => Promise<void>;

/**
 * One document while people are connected to it. What it emits is committed first and only then sent to the others,
 * acknowledged, or given to a newcomer (DOCUMENTS-1).
 */
export class LiveDocument {
  readonly connections = new Set<DocumentConnection>();
  readonly presence: DocumentPresence<DocumentConnection>;
  readonly #document = new Y.Doc();
  /** Settles when everything applied so far is committed. */
  #committed: Promise<void> = Promise.resolve();
  #isBroken = false;

  /**
   * @param onBroken called once when an update cannot be committed or has left the document in doubt: what is in memory
   * is then more than what is in the log, and nobody may see it
   */
  constructor(
    readonly address: DocumentAddress,
    entries: readonly LogEntry[],
    private readonly commit: Commit,
    private readonly onBroken: (document: LiveDocument, reason: unknown) => void,
  ) {
    this.#document.transact((transaction) => {
      for (const { bytes } of entries) Y.applyUpdate(this.#document, bytes, transaction.origin);
    });
    this.presence = new DocumentPresence(this.#document, (update) => this.#send(awarenessFrame(update), null));
    this.#document.on('update', (update: Uint8Array, origin: unknown) => {
      this.#enqueue(update, origin as DocumentConnection);
    });
  }

  /** What a client needs to ask its own newcomers' question: the state that the server knows. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#document);
  }

  /**
   * Applies a client's update and resolves like `settle`.
   * @throws when the bytes are no Yjs update; the document is untouched then
   */
  write(update: Uint8Array, from: DocumentConnection): Promise<boolean> {
    Y.decodeUpdate(update);
    try {
      Y.applyUpdate(this.#document, update, from);
    } catch (error) {
      this.#break(error); // Half of it may have been applied.
    }
    if (this.#dropPending()) {
      from.send(stateRequestFrame(this.stateVector())); // The answer has what was missing, and this once more.
      return Promise.resolve(false);
    }
    return this.settle();
  }

  /** Whether applying an update would change nothing: everything it adds and deletes is known. */
  includes(update: Uint8Array): boolean {
    const { structs, ds } = Y.decodeUpdate(update);
    const isKnown = structs.every(({ id, length }) => id.clock + length <= Y.getState(this.#document.store, id.client));
    const deleted = Y.createDeleteSetFromStructStore(this.#document.store);
    return isKnown && Y.equalDeleteSets(Y.mergeDeleteSets([deleted, ds]), deleted);
  }

  /** Answers a state request with nothing that is not committed: taken now, sent when all of it is in the log. */
  answer(stateVector: Uint8Array, to: DocumentConnection): void {
    const frame = stateFrame(Y.encodeStateAsUpdate(this.#document, stateVector));
    void this.#committed.then(() => {
      if (!this.#isBroken) to.send(frame);
    });
  }

  /** Waits for everything applied so far; resolves with whether it is committed. */
  async settle(): Promise<boolean> {
    await this.#committed;
    return !this.#isBroken;
  }

  get isDestroyed(): boolean {
    return this.#document.isDestroyed;
  }

  destroy(): void {
    this.presence.destroy();
    this.#document.destroy();
  }

  /**
   * Forgets what could not be applied because something before it has not arrived: it is not in the log, so nobody may be
   * given it. @returns whether there was anything
   */
  #dropPending(): boolean {
    const { store } = this.#document;
    const hadPending = store.pendingStructs !== null || store.pendingDs !== null;
    store.pendingStructs = null;
    store.pendingDs = null;
    return hadPending;
  }

  #enqueue(update: Uint8Array, from: DocumentConnection): void {
    const written = this.commit(update, from.userId);
    this.#committed = Promise.all([this.#committed, written]).then(
      () => {
        if (!this.#isBroken) this.#send(updateFrame(update), from);
      },
      (error: unknown) => this.#break(error),
    );
  }

  #send(frame: Uint8Array, except: DocumentConnection | null): void {
    for (const connection of this.connections) if (connection !== except) connection.send(frame);
  }

  #break(reason: unknown): void {
    if (this.#isBroken) return;
    this.#isBroken = true;
    this.onBroken(this, reason);
  }
}
