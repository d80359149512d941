export type TooltipSide = 'top' | 'right' | 'bottom' | 'left';

const GAP_PX = 6;
const EDGE_PX = 8;

const OPPOSITE: Readonly<Record<TooltipSide, TooltipSide>> = {
  top: 'bottom',
  bottom: 'top',
  left: 'right',
  right: 'left',
};

interface Place {
  readonly left: number;
  readonly top: number;
}

/** Where a bubble goes: on the wanted side, on the other one where that has no room, and never over the window's edge. */
export function placeBeside(anchor: DOMRect, bubble: DOMRect, side: TooltipSide): Place {
  const wanted = placeOn(anchor, bubble, side);
  const place = hasRoom(wanted, bubble, side) ? wanted : placeOn(anchor, bubble, OPPOSITE[side]);
  return {
    left: clamp(place.left, window.innerWidth - bubble.width),
    top: clamp(place.top, window.innerHeight - bubble.height),
  };
}

function placeOn(anchor: DOMRect, bubble: DOMRect, side: TooltipSide): Place {
  const middleLeft = anchor.left + (anchor.width - bubble.width) / 2;
  const middleTop = anchor.top + (anchor.height - bubble.height) / 2;
  switch (side) {
    case 'top':
      return { left: middleLeft, top: anchor.top - bubble.height - GAP_PX };
    case 'bottom':
      return { left: middleLeft, top: anchor.bottom + GAP_PX };
    case 'left':
      return { left: anchor.left - bubble.width - GAP_PX, top: middleTop };
    case 'right':
      return { left: anchor.right + GAP_PX, top: middleTop };
  }
}

/** Whether the side has room for it; across that side, clamping is enough. */
function hasRoom({ left, top }: Place, bubble: DOMRect, side: TooltipSide): boolean {
  if (side === 'top' || side === 'bottom') return top >= EDGE_PX && top + bubble.height <= window.innerHeight - EDGE_PX;
  return left >= EDGE_PX && left + bubble.width <= window.innerWidth - EDGE_PX;
}

function clamp(value: number, limit: number): number {
  return Math.max(EDGE_PX, Math.min(value, limit - EDGE_PX));
}
