import type { DocumentOutbox } from './document.outbox.js';

/** An acknowledgement waits once to twice as long. Nobody sees the difference, and most travel with another frame meanwhile. */
const TICK_MS = 75;

/** Sends acknowledgements that found nothing to travel with. */
export class AckPacer {
  #due = new Set<DocumentOutbox>();
  #fresh = new Set<DocumentOutbox>();
  #timer: NodeJS.Timeout | null = null;

  add(outbox: DocumentOutbox): void {
    this.#fresh.add(outbox);
    this.#timer ??= setTimeout(() => this.#tick(), TICK_MS);
  }

  /** Sends all of them now. */
  flush(): void {
    for (const outbox of [...this.#due, ...this.#fresh]) outbox.sendAcknowledgement();
    this.#due.clear();
    this.#fresh.clear();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tick(): void {
    const due = this.#due;
    this.#due = this.#fresh;
    this.#fresh = due;
    for (const outbox of due) outbox.sendAcknowledgement();
    due.clear();
    this.#timer = this.#due.size > 0 ? setTimeout(() => this.#tick(), TICK_MS) : null;
  }
}
