import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { TokenBucket } from '../platform/token-bucket.js';

/** Who a cursor belongs to; written by the server into every state, so that nobody can pass for somebody else. */
export interface PresenceIdentity {
  readonly userId: string;
  readonly displayName: string;
  readonly colourIndex: number;
}

/** What a document gives its presence. */
export interface PresenceOutlet<Connection> {
  /** Sends an awareness update to everybody but whom it came from. */
  send(update: Uint8Array, from: Connection | null): void;
  /** Takes a client id for a user. @returns false when it is somebody else's */
  claim(clientId: number, userId: string): boolean;
}

/** Why something was not passed on. */
export type PresenceRefusal = 'presence-too-large' | 'presence-too-fast' | 'presence-forged' | 'presence-clock';

interface Entry {
  readonly clientId: number;
  readonly clock: number;
  readonly state: Record<string, unknown> | null;
}

/** A connection and whom it speaks for. */
interface Holder {
  /** `null`: nobody yet, or nobody any more. */
  clientId: number | null;
  /** A newer connection of the same person speaks for the client id that this one had. */
  isReplaced: boolean;
  readonly userId: string;
  readonly bucket: TokenBucket;
  /** The newest state that came too soon after others. */
  late: { readonly entry: Entry; readonly identity: PresenceIdentity } | null;
  timer: NodeJS.Timeout | null;
}

const MAX_BYTES = 4 * 1024;
const RATE = { perSecond: 20, burst: 20 };
/** An honest clock counts states; whoever begins near the end of all numbers wants to have the last word. */
const MAX_CLOCK = 2 ** 31;

/**
 * Cursors and selections of everybody in one document. Each connection speaks for exactly one client id, the first it names
 * that nobody else holds (DOCUMENTS-6). y-websocket echoes what it hears; those entries are dropped.
 */
export class DocumentPresence<Connection extends object> {
  readonly #awareness: Awareness;
  /** Client ids in the order in which their states have changed, the latest last. Saying the same again is no change. */
  readonly #changed = new Set<number>();
  #changes = 0;
  readonly #holders = new Map<Connection, Holder>();

  constructor(
    document: Y.Doc,
    private readonly outlet: PresenceOutlet<Connection>,
  ) {
    this.#awareness = new Awareness(document);
    this.#awareness.setLocalState(null);
    this.#awareness.on('update', (changes: Record<'added' | 'updated' | 'removed', number[]>, from: unknown) => {
      const clientIds = [...changes.added, ...changes.updated, ...changes.removed];
      outlet.send(encodeAwarenessUpdate(this.#awareness, clientIds), from as Connection | null);
    });
    this.#awareness.on('change', ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
      this.#changes++;
      for (const clientId of [...added, ...updated, ...removed]) this.#changed.delete(clientId);
      for (const clientId of [...added, ...updated]) this.#changed.add(clientId);
    });
  }

  /**
   * Takes over what a connection says of itself. What comes too fast is passed on later, the newest only.
   * @throws on bytes that are no awareness update
   */
  receive(from: Connection, update: Uint8Array, identity: PresenceIdentity, nowMs: number): PresenceRefusal | null {
    if (update.length > MAX_BYTES) return 'presence-too-large';
    const holder = this.#holderOf(from, identity.userId, nowMs);
    const entry = readEntries(update).find(({ clientId }) => this.#isOwn(holder, clientId));
    if (!entry || !this.outlet.claim(entry.clientId, identity.userId)) return 'presence-forged';
    if (entry.clock > MAX_CLOCK) return 'presence-clock';
    this.#hold(holder, entry.clientId);
    if (!holder.timer && holder.bucket.take(1, nowMs)) {
      this.#apply(from, entry, identity);
      return null;
    }
    const isSecond = holder.late !== null;
    holder.late = { entry, identity };
    holder.timer ??= setTimeout(() => this.#applyLate(from, holder), holder.bucket.waitMs(nowMs));
    return isSecond ? 'presence-too-fast' : null;
  }

  /** The connection is gone, and its cursor with it. */
  leave(connection: Connection): void {
    const holder = this.#holders.get(connection);
    if (!holder) return;
    this.#holders.delete(connection);
    if (holder.timer) clearTimeout(holder.timer);
    if (holder.clientId !== null) removeAwarenessStates(this.#awareness, [holder.clientId], null);
  }

  /** Everybody's present state, for a newcomer; `null` when nobody has one. */
  snapshot(): Uint8Array | null {
    const clientIds = [...this.#awareness.getStates().keys()];
    return clientIds.length > 0 ? encodeAwarenessUpdate(this.#awareness, clientIds) : null;
  }

  /** How often anything has changed. */
  get changes(): number {
    return this.#changes;
  }

  /** Each user's state in the window that they used last. The state is what their browser says. */
  *latest(): Iterable<{ readonly userId: string; readonly state: Readonly<Record<string, unknown>> }> {
    const seen = new Set<string>();
    for (const clientId of [...this.#changed].reverse()) {
      const state = this.#awareness.getStates().get(clientId);
      const userId = (state?.user as PresenceIdentity | undefined)?.userId;
      if (!state || userId === undefined || seen.has(userId)) continue;
      seen.add(userId);
      yield { userId, state };
    }
  }

  destroy(): void {
    for (const { timer } of this.#holders.values()) if (timer) clearTimeout(timer);
    this.#awareness.destroy();
  }

  #apply(from: Connection, entry: Entry, identity: PresenceIdentity): void {
    const state = entry.state && { ...entry.state, user: identity };
    applyAwarenessUpdate(this.#awareness, encodeEntry({ ...entry, state }), from);
  }

  #applyLate(from: Connection, holder: Holder): void {
    holder.timer = null;
    const { late } = holder;
    holder.late = null;
    if (!late || holder.clientId !== late.entry.clientId) return;
    holder.bucket.take(1, performance.now());
    this.#apply(from, late.entry, late.identity);
  }

  #holderOf(connection: Connection, userId: string, nowMs: number): Holder {
    const present = this.#holders.get(connection);
    if (present) return present;
    const bucket = new TokenBucket(RATE.perSecond, RATE.burst, nowMs);
    const holder: Holder = { clientId: null, isReplaced: false, userId, bucket, late: null, timer: null };
    this.#holders.set(connection, holder);
    return holder;
  }

  /** Somebody who comes back before we have noticed that they were gone takes their id over from the old connection. */
  #hold(holder: Holder, clientId: number): void {
    if (holder.clientId === clientId) return;
    for (const other of this.#holders.values()) {
      if (other.clientId !== clientId) continue;
      other.clientId = null;
      other.isReplaced = true;
    }
    holder.clientId = clientId;
  }

  #isOwn(holder: Holder, clientId: number): boolean {
    if (holder.clientId !== null || holder.isReplaced) return holder.clientId === clientId; // Nobody's, once replaced.
    for (const other of this.#holders.values())
      if (other !== holder && other.clientId === clientId && other.userId !== holder.userId) return false;
    return true;
  }
}

function readEntries(update: Uint8Array): Entry[] {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    entries.push({ clientId, clock, state: readState(decoding.readVarString(decoder)) });
  }
  if (decoding.hasContent(decoder)) throw new Error('Something follows the states.');
  return entries;
}

function readState(text: string): Entry['state'] {
  const state: unknown = JSON.parse(text);
  if (state === null) return null;
  if (typeof state !== 'object' || Array.isArray(state)) throw new Error('A state is an object.');
  return state as Record<string, unknown>;
}

function encodeEntry({ clientId, clock, state }: Entry): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
}
