import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import { TokenBucket } from '../platform/token-bucket.js';
import { Turns } from '../platform/turns.js';
import { readImageBody } from './images.body.js';
import { decodeImage, type DecodedImage } from './images.decoder.js';

/** Thirty at once, then one in two seconds, for one person. */
const BURST = 30;
const PER_SECOND = 0.5;
/** Bodies of 5 MB that may be in memory at the same time, and how many of them one person may have there. */
const MAX_UNDER_WAY = 16;
const MAX_OF_ONE_PERSON = 4;
/** There are two processors, and a decoder takes one. */
const MAX_DECODING = 2;

/** How much is taken in at once, by everybody and by one person (IMAGES-6). Who has to wait is not read from meanwhile. */
@Injectable()
export class ImagesIntake {
  readonly #underWay = new Turns(MAX_UNDER_WAY);
  readonly #decoding = new Turns(MAX_DECODING);
  readonly #people = new Map<string, { readonly rate: TokenBucket; readonly turns: Turns }>();

  /** Counts an attempt. @throws AppError `too_many_requests` */
  admit(userId: string): void {
    const nowMs = performance.now();
    this.#forget(nowMs);
    if (!this.#personOf(userId, nowMs).rate.take(1, nowMs)) throw new AppError('too_many_requests');
  }

  /** Reads a picture from a request and draws it anew. @throws AppError that says what is wrong with it */
  take(request: IncomingMessage, userId: string): Promise<DecodedImage> {
    const { turns } = this.#personOf(userId, performance.now());
    return turns.run(() =>
      this.#underWay.run(async () => {
        const sent = await readImageBody(request);
        return this.#decoding.run(() => decodeImage(sent));
      }),
    );
  }

  #personOf(userId: string, nowMs: number) {
    const known = this.#people.get(userId);
    if (known) return known;
    const person = { rate: new TokenBucket(PER_SECOND, BURST, nowMs), turns: new Turns(MAX_OF_ONE_PERSON) };
    this.#people.set(userId, person);
    return person;
  }

  /** Who has sent nothing for a while starts anew, so that the table does not grow. */
  #forget(nowMs: number): void {
    for (const [userId, { rate, turns }] of this.#people)
      if (turns.isIdle && rate.isFull(nowMs)) this.#people.delete(userId);
  }
}
