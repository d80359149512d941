import { Injectable } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import { readOwnProblem, type OwnProblemReading } from '@fortyfive/questions';
import { TokenBucket } from '../platform/token-bucket.js';

/** Forty at once, then two a second, for one person: more than anybody types. */
const BURST = 40;
const PER_SECOND = 2;

/** Reads what people write, and not more of it than one processor can bear: a long text takes tenths of a second. */
@Injectable()
export class OwnQuestionsIntake {
  readonly #rates = new Map<string, TokenBucket>();

  /** @throws AppError `too_many_requests` */
  read(userId: string, yaml: string): OwnProblemReading {
    const nowMs = performance.now();
    for (const [id, rate] of this.#rates) if (rate.isFull(nowMs)) this.#rates.delete(id);
    const rate = this.#rates.get(userId) ?? new TokenBucket(PER_SECOND, BURST, nowMs);
    this.#rates.set(userId, rate);
    if (!rate.take(1, nowMs)) throw new AppError('too_many_requests');
    return readOwnProblem(yaml);
  }
}
