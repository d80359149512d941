import { useCallback, useEffect, useRef } from 'react';
import type { Spot } from './placement';

/** Where the pointer was last seen over the board's canvas, in px from the board's corner; `null` until it has been there. */
export function usePointerSpot(board: HTMLElement): () => Spot | null {
  const last = useRef<Spot | null>(null);
  useEffect(() => {
    const note = ({ target, clientX, clientY }: PointerEvent) => {
      if (!(target instanceof HTMLCanvasElement)) return;
      const { left, top } = board.getBoundingClientRect();
      last.current = { x: clientX - left, y: clientY - top };
    };
    // On the way down, because Excalidraw lets some of these end with itself.
    board.addEventListener('pointermove', note, true);
    return () => board.removeEventListener('pointermove', note, true);
  }, [board]);
  return useCallback(() => last.current, []);
}
