import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { AppState } from '@excalidraw/excalidraw/types';

/** Whether a movement or a text is under way, which goes into Excalidraw's undo history as a whole when it is done. */
export function isHandBusy(state: AppState): boolean {
  return state.cursorButton === 'down' || [...heldByState(state)].some((id) => id !== undefined);
}

/** Excalidraw changes these objects in place until the hand lets go: to replace them now would lose the rest of the movement. */
export function heldByState(state: AppState): ReadonlySet<string | undefined> {
  const { newElement, multiElement, resizingElement, editingTextElement } = state;
  return new Set([newElement?.id, multiElement?.id, resizingElement?.id, editingTextElement?.id]);
}

/**
 * What is shared only later: a stroke when it is done (BOARD-6), a picture when it is uploaded, and what has only just been
 * begun when there is something to be seen. Somebody could take hold of it before, and their Excalidraw would drop it.
 */
export function isUnfinished(element: ExcalidrawElement, { newElement }: AppState): boolean {
  if (element.type === 'image') return element.fileId === null || element.status === 'pending';
  return newElement?.id === element.id && (element.type === 'freedraw' || isInvisible(element));
}

function isInvisible(element: ExcalidrawElement): boolean {
  const isLine = element.type === 'arrow' || element.type === 'line';
  return isLine ? element.points.length < 2 : element.width === 0 && element.height === 0;
}
