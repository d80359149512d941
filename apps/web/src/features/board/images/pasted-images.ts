import type { ExcalidrawElement, ExcalidrawImageElement, FileId } from '@excalidraw/excalidraw/element/types';
import type { BinaryFileData, BinaryFiles, ExcalidrawProps } from '@excalidraw/excalidraw/types';
import type { ImageUploads } from './image-uploads';

/** What Excalidraw has found in the clipboard; it goes on with what we leave in it. */
export type PastedScene = Parameters<NonNullable<ExcalidrawProps['onPaste']>>[0];

/**
 * Stores the pictures of a pasted scene with this interview and has the scene name them by their new ids (IMAGES-WEB-5). Those that
 * are here already stay as they are; those that cannot be stored are left out.
 * @param present the pictures that are here
 * @returns whether anything is left to be pasted
 */
export async function storePastedImages(
  scene: PastedScene,
  present: Readonly<BinaryFiles>,
  uploads: Pick<ImageUploads, 'send'>,
): Promise<boolean> {
  const images = scene.elements?.filter(isImage) ?? [];
  if (!scene.elements || images.length === 0) return true;
  const named = [...new Set(images.flatMap(({ fileId }) => fileId ?? []))];
  const known = new Map<FileId, FileId>(named.filter((id) => present[id]).map((id) => [id, id]));
  const brought = named.flatMap((id) => (!present[id] && scene.files?.[id] ? [scene.files[id]] : []));
  const files: BinaryFiles = {};
  await uploads.send(brought.map(toBlob), (_image, file, index) => {
    const old = brought[index];
    if (old) known.set(old.id, file.id);
    files[file.id] = file;
    return null;
  });
  scene.elements = scene.elements.flatMap((element) => renamed(element, known));
  scene.files = files;
  return scene.elements.length > 0;
}

function isImage(element: ExcalidrawElement): element is ExcalidrawImageElement {
  return element.type === 'image';
}

function renamed(element: ExcalidrawElement, known: ReadonlyMap<FileId, FileId>): ExcalidrawElement[] {
  if (!isImage(element)) return [element];
  const fileId = element.fileId && known.get(element.fileId);
  return fileId ? [{ ...element, fileId, status: 'saved' }] : [];
}

/** By hand: `fetch` of such an address is what the page's policy forbids. */
function toBlob({ dataURL, mimeType }: BinaryFileData): Blob {
  const content = dataURL.slice(dataURL.indexOf(',') + 1);
  try {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    return new Blob([bytes], { type: mimeType });
  } catch {
    // Not base64, so it is none of what Excalidraw writes for a picture; the server says so.
    return new Blob([content]);
  }
}
