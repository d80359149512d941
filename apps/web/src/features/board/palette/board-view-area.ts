import type { AppState } from '@excalidraw/excalidraw/types';
import type { Box, Spot } from './placement';

type View = Pick<AppState, 'scrollX' | 'scrollY' | 'zoom' | 'width' | 'height'>;

/** The spot of the board in the middle of what this person sees. */
export function middleOfView(view: View): Spot {
  return spotAt(view, { x: view.width / 2, y: view.height / 2 });
}

/** The spot of the board under a point of the view, in px from its top left corner. */
export function spotAt({ scrollX, scrollY, zoom }: View, point: Spot): Spot {
  return { x: point.x / zoom.value - scrollX, y: point.y / zoom.value - scrollY };
}

/** Where a spot of the board is to be seen, in px from the view's top left corner. */
export function pointAt({ scrollX, scrollY, zoom }: View, spot: Spot): Spot {
  return { x: (spot.x + scrollX) * zoom.value, y: (spot.y + scrollY) * zoom.value };
}

/** Whether all of a box is to be seen. */
export function isInView(box: Box, view: View): boolean {
  const [start, end] = [pointAt(view, box), pointAt(view, { x: box.x + box.width, y: box.y + box.height })];
  return start.x >= 0 && start.y >= 0 && end.x <= view.width && end.y <= view.height;
}

/** What lies over the view's edges: the palette, Excalidraw's tools above and below. */
const COVERED = { left: 64, top: 80, right: 16, bottom: 72 } as const;

/** How far to scroll so that all of a box is to be seen, and no farther; `null` when it is. */
export function scrollToShow(box: Box, view: View): Pick<View, 'scrollX' | 'scrollY'> | null {
  const { zoom } = view;
  const start = pointAt(view, box);
  const x = shiftInto(start.x, box.width * zoom.value, COVERED.left, view.width - COVERED.right);
  const y = shiftInto(start.y, box.height * zoom.value, COVERED.top, view.height - COVERED.bottom);
  if (x === 0 && y === 0) return null;
  return { scrollX: view.scrollX + x / zoom.value, scrollY: view.scrollY + y / zoom.value };
}

/** What is to be added to a start so that a length lies between two bounds; where it cannot, it begins at the lower one. */
function shiftInto(start: number, length: number, low: number, high: number): number {
  if (start < low || length > high - low) return low - start;
  return Math.min(0, high - start - length);
}
