import type { BinaryFileData } from '@excalidraw/excalidraw/types';
import type { ImageView } from '@fortyfive/contract';
import { isPassing } from '#platform/http';
import type { ImageStore } from './image-store';
import { objectionTo, someRefused, uploadSentence } from './upload-sentences';

/** What somebody who puts pictures up is told meanwhile. */
export type UploadState =
  | { readonly kind: 'idle' }
  /** The picture of this number is on its way; `part` of it has left, from 0 to 1. */
  | { readonly kind: 'uploading'; readonly number: number; readonly count: number; readonly part: number }
  /** `retry` is missing when trying again would not help. */
  | { readonly kind: 'failed'; readonly sentence: string; readonly retry?: () => void };

/** Takes over the picture of this number, once it is stored and here, or says why that cannot be any more. */
export type OnStored = (image: ImageView, file: BinaryFileData, index: number) => string | null;

const IDLE: UploadState = { kind: 'idle' };

/** Sends pictures one after the other and hands each on once it is stored: until then nothing of it is on the board (IMAGES-WEB-1). */
export class ImageUploads {
  readonly #listeners = new Set<() => void>();
  #state: UploadState = IDLE;
  #present = new AbortController();
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly store: Pick<ImageStore, 'upload' | 'load'>) {}

  get state(): UploadState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Puts pictures at the end of the queue.
   * @returns once nothing more will come of them, unless the person tries again
   */
  send(pictures: readonly Blob[], onStored: OnStored): Promise<void> {
    const { signal } = this.#present;
    this.#last = this.#last.then(() => this.#sendAll(pictures, onStored, signal));
    return this.#last;
  }

  async #sendAll(pictures: readonly Blob[], onStored: OnStored, signal: AbortSignal): Promise<void> {
    const refused: string[] = [];
    for (const [index, picture] of pictures.entries()) {
      if (signal.aborted) return;
      this.#become({ kind: 'uploading', number: index + 1, count: pictures.length, part: 0 });
      try {
        const refusal = objectionTo(picture) ?? (await this.#sendOne(picture, index, onStored, signal));
        if (refusal) refused.push(refusal);
      } catch (error) {
        if (signal.aborted) return;
        // Without the server, the others would fare the same; they wait for another try.
        if (isPassing(error)) return this.#offerRetry(error, pictures.slice(index), shift(onStored, index));
        refused.push(uploadSentence(error));
      }
    }
    if (signal.aborted) return;
    const [sentence] = refused;
    if (sentence === undefined) this.#become(IDLE);
    else this.refuse(pictures.length === 1 ? sentence : someRefused(refused.length, pictures.length, sentence));
  }

  async #sendOne(picture: Blob, index: number, onStored: OnStored, signal: AbortSignal): Promise<string | null> {
    const image = await this.store.upload(picture, signal, (part) => this.#progress(part, signal));
    const file = await this.store.load(image.imageId, signal);
    return signal.aborted ? null : onStored(image, file, index);
  }

  #progress(part: number, signal: AbortSignal): void {
    if (this.#state.kind === 'uploading' && !signal.aborted) this.#become({ ...this.#state, part });
  }

  #offerRetry(error: unknown, rest: readonly Blob[], onStored: OnStored): void {
    this.#become({ kind: 'failed', sentence: uploadSentence(error), retry: () => void this.send(rest, onStored) });
  }

  /** Stops what is under way, or puts the message away. */
  readonly dismiss = (): void => {
    this.#present.abort();
    this.#present = new AbortController();
    this.#become(IDLE);
  };

  /** Says why something is not put on the board. */
  readonly refuse = (sentence: string): void => this.#become({ kind: 'failed', sentence });

  #become(state: UploadState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function shift(onStored: OnStored, by: number): OnStored {
  return (image, file, index) => onStored(image, file, index + by);
}
