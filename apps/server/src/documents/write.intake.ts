import type { DocumentConnection } from './document.connection.js';

/** A change that has come and is not judged yet. */
interface Arrived {
  readonly connection: DocumentConnection;
  readonly update: Uint8Array;
  readonly isAnswer: boolean;
}

/** How long changes of all rooms wait for one another; a lone one does not wait. */
const WINDOW_MS = 8;

/**
 * Takes changes in together, a few milliseconds' worth of all rooms at a time: one after the other they take half the time
 * that they take each on its own, and they are committed in one statement anyway.
 */
export class WriteIntake {
  #arrived: Arrived[] = [];
  #isDue = false;
  #lastMs = 0;

  /** Never in the middle of something else: the caller goes on first. */
  add(arrived: Arrived): void {
    this.#arrived.push(arrived);
    if (this.#isDue) return;
    this.#isDue = true;
    const restMs = this.#lastMs + WINDOW_MS - performance.now();
    if (restMs > 0) setTimeout(() => this.take(), restMs);
    else setImmediate(() => this.take());
  }

  /** Judges and applies everything that has come so far, in the order in which it came. */
  take(): void {
    this.#isDue = false;
    this.#lastMs = performance.now();
    const arrived = this.#arrived;
    this.#arrived = [];
    for (const { connection, update, isAnswer } of arrived) connection.takeIn(update, isAnswer);
  }
}
