import { TokenBucket } from '../platform/token-bucket.js';

/** Whom a connection counts for. */
export interface Visitor {
  readonly userId: string;
  readonly address: string;
}

/** How many connections there may be at once (DOCUMENTS-10). */
const MAX_PER_USER = 10;
const MAX_PER_ADDRESS = 50;
/** How often one user may connect: two documents a page, three for the interviewer, so ten reloads a minute at least. */
const HANDSHAKES_PER_MINUTE = 30;
const FORGET_MS = 60_000;

/** Counts who is connected, and how often they come. */
export class ConnectionLimits {
  readonly #present = new Map<string, number>();
  readonly #handshakes = new Map<string, TokenBucket>();
  #forgottenAtMs = 0;

  /** Lets somebody in, who has to leave again, or says why not. */
  enter(visitor: Visitor, nowMs: number): 'welcome' | 'tooFast' | 'tooManyConnections' {
    const { userId, address } = visitor;
    this.#forget(nowMs);
    const handshakes =
      this.#handshakes.get(userId) ?? new TokenBucket(HANDSHAKES_PER_MINUTE / 60, HANDSHAKES_PER_MINUTE, nowMs);
    this.#handshakes.set(userId, handshakes);
    if (!handshakes.take(1, nowMs)) return 'tooFast';
    const isWithin =
      this.#count(`user ${userId}`) < MAX_PER_USER && this.#count(`address ${address}`) < MAX_PER_ADDRESS;
    if (!isWithin) return 'tooManyConnections';
    this.#change(visitor, 1);
    return 'welcome';
  }

  leave(visitor: Visitor): void {
    this.#change(visitor, -1);
  }

  #count(key: string): number {
    return this.#present.get(key) ?? 0;
  }

  #change({ userId, address }: Visitor, by: 1 | -1): void {
    for (const key of [`user ${userId}`, `address ${address}`]) {
      const count = this.#count(key) + by;
      if (count > 0) this.#present.set(key, count);
      else this.#present.delete(key);
    }
  }

  /** Who has not come for a while starts anew, so that the table does not grow. */
  #forget(nowMs: number): void {
    if (nowMs - this.#forgottenAtMs < FORGET_MS) return;
    this.#forgottenAtMs = nowMs;
    for (const [userId, bucket] of this.#handshakes) if (bucket.isFull(nowMs)) this.#handshakes.delete(userId);
  }
}
