import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where the files are, within the data directory. */
export const BLOBS_FOLDER = 'blobs';

/**
 * Files that belong to rows of the database, under the data directory, each named by its row's id and by nothing else
 * (PLATFORM-24). What is in it never changes: a file is written once, read, and removed.
 */
export class BlobStore {
  constructor(private readonly folder: string) {}

  /** Once this returns, the file outlives a loss of power. Nobody ever finds a part of it. */
  async write(id: string, bytes: Uint8Array): Promise<void> {
    const file = this.#fileOf(id);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeDurably(partOf(file), bytes);
    await rename(partOf(file), file);
    await syncFolder(this.folder);
  }

  /** Opens it for reading, piece by piece; `null` when there is none. Whoever opens it closes it. */
  async open(id: string): Promise<FileHandle | null> {
    const file = this.#fileOf(id);
    try {
      return await open(file, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Removes it, whole or half written; nothing happens when there is none. */
  async remove(id: string): Promise<void> {
    const file = this.#fileOf(id);
    for (const one of [file, partOf(file)]) await rm(one, { force: true });
  }

  #fileOf(id: string): string {
    if (!ID.test(id)) throw new Error('The name of a blob is the id of its row.');
    return path.join(this.folder, id);
  }
}

function partOf(file: string): string {
  return `${file}.part`;
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name is in the folder, which has to reach the disk as well. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
