import type { DataURL } from '@excalidraw/excalidraw/types';
import type { BinaryFileData } from '@excalidraw/excalidraw/types';
import type { FileId } from '@excalidraw/excalidraw/element/types';
import { imagesPath, type ImageType, type ImageView } from '@fortyfive/contract';
import { api } from '#platform/http';

/** The pictures of one interview, as the server keeps them. */
export class ImageStore {
  constructor(private readonly interviewId: string) {}

  /** @throws ApiError with the sentence that says what is wrong with it */
  upload(picture: Blob, signal: AbortSignal, onProgress: (part: number) => void): Promise<ImageView> {
    return api.postBlob<ImageView>(imagesPath(this.interviewId), picture, { signal, onProgress });
  }

  /**
   * A picture as Excalidraw takes it. The bytes are in it, and not an address, so that whatever is exported needs no server.
   * @throws ApiError
   */
  async load(imageId: string, signal: AbortSignal): Promise<BinaryFileData> {
    const blob = await api.getBlob(imagesPath(this.interviewId, imageId), signal);
    return {
      id: imageId as FileId,
      mimeType: blob.type as ImageType,
      dataURL: (await toDataUrl(blob)) as DataURL,
      created: Date.now(),
    };
  }
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The picture could not be read.'));
    reader.readAsDataURL(blob);
  });
}
