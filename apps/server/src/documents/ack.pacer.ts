import type { DocumentConnection } from './document.connection.js';

/** Nobody sees the difference, and most acknowledgements then travel with another frame. */
const DELAY_MS = 50;

/** Sends acknowledgements that found nothing to travel with. */
export class AckPacer {
  #due = new Set<DocumentConnection>();
  #timer: NodeJS.Timeout | null = null;

  add(connection: DocumentConnection): void {
    this.#due.add(connection);
    this.#timer ??= setTimeout(() => this.flush(), DELAY_MS);
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const due = this.#due;
    this.#due = new Set();
    for (const connection of due) connection.sendAcknowledgement();
  }
}
