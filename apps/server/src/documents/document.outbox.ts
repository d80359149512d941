import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { AckPacer } from './ack.pacer.js';
import { committedFrame } from './document.frame.js';
import { asMessage } from './websocket.message.js';

const MIB = 1024 * 1024;
/** What may wait to be read at the other end: first cursors are left out, then the connection ends (DOCUMENTS-11). */
const SLOW_BYTES = MIB;
const TOO_SLOW_BYTES = 4 * MIB;

/** Where one client's frames go out, and what happens when they are not read. */
export interface OutboxParts {
  readonly socket: WebSocket;
  /** The stream below the socket: what goes to many is put together once and written there. */
  readonly wire: Duplex;
  readonly pacer: AckPacer;
  readonly onTooSlow: () => void;
}

/** What is sent to one client: changes, states, cursors, and with them how many of its own writes are committed. */
export class DocumentOutbox {
  #committedWrites = 0;
  #isAckDue = false;
  #isQuiet = false;
  /** A whole state that waits until everything in it is committed. */
  #held: Buffer | null = null;
  #heldNumber = 0;
  /** Bytes of a whole state that was just sent: those may wait longer than other things. */
  #allowance = 0;

  constructor(private readonly parts: OutboxParts) {}

  /** Whether more waits to be read than an attentive reader leaves. */
  get isSlow(): boolean {
    return this.parts.socket.bufferedAmount >= SLOW_BYTES;
  }

  send(frame: Uint8Array): void {
    this.sendMessage(asMessage(frame));
  }

  /** Sends what is ready for the wire, and an acknowledgement with it if one is due. */
  sendMessage(message: Buffer): void {
    const { socket, wire, onTooSlow } = this.parts;
    if (socket.readyState !== WebSocket.OPEN) return;
    if (this.#isTooSlow()) return onTooSlow();
    this.#isQuiet = false;
    wire.write(this.#isAckDue ? Buffer.concat([this.#takeAcknowledgement(), message]) : message);
  }

  /** A whole state may be larger than what else may wait. */
  sendState(message: Buffer): void {
    this.#allowance = Math.max(this.#allowance, message.length);
    this.sendMessage(message);
  }

  /** Cursors are the first to go when somebody reads slowly: the next one tells the same, newer. */
  sendPresence(message: Buffer): void {
    if (!this.isSlow) this.sendMessage(message);
  }

  /** Keeps a state until it may be sent. A newer one takes its place. @returns the number to ask for it with */
  holdState(message: Buffer): number {
    this.#held = message;
    return ++this.#heldNumber;
  }

  /** @returns the state with this number, unless it was replaced or the connection is gone */
  takeHeldState(number: number): Buffer | null {
    if (this.#heldNumber !== number) return null;
    const held = this.#held;
    this.#held = null;
    return held;
  }

  /** So many of the client's writes are committed. It is told with the next frame, or soon. */
  acknowledge(writes: number): void {
    if (writes <= this.#committedWrites) return;
    this.#committedWrites = writes;
    this.#isAckDue = true;
    this.parts.pacer.add(this);
  }

  /** Tells it now, if it has not travelled with another frame. */
  sendAcknowledgement(): void {
    if (this.#isAckDue) this.sendMessage(this.#takeAcknowledgement());
  }

  /** Says something on a line that has been silent since the last time. */
  keepAlive(): void {
    if (this.#isQuiet) this.send(committedFrame(this.#committedWrites));
    this.#isQuiet = true;
  }

  /** The socket is gone: nothing is kept for it. */
  discard(): void {
    this.#held = null;
  }

  #takeAcknowledgement(): Buffer {
    this.#isAckDue = false;
    return asMessage(committedFrame(this.#committedWrites));
  }

  #isTooSlow(): boolean {
    const { bufferedAmount } = this.parts.socket;
    if (!this.isSlow) this.#allowance = 0;
    return bufferedAmount > TOO_SLOW_BYTES + this.#allowance;
  }
}
