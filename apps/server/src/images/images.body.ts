import type { IncomingMessage } from 'node:http';
import { AppError, MAX_IMAGE_BYTES } from '@fortyfive/contract';

const ARRIVE_WITHIN_MS = 60_000;
/** How long somebody who was refused may go on sending, so that the answer reaches them. */
const TRAIL_OFF_MS = 3_000;

/**
 * Takes in the body of a request, and never holds more of it than a picture may have (IMAGES-1).
 * @throws AppError `image_too_large`, `image_incomplete` when it takes too long or ends in the middle
 */
export async function readImageBody(request: IncomingMessage, withinMs = ARRIVE_WITHIN_MS): Promise<Buffer> {
  try {
    if (Number(request.headers['content-length']) > MAX_IMAGE_BYTES) throw new AppError('image_too_large');
    return await gather(request, withinMs);
  } catch (error) {
    letTrailOff(request);
    throw error;
  }
}

function gather(request: IncomingMessage, withinMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    const fail = (code: 'image_too_large' | 'image_incomplete') => settle(() => reject(new AppError(code)));
    const onData = (chunk: Buffer): void => {
      sizeBytes += chunk.length;
      if (sizeBytes > MAX_IMAGE_BYTES) fail('image_too_large');
      else chunks.push(chunk);
    };
    const onEnd = (): void => settle(() => resolve(Buffer.concat(chunks)));
    const onBreak = (): void => fail('image_incomplete');
    const timer = setTimeout(onBreak, withinMs);
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onBreak).on('error', ignore).off('error', onBreak);
      finish();
    };
    // A body that somebody else has read, or a sender who has gone, sends no event any more.
    if (request.readableEnded || request.destroyed) return fail('image_incomplete');
    request.on('data', onData).on('end', onEnd).on('close', onBreak).on('error', onBreak);
  });
}

/** Throws the rest of the body away: a connection that is cut at once may take the answer with it. */
function letTrailOff(request: IncomingMessage): void {
  request.resume();
  const cut = setTimeout(() => request.complete || request.destroy(), TRAIL_OFF_MS);
  cut.unref();
}

/** The connection broke after we had what we need, or had given up. */
function ignore(): void {}
