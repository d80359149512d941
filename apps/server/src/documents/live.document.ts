import { isReadOnly, type DocumentCondition } from '@fortyfive/contract';
import { createDocument, describeContent, UpdateGate, type DocumentAddress } from '@fortyfive/documents';
import * as Y from 'yjs';
import type { InterviewLog } from '../recording/interview.log.js';
import type { LogWriter } from '../recording/log.writer.js';
import type { DocumentKeyframe, StoredDocument } from '../recording/recording.service.js';
import type { DocumentConnection } from './document.connection.js';
import { awarenessFrame, conditionFrame, stateFrame, stateRequestFrame, updateFrame } from './document.frame.js';
import { asMessage } from './websocket.message.js';
import { DocumentPresence } from './document.presence.js';
import { DocumentSize } from './document.size.js';

/** Deleting from a full document is looked at this often: measuring takes a while. */
const REMEASURE_MS = 1_000;

/** Whoever keeps the document. */
export interface DocumentHost {
  /** Called once when what is in memory is more than what is in the log, or in doubt: nobody may see it then. */
  onBroken(reason: unknown): void;
  /** Called after each change that is in the log now. */
  onCommitted(): void;
}

/**
 * One document while people are connected to it. A change is judged, applied, committed as the document itself emits it, and
 * only then sent to the others, acknowledged, or given to a newcomer (DOCUMENTS-1).
 */
export class LiveDocument {
  readonly connections = new Set<DocumentConnection>();
  readonly presence: DocumentPresence<DocumentConnection>;
  /** The newest sample of presence in the log when the document was read, as far as it was read. */
  readonly lastSample: Uint8Array | null;
  /** Who is connected or about to be; kept by the interview. */
  visitors = 0;
  readonly #document = createDocument();
  readonly #gate = new UpdateGate(this.#document);
  /** Client id → the user who writes under it. */
  readonly #authors: Map<number, string>;
  readonly #size: DocumentSize;
  #condition: DocumentCondition = 'normal';
  #sinceKeyframe: number;
  #remeasuring: NodeJS.Timeout | null = null;
  /** Whose update is being applied. */
  #writer: DocumentConnection | null = null;
  #isBroken = false;

