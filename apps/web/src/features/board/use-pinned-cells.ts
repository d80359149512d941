import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useEffect } from 'react';
import { PinnedCells, type CellSource } from './pinned-cells';

export interface CellsToFollow {
  /** Absent until the notes have come. */
  readonly source?: CellSource;
  /** Whether all that is written on board and in the notes has come and is saved, as far as this browser knows. */
  readonly isInStep: () => boolean;
}

/** Labels on the board follow the cells of the notes for as long as this person may draw and both are there. */
export function usePinnedCells(api: ExcalidrawImperativeAPI | null, cells: CellsToFollow | undefined): void {
  const { source, isInStep } = cells ?? {};
  useEffect(() => {
    if (!api || !source || !isInStep) return;
    const pinned = new PinnedCells(api, source, isInStep);
    return () => pinned.destroy();
  }, [api, source, isInStep]);
}
