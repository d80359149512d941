import { CLOSE_CODES } from '@fortyfive/contract';
import { WebSocket } from 'ws';
import type { Metrics } from '../platform/metrics.js';
import type { SignedIn } from '../platform/session.js';
import { TokenBucket } from '../platform/token-bucket.js';
import type { Standing } from '../rooms/rooms.service.js';
import { awarenessFrame, conditionFrame, MalformedFrameError, readFrame, type Frame } from './document.frame.js';
import { DocumentOutbox, type OutboxParts } from './document.outbox.js';
import { mayBeSeen, mayWrite } from './documents.policy.js';
import type { LiveDocument } from './live.document.js';
import type { WriteIntake } from './write.intake.js';

/** What a connection is made of. */
export interface ConnectionParts extends Omit<OutboxParts, 'onTooSlow'> {
  readonly signedIn: SignedIn;
  readonly intake: WriteIntake;
  readonly metrics: Metrics;
}

const KIB = 1024;
const MIB = 1024 * KIB;
/** What one connection may send (DOCUMENTS-10). Nobody draws or types faster. */
const UPDATES = { perSecond: 60, burst: 120 };
const BYTES = { perSecond: 256 * KIB, burst: 2 * MIB };
/** More than are passed on: what comes too fast is thinned out, and only a flood is not looked at any more. */
const PRESENCES = { perSecond: 60, burst: 300 };
const STATE_REQUESTS = { perSecond: 1 / 5, burst: 3 };
const MAX_STATE_VECTOR_BYTES = 64 * KIB;
/** After the handshake, no honest client leaves a gap; but one that does may be asked again. */
const MAX_GAPS = 3;

type CloseReason = keyof typeof CLOSE_CODES;

/** One person's connection to one document. Every frame is judged by their standing at that moment (DOCUMENTS-2). */
export class DocumentConnection {
  readonly outbox: DocumentOutbox;
  /** Frames with changes that came so far. */
  writes = 0;
  #isCutOff = false;
  /** Whether the client has told us what it had when it connected. */
  #isAnswered = false;
  /** The first write that was not taken; from there on nothing counts as committed until the client has told us all again. */
  #behindSince: number | null = null;
  #gaps = 0;
  readonly #accepted: { inc(): void };
  readonly #updates: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #stateRequests: TokenBucket;
  readonly #presences: TokenBucket;

  constructor(
    private readonly parts: ConnectionParts,
    private readonly document: LiveDocument,
    private standing: Standing,
  ) {
    const nowMs = performance.now();
    const onTooSlow = (): void => this.refuse('slowReader', 'slow-reader');
    this.outbox = new DocumentOutbox({ ...parts, onTooSlow });
    this.#accepted = parts.metrics.updates.labels(document.address.kind);
    this.#updates = new TokenBucket(UPDATES.perSecond, UPDATES.burst, nowMs);
    this.#bytes = new TokenBucket(BYTES.perSecond, BYTES.burst, nowMs);
    this.#presences = new TokenBucket(PRESENCES.perSecond, PRESENCES.burst, nowMs);
    this.#stateRequests = new TokenBucket(STATE_REQUESTS.perSecond, STATE_REQUESTS.burst, nowMs);
  }

  get userId(): string {
    return this.parts.signedIn.user.id;
  }

  get sessionId(): string {
    return this.parts.signedIn.sessionId;
  }

  get mayWrite(): boolean {
    return mayWrite(this.standing, this.document.address.kind);
  }

  get isObserver(): boolean {
    return this.standing.role === 'observer';
  }

