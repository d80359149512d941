import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useEffect, useState } from 'react';
import { describeSelected } from './describe-component';
import { isNaming } from './naming';
import { mendedSelection, selectedOf } from './selection';

/** Says what is selected once it has stayed so for a moment: dragging and typing change it many times over. */
const SETTLE_MS = 150;

/** Keeps components selected as a whole (PALETTE-2), and describes the one that is selected (PALETTE-9). */
export function useSelection(api: ExcalidrawImperativeAPI, board: HTMLElement): string {
  const [description, setDescription] = useState('');
  useEffect(() => {
    let seen: unknown;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const mend = () => {
      const mended = isNaming(board) ? null : mendedSelection(api.getSceneElements(), api.getAppState());
      if (mended) api.updateScene({ appState: mended });
    };
    const describe = () => {
      const elements = api.getSceneElements();
      const selected = selectedOf(elements, api.getAppState());
      setDescription(selected ? describeSelected(elements, selected) : '');
    };
    const stop = api.onChange((_elements, { selectedElementIds }) => {
      if (selectedElementIds === seen) return;
      seen = selectedElementIds;
      // After Excalidraw is done with what it is about, and before the next key.
      queueMicrotask(mend);
      clearTimeout(timer);
      timer = setTimeout(describe, SETTLE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [api, board]);
  return description;
}
