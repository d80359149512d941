import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { isPassing } from '#platform/http';
import { retryWait } from './retry-wait';
import type { ImageStore } from './image-store';

type Board = Pick<ExcalidrawImperativeAPI, 'addFiles' | 'getFiles' | 'getSceneElements' | 'onChange'>;

/**
 * Fetches the pictures that stand on the board and are not here yet (IMAGES-WEB-2). Until one has come, Excalidraw shows an
 * empty frame in its place. What cannot be had for the moment is asked for again; what the server does not have is not.
 */
export class ImageLoader {
  readonly #asked = new Set<string>();
  readonly #leaving = new AbortController();
  readonly #stopListening: () => void;

  constructor(
    private readonly board: Board,
    private readonly store: Pick<ImageStore, 'load'>,
    private readonly wait = retryWait,
  ) {
    this.#look(board.getSceneElements());
    this.#stopListening = board.onChange((elements) => this.#look(elements));
  }

  stop(): void {
    this.#stopListening();
    this.#leaving.abort();
  }

  #look(elements: readonly ExcalidrawElement[]): void {
    for (const element of elements) {
      if (element.type !== 'image' || !element.fileId || this.#asked.has(element.fileId)) continue;
      this.#asked.add(element.fileId);
      if (!this.board.getFiles()[element.fileId]) void this.#fetch(element.fileId);
    }
  }

  async #fetch(imageId: string): Promise<void> {
    const { signal } = this.#leaving;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        const file = await this.store.load(imageId, signal);
        if (!signal.aborted) this.board.addFiles([file]);
        return;
      } catch (error) {
        if (signal.aborted || !isPassing(error)) return;
        await this.wait(attempt, signal);
      }
    }
  }
}
