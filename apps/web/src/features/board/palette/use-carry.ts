import { useEffect, useEffectEvent, useState, type PointerEvent as ReactPointerEvent } from 'react';
import type { Kind } from './kind-search';
import type { Spot } from './placement';

/** A hand that trembles has not begun to drag. */
const DRAG_PX = 5;

export interface Carried {
  readonly kind: Kind;
  /** Where it is now, and where it was picked up, in px of the window. */
  readonly at: Spot;
  readonly from: Spot;
}

interface CarryOptions {
  readonly board: HTMLElement;
  readonly onDrop: (kind: Kind, at: Spot) => void;
}

interface Carry {
  readonly carried: Carried | null;
  readonly pickUp: (kind: Kind, event: ReactPointerEvent) => void;
}

/**
 * Carries a kind from the palette to the board: by dragging, or with a click that picks it up and a second one that puts it
 * down. Escape, or a click anywhere else, lets go of it.
 */
export function useCarry({ board, onDrop }: CarryOptions): Carry {
  const [carried, setCarried] = useState<Carried | null>(null);
  const isCarrying = carried !== null;
  const move = useEffectEvent((at: Spot) => carried && setCarried({ ...carried, at }));
  const drop = useEffectEvent((at: Spot) => {
    setCarried(null);
    if (carried && isOnCanvas(at, board)) onDrop(carried.kind, at);
  });
  const isDragged = useEffectEvent((at: Spot) => carried !== null && distance(carried.from, at) > DRAG_PX);

  useEffect(() => {
    if (!isCarrying) return;
    const stopped = new AbortController();
    const { signal } = stopped;
    const letGo = () => setCarried(null);
    window.addEventListener('pointermove', (event) => move(pointOf(event)), { signal });
    window.addEventListener('pointerup', (event) => isDragged(pointOf(event)) && drop(pointOf(event)), { signal });
    window.addEventListener('pointercancel', letGo, { signal });
    // On the way down: the board must not begin to draw or select with the same press.
    const capture = { signal, capture: true };
    window.addEventListener('pointerdown', (event) => (stopOn(event, board), drop(pointOf(event))), capture);
    window.addEventListener('keydown', (event) => event.key === 'Escape' && (stop(event), letGo()), capture);
    return () => stopped.abort();
  }, [isCarrying, board]);

  const pickUp = (kind: Kind, { button, pointerId, currentTarget, ...event }: ReactPointerEvent) => {
    if (button !== 0) return;
    // Touch would otherwise go on telling the palette alone.
    if (currentTarget.hasPointerCapture(pointerId)) currentTarget.releasePointerCapture(pointerId);
    const from = pointOf(event);
    // The same entry again puts it back.
    setCarried(carried?.kind === kind ? null : { kind, at: from, from });
  };
  return { carried, pickUp };
}

function pointOf({ clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>): Spot {
  return { x: clientX, y: clientY };
}

function distance(one: Spot, other: Spot): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function stopOn(event: PointerEvent, board: HTMLElement): void {
  if (isOnCanvas(pointOf(event), board)) stop(event);
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function isOnCanvas({ x, y }: Spot, board: HTMLElement): boolean {
  const under = document.elementFromPoint(x, y);
  return under instanceof HTMLCanvasElement && board.contains(under);
}
