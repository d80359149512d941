import { isPassing, messageOf } from './http';

/** Whether the server has what was written last. `refused`: it does not take it, and trying again does not help. */
export type SavingStatus = 'saved' | 'saving' | 'not-saved' | 'refused';

const QUIET_MS = 600;
const RETRY_MS = 3_000;

/**
 * Saves one small thing as a whole while it is being written: a moment after the last change, one request at a time, always the
 * newest, and again after a passing failure until it is through.
 */
export class ValueSaver<Value> {
  readonly #send: (value: Value, isLeaving: boolean) => Promise<unknown>;
  /** Written and not confirmed by the server. */
  #pending: { readonly value: Value } | null = null;
  #sending: Promise<void> | null = null;
  #problem: unknown = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  /** @param send with `isLeaving`, in a request that outlives the page */
  constructor(send: (value: Value, isLeaving: boolean) => Promise<unknown>) {
    this.#send = send;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly readStatus = (): SavingStatus => {
    if (!this.#pending) return 'saved';
    if (this.#problem === null) return 'saving';
    return isPassing(this.#problem) ? 'not-saved' : 'refused';
  };

  /** Why the server does not take what was written; `null` unless the status is `refused`. */
  readonly readRefusal = (): string | null => (this.readStatus() === 'refused' ? messageOf(this.#problem) : null);

  change(value: Value): void {
    this.#pending = { value };
    if (!isPassing(this.#problem)) this.#problem = null;
    this.#saveIn(QUIET_MS);
    this.#tell();
  }

  /** Saves at once what waits, for instance because a field is left. */
  readonly flush = async (): Promise<void> => {
    clearTimeout(this.#timer);
    await this.#sending;
    if (!this.#pending || this.#sending || this.readStatus() === 'refused') return;
    this.#sending = this.#attempt(this.#pending);
    await this.#sending;
  };

  /** The page goes away: sends what is not confirmed in this very moment, for what is under way may be cut off. */
  leave(): void {
    if (this.#pending && this.readStatus() !== 'refused') void this.#attempt(this.#pending, true);
  }

  #saveIn(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  async #attempt(sent: { readonly value: Value }, isLeaving = false): Promise<void> {
    try {
      await this.#send(sent.value, isLeaving);
      this.#problem = null;
      // What was written meanwhile has its own moment to be saved.
      if (this.#pending === sent) this.#pending = null;
    } catch (error) {
      this.#problem = error;
      if (isPassing(error)) this.#saveIn(RETRY_MS);
    }
    this.#sending = null;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
