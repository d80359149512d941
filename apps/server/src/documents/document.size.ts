import { MAX_DOCUMENT_BYTES, NEARLY_FULL, type DocumentKind } from '@fortyfive/documents';

/** How much may be added before the size is measured again, as a share of what is allowed. */
const RESOLUTION = 0.02;

/**
 * Keeps track of how large a document is. What is added is known exactly, what deleting frees is not, so the size is measured
 * anew now and then once it matters.
 */
export class DocumentSize {
  readonly #maxBytes: number;
  #bytes: number;
  #measuredBytes: number;

  /** @param measure encodes the whole document and returns its length in bytes; costly */
  constructor(
    kind: DocumentKind,
    bytes: number,
    private readonly measure: () => number,
  ) {
    this.#maxBytes = MAX_DOCUMENT_BYTES[kind];
    this.#bytes = bytes;
    this.#measuredBytes = bytes;
  }

  /** An update of this length has been applied. */
  add(bytes: number): void {
    this.#bytes += bytes;
    const isDue = this.#bytes - this.#measuredBytes >= this.#maxBytes * RESOLUTION;
    if (!isDue || this.#bytes < this.#maxBytes * NEARLY_FULL) return;
    this.#bytes = this.measure();
    this.#measuredBytes = this.#bytes;
  }

  /** Something was deleted: worth a look when there was no room. */
  remeasure(): void {
    this.#bytes = this.measure();
    this.#measuredBytes = this.#bytes;
  }

  get isNearlyFull(): boolean {
    return this.#bytes >= this.#maxBytes * NEARLY_FULL;
  }

  get isFull(): boolean {
    return this.#bytes >= this.#maxBytes;
  }
}
