import { AppError } from '@fortyfive/contract';
import type { Socket } from 'socket.io';
import { TokenBucket } from './token-bucket.js';

/** Nobody who uses the app comes near this. */
const EVENTS_PER_S = 30;
const EVENTS_AT_ONCE = 60;
/** Whoever goes on at this many times the rate although every event is refused is not using the app. */
const FLOOD = 10;

const refusal = { ok: false, error: new AppError('too_many_requests').toBody() } as const;

/** Answers events beyond the rate with a refusal, and disconnects a socket that floods. */
export function limitEvents(socket: Pick<Socket, 'use' | 'disconnect'>, onRefusal: () => void): void {
  const startMs = performance.now();
  const events = new TokenBucket(EVENTS_PER_S, EVENTS_AT_ONCE, startMs);
  const flood = new TokenBucket(EVENTS_PER_S * FLOOD, EVENTS_AT_ONCE * FLOOD, startMs);
  socket.use((event, next) => {
    const nowMs = performance.now();
    if (!flood.take(1, nowMs)) return void socket.disconnect(true);
    if (events.take(1, nowMs)) return next();
    onRefusal();
    const reply: unknown = event.at(-1);
    if (typeof reply === 'function') (reply as (answer: typeof refusal) => void)(refusal);
  });
}
