import type { WebSocket } from 'ws';
import type { Room, Target } from './targets.js';
import { EMPTY_UPDATE, type SyncMessage } from './wire.js';

const HANDSHAKE_WITHIN_MS = 20_000;

/** One connection to a document, which speaks the server's protocol and leaves the updates alone. */
export class DocumentClient {
  /** Called with the payload of every answer (1) and update (2) that comes in. */
  onMessage: (message: SyncMessage) => void = () => undefined;
  /** Called when the connection has failed, or the server has closed it. */
  onFailure: (error: Error) => void = () => undefined;
  /** From now on, to be asked for what this client has is a failure: the server has missed one of its updates. */
  isSettled = false;
  #isLeaving = false;

  /** @param stateToAnswer what this client says it has, when asked */
  constructor(
    private readonly target: Target,
    private readonly room: Room,
    private readonly socket: WebSocket,
    private readonly stateToAnswer: Uint8Array = EMPTY_UPDATE,
  ) {
    socket.on('open', () => target.wire.greet(room.name).forEach((frame) => socket.send(frame)));
    socket.on('message', (frame: Buffer) => this.#receive(frame));
    socket.on('error', (error) => this.onFailure(error));
    socket.on('close', (code, reason) => {
      if (!this.#isLeaving) this.onFailure(new Error(`The server closed a connection: ${code} ${String(reason)}`));
    });
  }

  send(message: SyncMessage): void {
    this.socket.send(this.target.wire.sync(this.room.name, message));
  }

  /** Waits for what messages bring about. @param look is shown each of them, and says when it has seen enough */
  until(look: (message: SyncMessage) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = new Error(`The board was not there in ${HANDSHAKE_WITHIN_MS} ms.`);
      const timer = setTimeout(() => reject(late), HANDSHAKE_WITHIN_MS);
      this.onFailure = reject;
      this.onMessage = (message) => {
        if (!look(message)) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async untilOpen(): Promise<void> {
    if (this.socket.readyState === this.socket.CONNECTING) {
      await new Promise((resolve) => this.socket.once('open', resolve));
    }
  }

  async leave(): Promise<void> {
    this.#isLeaving = true;
    if (this.socket.readyState === this.socket.CLOSED) return;
    const closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.close();
    await closed;
  }

  #receive(frame: Buffer): void {
    const message = this.target.wire.read(frame);
    if (!message) return;
    if (message.step !== 0) return this.onMessage(message);
    if (this.isSettled)
      this.onFailure(new Error('The server asked for the state again, as if it had missed something.'));
    this.send({ step: 1, payload: this.stateToAnswer });
  }
}
