import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { BlobStore } from '../platform/blob-store.js';
import { TimeSource } from '../platform/time-source.js';
import { ImagesRepository } from './images.repository.js';

const HOUR_MS = 60 * 60_000;

/**
 * Removes the files of pictures whose interview is gone, and what a crash left half stored (IMAGES-7). It removes what a row
 * names and nothing else: beside another database, the same folder loses nothing.
 */
@Injectable()
export class ImagesSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Images');
  #timer: ReturnType<typeof setInterval> | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(
    private readonly repository: ImagesRepository,
    private readonly blobs: BlobStore,
    private readonly time: TimeSource,
  ) {}

  onApplicationBootstrap(): void {
    const begin = (): void => void (this.#sweeping = this.#sweepOrLog());
    begin();
    this.#timer = setInterval(begin, HOUR_MS).unref();
  }

  /** Before the pool ends, which happens at the shutdown; and however much there is to remove, nobody waits for it. */
  async onModuleDestroy(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    await this.#sweeping;
  }

  /** What is younger than an hour may still be on its way. */
  async sweep(): Promise<void> {
    const abandoned = await this.repository.listAbandoned(new Date(this.time.nowMs() - HOUR_MS));
    for (const id of abandoned) {
      if (this.#isStopping) return; // The next start goes on.
      // The file first: while its row is there, somebody still knows that it is to go.
      await this.blobs.remove(id);
      await this.repository.remove(id);
    }
  }

  /** Whatever fails now is tried again in an hour. */
  async #sweepOrLog(): Promise<void> {
    await this.sweep().catch((error: unknown) => this.#logger.error(error));
  }
}
