import { CaptureUpdateAction, convertToExcalidrawElements } from '@excalidraw/excalidraw';
import type { ExcalidrawElement, FileId } from '@excalidraw/excalidraw/element/types';
import type { BinaryFileData, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import type { ImageView } from '@fortyfive/contract';
import { frameAround, placeImage, type Box, type Frame, type Point } from './image-place';

/** Where the pointer is or was, in px of the window. */
export interface WindowPoint {
  readonly clientX: number;
  readonly clientY: number;
}

/**
 * Puts a stored picture on the board and selects it: one step that can be undone. The element names it by its id only.
 * @returns where it stands
 */
export function addImage(
  api: ExcalidrawImperativeAPI,
  { imageId, width, height }: ImageView,
  file: BinaryFileData,
  place: { readonly at: Point; readonly before: Box | null },
): Box {
  const { zoom, width: viewWidth, height: viewHeight } = api.getAppState();
  const view = { width: viewWidth / zoom.value, height: viewHeight / zoom.value };
  const box = placeImage({ width, height }, view, place.at, place.before);
  const present = api.getSceneElementsIncludingDeleted();
  const frame = frameAround(box, present.filter(isFrame));
  const [image] = convertToExcalidrawElements([
    { type: 'image', ...box, fileId: imageId as FileId, status: 'saved', frameId: frame?.id ?? null },
  ]);
  if (!image) return box;
  // Excalidraw paints what lies in a frame before the frame itself.
  const index = frame ? present.indexOf(frame) : present.length;
  api.addFiles([file]);
  api.updateScene({
    elements: [...present.slice(0, index), image, ...present.slice(index)],
    appState: { selectedElementIds: { [image.id]: true } },
    captureUpdate: CaptureUpdateAction.IMMEDIATELY,
  });
  return box;
}

/** The place on the board under a point of the window; without one, the middle of the view. */
export function pointOnBoard(api: ExcalidrawImperativeAPI, point: WindowPoint | null): Point {
  const { scrollX, scrollY, zoom, offsetLeft, offsetTop, width, height } = api.getAppState();
  const [left, top] = point ? [point.clientX - offsetLeft, point.clientY - offsetTop] : [width / 2, height / 2];
  return { x: left / zoom.value - scrollX, y: top / zoom.value - scrollY };
}

function isFrame(element: ExcalidrawElement): element is ExcalidrawElement & Frame {
  return element.type === 'frame' && !element.isDeleted;
}
