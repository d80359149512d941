import type { ExcalidrawProps } from '@excalidraw/excalidraw/types';
import { isBoardElementType } from '@fortyfive/documents';

/** What Excalidraw has found in the clipboard; it goes on with what we leave in it. */
export type PastedScene = Parameters<NonNullable<ExcalidrawProps['onPaste']>>[0];

/**
 * Takes out of a pasted drawing whatever leads out of the room (BOARD-7): links, and what shows another site's page. To be
 * done before Excalidraw puts it on the board, so that no undo brings it back.
 * @returns whether anything had to be left out
 */
export function leaveOutForeign(scene: PastedScene): boolean {
  if (!scene.elements) return false;
  const kept = scene.elements.filter(({ type }) => isBoardElementType(type));
  const isLess = kept.length < scene.elements.length;
  scene.elements = kept.map((element) => ({ ...element, link: null }));
  return isLess;
}