  get #maySpeak(): boolean {
    return mayBeSeen(this.standing.role, this.document.address.kind);
  }

  /** Begins the handshake: what we have not got yet, how the document is, and who is here. */
  open(): void {
    this.document.connections.add(this);
    this.document.requestState(this);
    if (this.document.condition !== 'normal') this.outbox.send(conditionFrame(this.document.condition));
    const presence = this.document.presence.snapshot();
    if (presence) this.outbox.send(awarenessFrame(presence));
  }

  /** The person's role or the interview's phase has changed. */
  judgeBy(standing: Standing): void {
    this.standing = standing;
    if (!this.#maySpeak) this.document.presence.leave(this);
  }

  /** A socket that we are closing may go on sending; none of it counts any more. */
  receive(bytes: Uint8Array): void {
    if (this.parts.socket.readyState !== WebSocket.OPEN) return;
    const nowMs = performance.now();
    if (!this.#bytes.take(bytes.length, nowMs)) return this.refuse('tooFast', 'too-many-bytes');
    try {
      this.#handle(readFrame(bytes), nowMs);
    } catch (error) {
      // Nothing of the frame was applied.
      this.refuse('malformed', error instanceof MalformedFrameError ? 'malformed-frame' : 'malformed-content');
    }
  }

  /** A change is taken in. What somebody sent before they left still counts, what they sent before they were cut off does not. */
  takeIn(update: Uint8Array, isAnswer: boolean): void {
    if (this.#isCutOff) return;
    this.writes++;
    if (isAnswer) this.#behindSince = null; // It holds whatever was not taken.
    try {
      this.document.receive(update, this);
    } catch {
      return this.refuse('malformed', 'malformed-content'); // One sender's bytes are no reason to stop for all.
    }
    this.#isAnswered ||= isAnswer;
  }

  /** So many of the client's writes are committed, as far as it knows of nothing that is missing. */
  acknowledge(place: number): void {
    const isMissing = this.#behindSince !== null && place >= this.#behindSince;
    if (!isMissing) this.outbox.acknowledge(place);
  }

  /** A change of this person's has been accepted. */
  countUpdate(): void {
    this.#accepted.inc();
  }

  /** A write was not taken. What it held comes again with the answer to the next state request. */
  fallBehind(reason: string): void {
    this.parts.metrics.refusals.inc({ reason });
    if (this.#behindSince !== null) return; // Asked already, or asked when there is room.
    this.#behindSince = this.writes;
    if (reason !== 'gap') return;
    // Before the handshake is over, an honest client may be ahead of us.
    if (this.#isAnswered && ++this.#gaps > MAX_GAPS) return this.refuse('refusedUpdate', 'gap');
    this.document.requestState(this);
  }

  /** Asks for what was not taken. */
  catchUp(): void {
    if (this.#behindSince !== null) this.document.requestState(this);
  }

  /**
   * Somebody who may only watch has sent a change. A plain Yjs document deletes formats that no longer do anything by
   * itself, so what only deletes is left unheard.
   */
  overstep(isAddition: boolean): void {
    if (isAddition) return this.refuse('notAllowed', 'not-allowed');
    this.parts.metrics.refusals.inc({ reason: 'not-allowed' });
  }

  /** Ends the connection over something that this client sent or did not read. */
  refuse(code: CloseReason, reason: string): void {
    if (this.parts.socket.readyState !== WebSocket.OPEN) return;
    this.parts.metrics.refusals.inc({ reason });
    this.close(code, reason);
  }

  close(code: CloseReason, reason: string): void {
    const { socket, metrics } = this.parts;
    if (socket.readyState !== WebSocket.OPEN) return;
    this.#isCutOff = true;
    metrics.closes.inc({ code: CLOSE_CODES[code] });
    socket.close(CLOSE_CODES[code], reason);
  }

  /** The socket is gone. */
  leave(): void {
    this.outbox.discard();
    this.document.connections.delete(this);
    this.document.presence.leave(this);
  }

  #handle(frame: Frame, nowMs: number): void {
    switch (frame.type) {
      case 'state-request':
        if (frame.stateVector.length > MAX_STATE_VECTOR_BYTES)
          return this.refuse('malformed', 'state-vector-too-large');
        if (!this.#stateRequests.take(1, nowMs)) return this.refuse('tooFast', 'too-many-state-requests');
        // Whoever asks again has not read the last answer yet.
        if (this.outbox.isSlow) return this.refuse('slowReader', 'slow-reader');
        return this.document.answer(frame.stateVector, this);
      case 'awareness':
        return this.#receivePresence(frame.update, nowMs);
      case 'write':
        if (!this.#updates.take(1, nowMs)) return this.refuse('tooFast', 'too-many-updates');
        return this.parts.intake.add({ connection: this, update: frame.update, isAnswer: frame.isAnswer });
    }
  }

  #receivePresence(update: Uint8Array, nowMs: number): void {
    if (!this.#presences.take(1, nowMs)) return this.parts.metrics.refusals.inc({ reason: 'presence-too-fast' });
    // No offence, and not counted: y-websocket speaks up by itself, whoever it is for.
    if (!this.#maySpeak) return;
    const { id, displayName } = this.parts.signedIn.user;
    const identity = { userId: id, displayName, colourIndex: this.standing.colourIndex };
    const refusal = this.document.presence.receive(this, update, identity, nowMs);
    if (refusal) this.parts.metrics.refusals.inc({ reason: refusal });
  }
}
