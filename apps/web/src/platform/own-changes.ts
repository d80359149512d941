/**
 * Knows whether the changes made on this page are in the server's log. The server says how many write frames of a
 * connection it has committed, counted from the first without a gap. One that it does not take holds the count back until
 * the server has asked for what it is missing, and has been told everything there is.
 */
export class OwnChanges {
  #committed = 0;
  /** How many frames must be committed until our own last change is. */
  #changedUpTo = 0;
  /** There are changes that no frame of this connection has: made offline, or never confirmed on the last one. */
  #hasUnsent = false;

  /** How many write frames of this connection the server has committed. */
  get committed(): number {
    return this.#committed;
  }

  get areSaved(): boolean {
    return !this.#hasUnsent && this.#changedUpTo <= this.#committed;
  }

  /**
   * Something was changed.
   * @param frameNumber the write frame it went out in; `null` when there was no connection
   */
  add(frameNumber: number | null): void {
    if (frameNumber === null) this.#hasUnsent = true;
    else this.#changedUpTo = frameNumber;
  }

  /** The server has asked, and the answer in this write frame has everything there is. */
  tellAll(frameNumber: number): void {
    if (this.areSaved) return;
    this.#changedUpTo = frameNumber;
    this.#hasUnsent = false;
  }

  /** The server has committed the first `count` write frames. */
  confirm(count: number): void {
    this.#committed = Math.max(this.#committed, count);
  }

  /** @param frameNumber 0: no such frame yet */
  hasConfirmed(frameNumber: number): boolean {
    return frameNumber > 0 && this.#committed >= frameNumber;
  }

  /** The connection is gone, and with it all knowledge of what was still on its way. */
  loseConnection(): void {
    this.#hasUnsent = !this.areSaved;
    this.#committed = 0;
    this.#changedUpTo = 0;
  }
}
