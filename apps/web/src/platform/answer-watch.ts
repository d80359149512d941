const FIRST_PATIENCE_MS = 5_000;
const LONGEST_PATIENCE_MS = 40_000;

/**
 * Notices that the server owes an answer and nothing at all is heard of it: then the line is cut, and nobody has said so.
 * A server that is only slow must not be pressed, so the patience doubles until an answer comes.
 */
export class AnswerWatch {
  readonly #lastHeardAtMs: () => number;
  readonly #onSilence: () => void;
  #patienceMs = FIRST_PATIENCE_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param lastHeardAtMs when anything was last received, on the clock of `Date.now()` */
  constructor(lastHeardAtMs: () => number, onSilence: () => void) {
    this.#lastHeardAtMs = lastHeardAtMs;
    this.#onSilence = onSilence;
  }

  /** Says whether an answer is owed on an open connection. */
  setAwaited(isAwaited: boolean): void {
    if (isAwaited) this.#timer ??= setTimeout(this.#look, this.#patienceMs);
    else this.#stop();
  }

  /** The server has answered. */
  calm(): void {
    this.#patienceMs = FIRST_PATIENCE_MS;
  }

  readonly #look = (): void => {
    this.#stop();
    const leftMs = this.#patienceMs - (Date.now() - this.#lastHeardAtMs());
    if (leftMs > 0) {
      this.#timer = setTimeout(this.#look, leftMs);
      return;
    }
    this.#patienceMs = Math.min(LONGEST_PATIENCE_MS, 2 * this.#patienceMs);
    this.#onSilence();
  };

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
