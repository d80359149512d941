import { describe, expect, it } from '@jest/globals';
import { ManualTime } from '../../../../test/support/manual-time.js';
import type { BlobStore } from '../platform/blob-store.js';
import type { ImagesRepository } from './images.repository.js';
import { ImagesSweeper } from './images.sweeper.js';

describe('the sweeper', () => {
  it('[IMAGES-7] keeps nobody from stopping: it ends what is under way, and leaves the rest to the next start', async () => {
    const removed: string[] = [];
    let finish: () => void = () => undefined;
    const slowly = new Promise<void>((resolve) => (finish = resolve));
    const repository = {
      listAbandoned: () => Promise.resolve(['one', 'two', 'three']),
      remove: (id: string) => Promise.resolve(void removed.push(id)),
    } as unknown as ImagesRepository;
    const blobs = { remove: () => slowly } as unknown as BlobStore;
    const sweeper = new ImagesSweeper(repository, blobs, new ManualTime());
    sweeper.onApplicationBootstrap();
    await new Promise((resolve) => setTimeout(resolve));
    let hasStopped = false;
    const stopped = sweeper.onModuleDestroy().then(() => (hasStopped = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([removed, hasStopped]).toEqual([[], false]);
    finish();
    await stopped;
    expect(removed).toEqual(['one']);
  });
});
