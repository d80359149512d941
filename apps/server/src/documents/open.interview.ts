import type { DocumentKind } from '@fortyfive/documents';
import type { InterviewState } from '@fortyfive/interview';
import type { InterviewLog } from '../recording/interview.log.js';
import { LiveDocument } from './live.document.js';

/** Reads a document of this interview from where it is stored. */
export type LoadDocument = (interview: OpenInterview, kind: DocumentKind) => Promise<LiveDocument>;

/** An interview of which somebody has a document open: its state, kept up to date, its log, and its documents. */
export class OpenInterview {
  /** Whether its log has been given back. */
  isClosed = false;
  readonly documents = new Map<DocumentKind, LiveDocument>();
  readonly #loading = new Map<DocumentKind, Promise<LiveDocument>>();

  constructor(
    readonly interviewId: string,
    public state: InterviewState,
    readonly log: InterviewLog,
    private readonly load: LoadDocument,
  ) {}

  /** Whether nothing of it is open or about to be. */
  get isIdle(): boolean {
    return this.documents.size === 0 && this.#loading.size === 0;
  }

  /** The document, with one visitor more; loaded once for all who ask meanwhile. A visitor has to leave again. */
  async enter(kind: DocumentKind): Promise<LiveDocument> {
    for (;;) {
      const document = this.documents.get(kind) ?? (await (this.#loading.get(kind) ?? this.#begin(kind)));
      if (document.isDestroyed) continue; // The last of the others has left, and it went with them.
      document.visitors++;
      return document;
    }
  }

  /** A document that cannot be read is not there: the next visitor tries again, and the log stays as it is. */
  #begin(kind: DocumentKind): Promise<LiveDocument> {
    const loading = this.load(this, kind).then((document) => {
      this.documents.set(kind, document);
      return document;
    });
    this.#loading.set(kind, loading);
    const forget = (): unknown => this.#loading.delete(kind);
    loading.then(forget, forget);
    return loading;
  }
}
