import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DatabasePool } from '../platform/database.js';

const MINUTE_S = 60;

/** After this many failures in an hour, whoever tries this account has to wait a little each time. */
const SLOW_AFTER_FAILURES = 30;
const SLOW_BY_MS = 1_000;

/**
 * Slows down guessing. Per account and address: 5 failures in 15 minutes. Per address: 100 in an hour. Per account: never
 * refused, only delayed, so that nobody can lock the owner out from elsewhere (ACCOUNT-6).
 */
@Injectable()
export class SignInThrottle {
  readonly #perAccountAndAddress: RateLimiterPostgres;
  readonly #perAddress: RateLimiterPostgres;
  readonly #perAccount: RateLimiterPostgres;

  constructor(pool: DatabasePool) {
    const limiter = (keyPrefix: string, points: number, duration: number): RateLimiterPostgres =>
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'pool',
        tableName: 'rate_limits',
        tableCreated: true,
        keyPrefix,
        points,
        duration,
      });
    this.#perAccountAndAddress = limiter('sign-in:account-address', 5, 15 * MINUTE_S);
    this.#perAddress = limiter('sign-in:address', 100, 60 * MINUTE_S);
    this.#perAccount = limiter('sign-in:account', SLOW_AFTER_FAILURES, 60 * MINUTE_S);
  }

  /**
   * Counts an attempt before it is judged, so that attempts made at once count too.
   * @throws AppError `too_many_sign_ins`
   */
  async admit(email: string, address: string): Promise<void> {
    await consume(this.#perAccountAndAddress, keyOf(email, address));
    await consume(this.#perAddress, keyOf(address));
    const account = await this.#perAccount.penalty(keyOf(email), 1);
    if (account.consumedPoints > SLOW_AFTER_FAILURES) await new Promise((resolve) => setTimeout(resolve, SLOW_BY_MS));
  }

  /** The password was right: this attempt was no guess. */
  async forgive(email: string, address: string): Promise<void> {
    await this.#perAccountAndAddress.delete(keyOf(email, address));
    await this.#perAddress.reward(keyOf(address), 1);
    await this.#perAccount.reward(keyOf(email), 1);
  }
}

/** Hashed: what a client sends can be longer than the column, and the table need not say who tried. */
function keyOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join(' ')).digest('base64url');
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (thrown) {
    throw thrown instanceof RateLimiterRes ? new AppError('too_many_sign_ins') : thrown;
  }
}
