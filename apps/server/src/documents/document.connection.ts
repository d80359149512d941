import { CLOSE_CODES } from '@fortyfive/contract';
import { WebSocket } from 'ws';
import type { SignedIn } from '../platform/session.js';
import type { Standing } from '../rooms/rooms.service.js';
import { awarenessFrame, committedFrame, readFrame, stateRequestFrame, type Frame } from './document.frame.js';
import { mayWrite } from './documents.policy.js';
import type { LiveDocument } from './live.document.js';

/** One person's connection to one document. Every frame is judged by their standing at that moment (DOCUMENTS-2). */
export class DocumentConnection {
  #standing: Standing;
  #writes = 0;
  #committedWrites = 0;

  constructor(
    private readonly socket: WebSocket,
    private readonly document: LiveDocument,
    readonly signedIn: SignedIn,
    standing: Standing,
  ) {
    this.#standing = standing;
  }

  get userId(): string {
    return this.signedIn.user.id;
  }

  /** Begins the handshake: what we have not got yet, and who is here. */
  open(): void {
    this.document.connections.add(this);
    this.send(stateRequestFrame(this.document.stateVector()));
    const presence = this.document.presence.snapshot();
    if (presence) this.send(awarenessFrame(presence));
  }

  /** The person's role or the interview's phase has changed. */
  judgeBy(standing: Standing): void {
    this.#standing = standing;
  }

  /** A socket that we are closing may go on sending; none of it counts any more. */
  receive(bytes: Uint8Array): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    try {
      this.#handle(readFrame(bytes));
    } catch {
      this.close(CLOSE_CODES.malformed, 'malformed'); // Nothing of the frame was applied.
    }
  }

  send(frame: Uint8Array): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame);
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  /** The socket is gone. */
  leave(): void {
    this.document.connections.delete(this);
    this.document.presence.leave(this);
  }

  #handle(frame: Frame): void {
    switch (frame.type) {
      case 'state-request':
        return this.document.answer(frame.stateVector, this);
      case 'awareness':
        return this.document.presence.receive(this, frame.update, this.#identity());
      case 'write':
        return this.#write(frame.update);
    }
  }

  #write(update: Uint8Array): void {
    const isWriter = mayWrite(this.#standing);
    // Everybody answers the handshake with what they have, those who only watch with nothing but what came from here.
    if (!isWriter && !this.document.includes(update)) return this.close(CLOSE_CODES.notAllowed, 'not_allowed');
    const place = ++this.#writes;
    const written = isWriter ? this.document.write(update, this) : this.document.settle();
    void written.then((isCommitted) => isCommitted && this.#acknowledge(place));
  }

  #acknowledge(place: number): void {
    if (place <= this.#committedWrites) return;
    this.#committedWrites = place;
    this.send(committedFrame(place));
  }

  #identity() {
    const { id, displayName } = this.signedIn.user;
    return { userId: id, displayName, colourIndex: this.#standing.colourIndex };
  }
}
