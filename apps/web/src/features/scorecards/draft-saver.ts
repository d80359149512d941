import type { ScorecardBody } from '@fortyfive/contract';

/** Whether the server has everything that was written. */
export type DraftStatus = 'saved' | 'saving' | 'not-saved';

const QUIET_MS = 600;
const RETRY_MS = 3_000;

/**
 * Saves a scorecard while it is being written: a moment after the last change, one request at a time, always the
 * newest state, and again after a failure until it is through.
 */
export class DraftSaver {
  #waiting: ScorecardBody | null = null;
  #inFlight: Promise<void> | null = null;
  #hasFailed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  /** @param save stores the whole scorecard; may fail */
  constructor(readonly save: (body: ScorecardBody) => Promise<unknown>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly readStatus = (): DraftStatus => {
    if (!this.#waiting && !this.#inFlight) return 'saved';
    return this.#hasFailed ? 'not-saved' : 'saving';
  };

  change(body: ScorecardBody): void {
    this.#waiting = body;
    this.#saveIn(QUIET_MS);
    this.#tell();
  }

  /** Saves what waits at once, for instance because the page is being left. */
  readonly flush = async (): Promise<void> => {
    clearTimeout(this.#timer);
    await this.#inFlight;
    if (this.#waiting) await this.#saveNow(this.#waiting);
  };

  /** Lets go of what waits: the scorecard has been handed in as it stands. */
  readonly discard = async (): Promise<void> => {
    clearTimeout(this.#timer);
    this.#waiting = null;
    await this.#inFlight;
    this.#tell();
  };

  #saveIn(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  async #saveNow(body: ScorecardBody): Promise<void> {
    this.#waiting = null;
    this.#inFlight = this.#attempt(body);
    this.#tell();
    await this.#inFlight;
  }

  async #attempt(body: ScorecardBody): Promise<void> {
    try {
      await this.save(body);
      this.#hasFailed = false;
    } catch {
      // Told truthfully as "not saved"; what was written since then is newer and wins.
      this.#hasFailed = true;
      this.#waiting ??= body;
      this.#saveIn(RETRY_MS);
    } finally {
      this.#inFlight = null;
      this.#tell();
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
