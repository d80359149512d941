import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useEffect, useLayoutEffect } from 'react';

// What styles beside Excalidraw depend on stands on the board as attributes (BOARD-18). With `:has` the browser would look
// for it anew after each change that Excalidraw makes to its page, which a drag does in every frame.

/** Marks the board for its styles; nothing takes the mark away. */
export function useBoardMark(board: HTMLElement, name: string, value: string | undefined): void {
  useLayoutEffect(() => {
    if (value === undefined) return;
    board.setAttribute(`data-${name}`, value);
    return () => board.removeAttribute(`data-${name}`);
  }, [board, name, value]);
}

/** Marks the board as `data-narrow` where Excalidraw has its small layout, and as `data-menu` while its context menu is open. */
export function useExcalidrawMarks(board: HTMLElement | null, api: ExcalidrawImperativeAPI | null): void {
  useEffect(() => {
    const excalidraw = board?.querySelector('.excalidraw');
    if (!board || !api || !excalidraw) return;
    const mark = () => board.toggleAttribute('data-narrow', excalidraw.classList.contains('excalidraw--mobile'));
    const layout = new MutationObserver(mark);
    layout.observe(excalidraw, { attributeFilter: ['class'] });
    mark();
    const stop = api.onChange((_elements, { contextMenu }) => board.toggleAttribute('data-menu', contextMenu !== null));
    return () => {
      layout.disconnect();
      stop();
    };
  }, [board, api]);
}
