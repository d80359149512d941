import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useEffect } from 'react';
import { describeSelected } from './describe-component';
import type { ExcalidrawDiagramEditor } from './diagram-editor';
import { isNaming } from './naming';
import { isUngroupingTearing, mendedSelection, selectedOf, selectedPartOfDesign } from './selection';

/** Says what is selected once it has stayed so for a moment: dragging and typing change it many times over. */
const SETTLE_MS = 150;

interface SelectionOptions {
  readonly api: ExcalidrawImperativeAPI;
  readonly board: HTMLElement;
  readonly editor: ExcalidrawDiagramEditor;
  readonly say: (text: string) => void;
}

/** Keeps components selected as a whole (PALETTE-2) and large enough for their names, and says what is selected (PALETTE-9). */
export function useSelection({ api, board, editor, say }: SelectionOptions): void {
  useEffect(() => {
    let seen: unknown;
    let namedId: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const mend = () => {
      if (isNaming(board)) return;
      if (namedId !== null) editor.fitToName(namedId);
      namedId = null;
      const mended = mendedSelection(api.getSceneElements(), api.getAppState());
      if (mended) api.updateScene({ appState: mended });
    };
    const describe = () => {
      const elements = api.getSceneElements();
      const selected = selectedOf(elements, api.getAppState());
      if (selected) say(describeSelected(elements, selected));
    };
    const stop = api.onChange((elements, state) => {
      const { selectedElementIds, editingTextElement } = state;
      if (editingTextElement?.type === 'text') namedId = editingTextElement.containerId;
      if (selectedElementIds === seen && !editingTextElement) return;
      seen = selectedElementIds;
      board.dataset.selected = selectedPartOfDesign(elements, state);
      board.toggleAttribute('data-whole', isUngroupingTearing(elements, state));
      // After Excalidraw is done with what it is about, and before the next key.
      queueMicrotask(mend);
      clearTimeout(timer);
      timer = setTimeout(describe, SETTLE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
      delete board.dataset.selected;
      delete board.dataset.whole;
    };
  }, [api, board, editor, say]);
}
