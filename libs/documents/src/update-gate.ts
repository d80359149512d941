import * as Y from 'yjs';
import { MAX_CLIENTS, UPDATE_LIMITS } from './document-limits.js';
import { UpdateReader } from './update-reader.js';
import { ReferenceCheck, stateOf } from './update-references.js';
import { refuse, reportGap, UpdateRefusal, type GateRefusal } from './update-refusal.js';
import { withoutRights } from './update-structs.js';
import { UpdateTable, type DeleteRange, type StoredStructs } from './update-table.js';

/** What the gate thinks of an update. */
export type GateVerdict =
  | {
      readonly verdict: 'accepted';
      /** Nothing in it is new: applying it would change nothing. */
      readonly isKnown: boolean;
      /** Clients that write here for the first time. */
      readonly newClients: readonly number[];
      /**
       * What to apply: the update without the structs that are here already. Yjs skips those, but looks at their
       * neighbours, and may split a character in two that stays whole in what the document emits. Undoing can also write
       * structs whose right neighbour stands to the left of the left one: those come without the right one.
       */
      readonly fresh: Uint8Array;
    }
  /** Sound, but something before it is missing: a clock, or what a reference or a delete range names. */
  | { readonly verdict: 'gap' }
  | { readonly verdict: 'refused'; readonly reason: GateRefusal };

const NOBODY: readonly number[] = [];
const GAP: GateVerdict = { verdict: 'gap' };

/** Shared by all gates: a judgement is over before the next begins. */
const reader = new UpdateReader();
const table = new UpdateTable();

/**
 * Judges updates before they touch a document, because Yjs trusts them: an update of 98 bytes can make a document
 * unreadable for good. What is accepted can be applied without an error and leaves nothing pending; the document can be
 * read again, and reads the same from what it emits. The order of a list can still come out otherwise for who reads it
 * afresh: Yjs' own undo writes structs that do that, so they cannot all be refused.
 * @example
 * const gate = new UpdateGate(document);
 * const judgement = gate.judge(update, (clientId) => mine.has(clientId));
 * if (judgement.verdict === 'accepted' && !judgement.isKnown) Y.applyUpdate(document, judgement.fresh);
 */
export class UpdateGate {
  readonly #document: Y.Doc;
  readonly #references: ReferenceCheck;

  constructor(document: Y.Doc) {
    this.#document = document;
    this.#references = new ReferenceCheck(document, table);
  }

  /**
   * Judges one update in Yjs' encoding V1 against the document as it is now. Changes nothing and never throws.
   * @param owns whether the sender may add structs under this client; not asked about structs that are here already
   */
  judge(update: Uint8Array, owns: (clientId: number) => boolean): GateVerdict {
    try {
      reader.open(update);
      table.read(reader);
      return this.#judgeTable(update, owns);
    } catch (error) {
      if (!(error instanceof UpdateRefusal)) throw error;
      return error.reason === null ? GAP : { verdict: 'refused', reason: error.reason };
    } finally {
      reader.close();
      table.clear();
    }
  }

  #judgeTable(update: Uint8Array, owns: (clientId: number) => boolean): GateVerdict {
    let isGap = false;
    let isNew = false;
    let isRepeating = false;
    let newClients: number[] | undefined;
    for (let index = 0; index < table.sectionCount; index++) {
      const section = table.sectionAt(index);
      section.stored = this.#document.store.clients.get(section.client);
      section.state = stateOf(section.stored);
      isRepeating ||= section.start < section.state;
      if (section.end <= section.state) continue;
      if (!owns(section.client)) refuse('foreign-client');
      isNew = true;
      isGap ||= section.start > section.state;
      if (section.state === 0) (newClients ??= []).push(section.client);
    }
    if (newClients && this.#document.store.clients.size + newClients.length > MAX_CLIENTS) refuse('too-many-clients');
    if (isGap) reportGap();
    this.#references.run();
    if (this.#countNewDeletes() > 0) isNew = true;
    const ordered = this.#references.hasReversed ? withoutRights(update, table.reversedStructs()) : update;
    const fresh = isRepeating ? withoutKnown(ordered) : ordered;
    return { verdict: 'accepted', isKnown: !isNew, newClients: newClients ?? NOBODY, fresh };
  }

  /** Each may split a struct, which takes the longer the more there are. */
  #countNewDeletes(): number {
    let count = 0;
    for (const range of table.deletes) {
      const end = range.clock + range.length;
      const section = table.sectionOf(range.client);
      const stored = section ? section.stored : this.#document.store.clients.get(range.client);
      const isStored = end <= (section ? section.state : stateOf(stored));
      if (!isStored && end > (section?.end ?? 0)) reportGap();
      if (!isStored || !isDeleted(stored!, range)) count++;
    }
    if (table.size + count > UPDATE_LIMITS.maxStructs) refuse('too-many-structs');
    return count;
  }
}

/** The update from what the document has of each client on. */
function withoutKnown(update: Uint8Array): Uint8Array {
  const states = new Map<number, number>();
  for (let index = 0; index < table.sectionCount; index++) {
    const { client, state } = table.sectionAt(index);
    states.set(client, state);
  }
  return Y.diffUpdate(update, Y.encodeStateVector(states));
}

function isDeleted(stored: StoredStructs, { clock, length }: DeleteRange): boolean {
  for (let index = Y.findIndexSS(stored as (Y.Item | Y.GC)[], clock); index < stored.length; index++) {
    const struct = stored[index]!;
    if (struct.id.clock >= clock + length) return true;
    if (!struct.deleted) return false;
  }
  return true;
}
