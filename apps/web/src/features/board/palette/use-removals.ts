import { CaptureUpdateAction } from '@excalidraw/excalidraw';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useEffect, useEffectEvent } from 'react';
import { newVersion } from '../element-version';
import { arrowsOf, componentsOf } from './components';
import type { ExcalidrawDiagramEditor } from './diagram-editor';
import { focusCanvas } from './naming';

/** Excalidraw's own ways to delete what is selected: in its context menu, and on a phone in its bar. */
const DELETE_BUTTON = '.context-menu [data-testid="deleteSelectedElements"], button[aria-label="Delete"]';

const CUT_BUTTON = '.context-menu [data-testid="cut"]';

interface RemovalOptions {
  readonly api: ExcalidrawImperativeAPI;
  readonly board: HTMLElement;
  readonly editor: ExcalidrawDiagramEditor;
  /** What the Delete key does. */
  readonly remove: (selectedIds: readonly string[]) => boolean;
}

/**
 * A component takes its arrows along in whichever way it is removed (PALETTE-2). Excalidraw would leave them behind, pointing
 * at nothing. Its buttons do the same as the key; what it erases or cuts, it tells nobody before, so that is mended after.
 */
export function useRemovals({ api, board, editor, remove }: RemovalOptions): void {
  const onClick = useEffectEvent((event: MouseEvent) => {
    if (!isOn(event, DELETE_BUTTON) || !remove(Object.keys(api.getAppState().selectedElementIds))) return;
    event.stopPropagation();
    api.updateScene({ appState: { contextMenu: null } });
    focusCanvas(board);
  });
  useEffect(() => {
    const takeArrowsAlong = () => {
      // Copies, because Excalidraw changes arrows in place.
      const before = new Map(api.getSceneElements().map((element) => [element.id, { ...element }]));
      setTimeout(() => removeAgain(api, editor, before));
    };
    const stopped = new AbortController();
    const onTheWayDown = { capture: true, signal: stopped.signal };
    board.addEventListener(
      'click',
      (event) => (isOn(event, CUT_BUTTON) ? takeArrowsAlong() : onClick(event)),
      onTheWayDown,
    );
    const isCut = ({ key, ctrlKey, metaKey }: KeyboardEvent) => (ctrlKey || metaKey) && key.toLowerCase() === 'x';
    board.addEventListener('keydown', (event) => isCut(event) && takeArrowsAlong(), onTheWayDown);
    const stop = api.onPointerUp((tool) => tool.type === 'eraser' && takeArrowsAlong());
    return () => {
      stopped.abort();
      stop();
    };
  }, [api, board, editor]);
}

function isOn({ target }: MouseEvent, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

/** Puts back what has just gone, with the arrows as they hung on it, and removes it as a whole: one step, and undone as one. */
function removeAgain(
  api: ExcalidrawImperativeAPI,
  editor: ExcalidrawDiagramEditor,
  before: ReadonlyMap<string, ExcalidrawElement>,
): void {
  const present = new Set(api.getSceneElements().map(({ id }) => id));
  const gone = [...before.values()].filter(({ id }) => !present.has(id));
  const arrows = arrowsOf([...before.values()], new Set(componentsOf(gone).map(({ id }) => id)));
  if (arrows.every(({ id }) => !present.has(id))) return;
  const restored = new Map([...gone, ...arrows].map((element) => [element.id, element]));
  const elements = api.getSceneElementsIncludingDeleted().map((element) => {
    const old = restored.get(element.id);
    return old ? { ...old, ...newVersion(element) } : element;
  });
  api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER });
  editor.removeAll(gone.map(({ id }) => id));
}
