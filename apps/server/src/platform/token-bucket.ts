/** So many at once, then so many a second: what has not been used is saved up to the burst. */
export class TokenBucket {
  #tokens: number;
  #filledAtMs: number;

  /** @param nowMs by a clock that never goes back, such as `performance.now()` */
  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    nowMs: number,
  ) {
    this.#tokens = burst;
    this.#filledAtMs = nowMs;
  }

  /** Takes so many, or nothing. @returns whether they were there */
  take(count: number, nowMs: number): boolean {
    this.#fill(nowMs);
    if (this.#tokens < count) return false;
    this.#tokens -= count;
    return true;
  }

  /** How long until one can be taken, ms. */
  waitMs(nowMs: number): number {
    this.#fill(nowMs);
    return Math.max(0, ((1 - this.#tokens) / this.perSecond) * 1_000);
  }

  /** Whether nothing has been taken for so long that a new bucket would be the same. */
  isFull(nowMs: number): boolean {
    this.#fill(nowMs);
    return this.#tokens >= this.burst;
  }

  #fill(nowMs: number): void {
    const earned = ((nowMs - this.#filledAtMs) / 1_000) * this.perSecond;
    this.#tokens = Math.min(this.burst, this.#tokens + earned);
    this.#filledAtMs = nowMs;
  }
}
