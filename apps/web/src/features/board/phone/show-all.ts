import { getCommonBounds } from '@excalidraw/excalidraw';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { stepOfFrame } from '@fortyfive/documents';
import { ViewMover } from '../together/view-mover';

/** Of the drawing's size, on every side. */
const MARGIN = 0.05;

/** Brings the whole drawing into view, no larger than it was drawn; while there is none, the steps' frames. */
export function showAll(api: ExcalidrawImperativeAPI): void {
  const elements = api.getSceneElements();
  const drawn = elements.filter(({ id }) => stepOfFrame(id) === null);
  const shown = drawn.length > 0 ? drawn : elements;
  if (shown.length === 0) return;
  const [minX, minY, maxX, maxY] = getCommonBounds(shown);
  const board = api.getAppState();
  const width = Math.max(board.width, (maxX - minX) * (1 + 2 * MARGIN));
  const height = Math.max(board.height, (maxY - minY) * (1 + 2 * MARGIN));
  const [x, y] = [(minX + maxX - width) / 2, (minY + maxY - height) / 2];
  new ViewMover(api).show({ x, y, width, height });
}
