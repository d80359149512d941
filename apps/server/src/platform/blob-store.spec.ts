import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BlobStore } from './blob-store.js';

let parent: string;
let folder: string;
let store: BlobStore;

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'fortyfive-spec-'));
  folder = path.join(parent, 'data/blobs');
  store = new BlobStore(folder);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

async function contentOf(blobs: BlobStore, id: string): Promise<string | null> {
  const file = await blobs.open(id);
  const content = file && (await file.readFile('utf8'));
  await file?.close();
  return content;
}

describe('the blob store', () => {
  it('[PLATFORM-24] keeps bytes under their id, for its owner alone, also for a store opened later', async () => {
    const id = randomUUID();
    expect(await contentOf(store, id)).toBeNull();
    await store.write(id, Buffer.from('a picture'));
    expect(await contentOf(new BlobStore(folder), id)).toBe('a picture');
    expect(readdirSync(folder)).toEqual([id]);
    expect([statSync(folder).mode & 0o777, statSync(path.join(folder, id)).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it('[PLATFORM-24] takes no name but an id', async () => {
    writeFileSync(path.join(parent, 'secret'), 'not for you');
    const strange = ['../../secret', '/etc/passwd', '', '.', randomUUID().toUpperCase(), `${randomUUID()}\0`, 'a'];
    for (const name of strange) {
      await expect(store.open(name)).rejects.toThrow('id of its row');
      await expect(store.write(name, Buffer.from('x'))).rejects.toThrow('id of its row');
      await expect(store.remove(name)).rejects.toThrow('id of its row');
    }
  });

  it('[PLATFORM-24] never shows a part: what a crash left half written is not there, and goes with its id', async () => {
    const [id, other] = [randomUUID(), randomUUID()];
    await store.write(other, Buffer.from('whole'));
    writeFileSync(path.join(folder, `${id}.part`), 'hal');
    expect(await contentOf(store, id)).toBeNull();
    await store.remove(id);
    expect(readdirSync(folder)).toEqual([other]);
  });

  it('[PLATFORM-24] removes what there is, and may be told so twice', async () => {
    const id = randomUUID();
    await store.write(id, Buffer.from('x'));
    await store.remove(id);
    await store.remove(id);
    expect(await contentOf(store, id)).toBeNull();
  });
});
