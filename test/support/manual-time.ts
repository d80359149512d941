import { TimeSource } from '../../apps/server/src/platform/time-source.js';

/** Server time that a test moves on at will. It also runs, so that nothing stands still that should not. */
export class ManualTime extends TimeSource {
  #aheadMs = 0;

  override nowMs(): number {
    return Date.now() + this.#aheadMs;
  }

  /** Lets time pass in a moment. */
  advance(ms: number): void {
    this.#aheadMs += ms;
  }
}
