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

/** What is shared only when it is done: a stroke that is being drawn (BOARD-6), a picture that is not uploaded yet. */
export function isUnfinished(element: ExcalidrawElement, { newElement }: AppState): boolean {
  if (element.type === 'freedraw') return newElement?.id === element.id;
  return element.type === 'image' && (element.fileId === null || element.status === 'pending');
}
