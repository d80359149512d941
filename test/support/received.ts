import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Everything that has come to a browser, by whatever way. */
export class Received {
  readonly #parts: Buffer[] = [];
  readonly #reading: Promise<void>[] = [];
  readonly sockets: string[] = [];
  frames = 0;

  constructor(page: Page) {
    page.on('websocket', (socket) => {
      this.sockets.push(socket.url());
      socket.on('framereceived', ({ payload }) => {
        this.frames++;
        this.#parts.push(Buffer.from(payload));
      });
    });
    page.on('response', (response) => {
      const body = response.body().then(
        (bytes) => void this.#parts.push(bytes),
        () => undefined, // A redirect has none.
      );
      this.#reading.push(body);
    });
  }

  async holds(text: string): Promise<boolean> {
    await Promise.all(this.#reading);
    return this.#parts.some((part) => part.includes(text) || unzipped(part).includes(text));
  }
}

function unzipped(part: Buffer): Buffer {
  const isZipped = part[0] === 0x1f && part[1] === 0x8b;
  return isZipped ? gunzipSync(part) : part;
}
