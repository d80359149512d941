import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useEffect, useRef } from 'react';
import { PinnedCells, type CellSource } from './pinned-cells';

/**
 * Labels on the board follow the cells of the notes for as long as this person may draw and both are there.
 * @param isInStep whether what this browser knows of board and notes is up to date
 */
export function usePinnedCells(
  api: ExcalidrawImperativeAPI | null,
  cells: CellSource | undefined,
  isInStep: boolean,
): void {
  const latest = useRef(isInStep);
  useEffect(() => {
    latest.current = isInStep;
  }, [isInStep]);
  useEffect(() => {
    if (!api || !cells) return;
    const pinned = new PinnedCells(api, cells, () => latest.current);
    return () => pinned.destroy();
  }, [api, cells]);
}