  constructor(
    readonly address: DocumentAddress,
    stored: StoredDocument,
    private readonly log: InterviewLog,
    private readonly writer: LogWriter,
    private readonly host: DocumentHost,
  ) {
    this.#authors = new Map(stored.authors);
    this.lastSample = stored.lastSample;
    this.#sinceKeyframe = stored.tail.length;
    let bytes = stored.keyframe?.length ?? 0;
    this.#document.transact(() => {
      if (stored.keyframe) Y.applyUpdate(this.#document, stored.keyframe);
      for (const entry of stored.tail) {
        Y.applyUpdate(this.#document, entry.bytes);
        bytes += entry.bytes.length;
        for (const clientId of Y.parseUpdateMeta(entry.bytes).to.keys()) this.#claim(clientId, entry.actorId ?? '');
      }
    });
    this.#size = new DocumentSize(address.kind, bytes, () => Y.encodeStateAsUpdate(this.#document).length);
    this.presence = new DocumentPresence(this.#document, {
      send: (update, from) => {
        const message = asMessage(awarenessFrame(update));
        for (const connection of this.connections) if (connection !== from) connection.outbox.sendPresence(message);
      },
      claim: (clientId, userId) => {
        this.#claim(clientId, userId); // Before anybody else hears of it, and could write under it first.
        return this.#mayWriteAs(clientId, userId);
      },
    });
    this.#document.on('update', (update: Uint8Array) => {
      if (this.#writer) this.#commit(update, this.#writer);
    });
    this.judgeCondition();
  }

  get condition(): DocumentCondition {
    return this.#condition;
  }

  get isDestroyed(): boolean {
    return this.#document.isDestroyed;
  }

  /** Whether everything applied so far is committed, or never will be. */
  get isSettled(): boolean {
    return this.log.waitingCount === 0;
  }

  /** How many changes there are since the newest keyframe. */
  get sinceKeyframe(): number {
    return this.#sinceKeyframe;
  }

  /** What a client needs to know to send what is missing here. */
  requestState(from: DocumentConnection): void {
    from.outbox.send(stateRequestFrame(Y.encodeStateVector(this.#document)));
  }

  /** Judges a client's update and does what follows from it (DOCUMENTS-2, DOCUMENTS-9). */
  receive(update: Uint8Array, from: DocumentConnection): void {
    const judged = this.#gate.judge(update, (clientId) => this.#mayWriteAs(clientId, from.userId));
    const isKnown = judged.verdict === 'accepted' && judged.isKnown;
    // Everybody answers the handshake with what they have, those who only watch with nothing but what came from here.
    if (!from.mayWrite && !isKnown) return from.overstep(addsSomething(update));
    if (judged.verdict === 'refused') return from.refuse('refusedUpdate', judged.reason);
    if (judged.verdict === 'gap') return from.fallBehind('gap');
    if (isKnown) return this.#acknowledge(from);
    if (isReadOnly(this.#condition) && addsSomething(update)) return from.fallBehind(this.#condition);
    for (const clientId of judged.newClients) this.#claim(clientId, from.userId);
    this.#apply(judged.fresh, from);
  }

  /** Sends what a client does not have. What is not committed yet is sent when it is. @throws on a broken state vector */
  answer(stateVector: Uint8Array, to: DocumentConnection): void {
    const held = to.outbox.holdState(asMessage(stateFrame(Y.encodeStateAsUpdate(this.#document, stateVector))));
    this.log.whenSettled(() => {
      const state = to.outbox.takeHeldState(held);
      if (state && !this.#isBroken) to.outbox.sendState(state);
    });
  }

  /** Looks at what everybody has to know; after a read-only spell, asks for what was not taken. */
  judgeCondition(): void {
    const before = this.#condition;
    this.#condition = this.#presentCondition();
    // What waits belongs to the whole interview, so it may become less without a change of this document.
    if (this.#condition === 'queue-full' && !this.isSettled) this.log.whenSettled(() => this.judgeCondition());
    if (this.#condition === before) return;
    const frame = conditionFrame(this.#condition);
    for (const connection of this.connections) {
      connection.outbox.send(frame);
      if (!isReadOnly(this.#condition)) connection.catchUp();
    }
  }

  /** Resolves when everything applied so far is committed, with whether it is. */
  settle(): Promise<boolean> {
    return new Promise((resolve) => this.log.whenSettled(() => resolve(!this.#isBroken)));
  }

  /** The visible content once everything is committed; `null` when the log has something else. */
  async finalContent(): Promise<string | null> {
    return (await this.settle()) && !this.isDestroyed ? describeContent(this.#document) : null;
  }

  /** The present state, when all of it is committed; `null` otherwise. */
  takeKeyframe(): DocumentKeyframe | null {
    if (this.#isBroken || this.isDestroyed || !this.isSettled) return null;
    this.#sinceKeyframe = 0;
    const state = Y.encodeStateAsUpdate(this.#document);
    const { seq, hash } = this.log.end;
    return this.#readsTheSame(state) ? { seq, hash, state, authors: this.#authors } : null;
  }

  destroy(): void {
    if (this.#remeasuring) clearTimeout(this.#remeasuring);
    this.presence.destroy();
    this.#document.destroy();
  }

  #apply(update: Uint8Array, from: DocumentConnection): void {
    const waiting = this.log.waitingCount;
    this.#writer = from;
    try {
      Y.applyUpdate(this.#document, update, from);
    } catch (error) {
      return this.#break(error); // Half of it may have been applied.
    } finally {
      this.#writer = null;
    }
    const { pendingStructs, pendingDs } = this.#document.store;
    if (pendingStructs || pendingDs) return this.#break(new Error('An update was let through that cannot be applied.'));
    if (this.log.waitingCount === waiting) this.#acknowledge(from); // It changed nothing, so nothing was emitted.
    if (this.#condition === 'full') this.#remeasureSoon();
  }

  #commit(bytes: Uint8Array, from: DocumentConnection): void {
    const place = from.writes;
    this.#size.add(bytes.length);
    this.#sinceKeyframe++;
    from.countUpdate();
    this.writer.append(this.log, {
      kind: this.address.kind,
      actorId: from.userId,
      bytes,
      settle: (refusal) => {
        try {
          if (refusal) this.#break(refusal);
          else this.#publish(bytes, from, place);
        } catch (error) {
          this.#break(error); // The other documents of the batch have nothing to do with it.
        }
      },
    });
    this.judgeCondition();
  }

  #publish(bytes: Uint8Array, from: DocumentConnection, place: number): void {
    if (this.#isBroken || this.isDestroyed) return;
    const message = asMessage(updateFrame(bytes));
    for (const connection of this.connections) if (connection !== from) connection.outbox.sendMessage(message);
    from.acknowledge(place);
    if (this.#condition === 'queue-full') this.judgeCondition();
    this.host.onCommitted();
  }

  /** Everything in this write is in the document already; it may still have to be committed. */
  #acknowledge(from: DocumentConnection): void {
    const place = from.writes;
    this.log.whenSettled(() => {
      if (!this.#isBroken) from.acknowledge(place);
    });
  }

  /** Whether a client id is this user's, or nobody's yet. */
  #mayWriteAs(clientId: number, userId: string): boolean {
    return (this.#authors.get(clientId) ?? userId) === userId;
  }

  #claim(clientId: number, userId: string): void {
    if (!this.#authors.has(clientId)) this.#authors.set(clientId, userId);
  }

  #presentCondition(): DocumentCondition {
    // Once closed for writing, it opens only when there is room for a while.
    const isQueueFull = this.log.isFull || (this.#condition === 'queue-full' && this.log.waitingCount > 0);
    if (isQueueFull) return 'queue-full';
    if (this.#size.isFull) return 'full';
    if (this.writer.isAway) return 'database-away';
    return this.#size.isNearlyFull ? 'nearly-full' : 'normal';
  }

  /** Of what a hostile writer makes, Yjs puts a list in another order now and then when it reads it anew (RECORDING-8). */
  #readsTheSame(state: Uint8Array): boolean {
    const copy = createDocument();
    Y.applyUpdate(copy, state);
    const isSame = describeContent(copy) === describeContent(this.#document);
    copy.destroy();
    return isSame;
  }

  #remeasureSoon(): void {
    this.#remeasuring ??= setTimeout(() => {
      this.#remeasuring = null;
      this.#size.remeasure();
      this.judgeCondition();
    }, REMEASURE_MS);
  }

  #break(reason: unknown): void {
    if (this.#isBroken) return;
    this.#isBroken = true;
    this.host.onBroken(reason);
  }
}

/** An update without a single section of structs only deletes. */
function addsSomething(update: Uint8Array): boolean {
  return update[0] !== 0;
}
