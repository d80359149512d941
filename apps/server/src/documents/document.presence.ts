import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import type * as Y from 'yjs';

/** Who a cursor belongs to; written by the server into every state, so that nobody can pass for somebody else. */
export interface PresenceIdentity {
  readonly userId: string;
  readonly displayName: string;
  readonly colourIndex: number;
}

interface Entry {
  readonly clientId: number;
  readonly clock: number;
  readonly state: Record<string, unknown> | null;
}

/** Whom a connection speaks for; `null` once a newer connection of the same person does. */
interface Holder {
  readonly clientId: number | null;
  readonly userId: string;
}

/**
 * Cursors and selections of everybody in one document. Each connection speaks for exactly one client id, the first it names
 * that nobody else holds (DOCUMENTS-6). y-websocket echoes what it hears; those entries are dropped.
 */
export class DocumentPresence<Connection extends object> {
  readonly #awareness: Awareness;
  readonly #holders = new Map<Connection, Holder>();

  /** @param broadcast sends an awareness update to everybody */
  constructor(document: Y.Doc, broadcast: (update: Uint8Array) => void) {
    this.#awareness = new Awareness(document);
    this.#awareness.setLocalState(null);
    this.#awareness.on('update', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
      broadcast(encodeAwarenessUpdate(this.#awareness, [...added, ...updated, ...removed]));
    });
  }

  /** Takes over what a connection says of itself. @throws on bytes that are no awareness update */
  receive(connection: Connection, update: Uint8Array, identity: PresenceIdentity): void {
    const own = readEntries(update).find(({ clientId }) => this.#isOwn(connection, clientId, identity.userId));
    if (!own) return;
    this.#hold(connection, own.clientId, identity.userId);
    const state = own.state && { ...own.state, user: identity };
    applyAwarenessUpdate(this.#awareness, encodeEntry({ ...own, state }), connection);
  }

  /** The connection is gone, and its cursor with it. */
  leave(connection: Connection): void {
    const clientId = this.#holders.get(connection)?.clientId ?? null;
    this.#holders.delete(connection);
    if (clientId !== null) removeAwarenessStates(this.#awareness, [clientId], null);
  }

  /** Everybody's present state, for a newcomer; `null` when nobody has one. */
  snapshot(): Uint8Array | null {
    const clientIds = [...this.#awareness.getStates().keys()];
    return clientIds.length > 0 ? encodeAwarenessUpdate(this.#awareness, clientIds) : null;
  }

  destroy(): void {
    this.#awareness.destroy();
  }

  /** Somebody who comes back before we have noticed that they were gone takes their id over from the old connection. */
  #hold(connection: Connection, clientId: number, userId: string): void {
    for (const [other, holder] of this.#holders) {
      if (other !== connection && holder.clientId === clientId) this.#holders.set(other, { clientId: null, userId });
    }
    this.#holders.set(connection, { clientId, userId });
  }

  #isOwn(connection: Connection, clientId: number, userId: string): boolean {
    const bound = this.#holders.get(connection);
    if (bound) return bound.clientId === clientId;
    return [...this.#holders.values()].every((holder) => holder.clientId !== clientId || holder.userId === userId);
  }
}

function readEntries(update: Uint8Array): Entry[] {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const state = JSON.parse(decoding.readVarString(decoder)) as Entry['state'];
    entries.push({ clientId, clock, state });
  }
  return entries;
}

function encodeEntry({ clientId, clock, state }: Entry): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
}
