import { centreOf, type Box, type Spot } from './placement';

/** How an arrow's end hangs on a box, in Excalidraw's terms. */
export interface Hold {
  readonly box: Box;
  /** Where the end points at: 0 the middle, up to ±1 a corner. */
  readonly focus: number;
  /** What is left free between the arrow's tip and the box, in px. */
  readonly gap: number;
}

export const ARROW_GAP = 6;

/** How far the arrow back bends aside, so that it does not lie on the arrow there. */
const BEND = 44;

/**
 * The points of a new arrow between two boxes.
 * @param isBent there is an arrow the other way already
 */
export function routeArrow(from: Box, to: Box, isBent: boolean): readonly Spot[] {
  const [start, end] = [centreOf(from), centreOf(to)];
  if (!isBent) return followBoxes([start, end], hold(from), hold(to));
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const aside = { x: (-(end.y - start.y) / length) * BEND, y: ((end.x - start.x) / length) * BEND };
  const middle = { x: (start.x + end.x) / 2 + aside.x, y: (start.y + end.y) / 2 + aside.y };
  return followBoxes([start, middle, end], hold(from), hold(to));
}

function hold(box: Box): Hold {
  return { box, focus: 0, gap: ARROW_GAP };
}

/** The same arrow after a box at one of its ends has moved; points in between stay. As Excalidraw does it while dragging. */
export function followBoxes(points: readonly Spot[], start: Hold | null, end: Hold | null): readonly Spot[] {
  const moved = [...points];
  const last = moved.length - 1;
  // Each end of a straight arrow points at where the other one is: the second turn settles both.
  for (let turn = 0; turn < 2; turn++) {
    if (start) moved[0] = edgeOf(start, aimOf(moved, 1, end, last));
    if (end) moved[last] = edgeOf(end, aimOf(moved, last - 1, start, 0));
  }
  return moved;
}

/** What an end looks at: its neighbouring point, or the other box's focus where that point hangs on a box itself. */
function aimOf(points: readonly Spot[], place: number, other: Hold | null, otherPlace: number): Spot {
  const point = points[place] ?? { x: 0, y: 0 };
  return place === otherPlace && other?.focus === 0 ? centreOf(other.box) : point;
}

function edgeOf({ box, focus, gap }: Hold, from: Spot): Spot {
  const target = focusPoint(box, focus, from);
  const [dx, dy] = [target.x - from.x, target.y - from.y];
  const outer = { x: box.x - gap, y: box.y - gap, width: box.width + 2 * gap, height: box.height + 2 * gap };
  const across = span(from.x, dx, outer.x, outer.x + outer.width);
  const down = span(from.y, dy, outer.y, outer.y + outer.height);
  const enter = Math.max(across.enter, down.enter);
  const isHit = enter > 0 && enter <= Math.min(across.leave, down.leave);
  return isHit ? { x: from.x + dx * enter, y: from.y + dy * enter } : target;
}

/** Between which multiples of a step a ray lies between two walls. */
function span(start: number, step: number, low: number, high: number): { enter: number; leave: number } {
  if (step === 0) return start >= low && start <= high ? { enter: -Infinity, leave: Infinity } : { enter: 1, leave: 0 };
  const [one, other] = [(low - start) / step, (high - start) / step];
  return { enter: Math.min(one, other), leave: Math.max(one, other) };
}

/** Excalidraw's focus: a corner of the box, drawn in towards its middle, on the side that is looked at. */
function focusPoint(box: Box, focus: number, from: Spot): Spot {
  const centre = centreOf(box);
  if (focus === 0) return centre;
  const [x, y] = [(from.x - centre.x) / box.width, (from.y - centre.y) / box.height];
  const faced = Math.abs(x) > Math.abs(y) ? { x: Math.sign(x), y: 0 } : { x: 0, y: Math.sign(y) };
  const turn = Math.sign(focus);
  const corner = { x: faced.x - turn * faced.y, y: faced.y + turn * faced.x };
  const reach = Math.abs(focus) / 2;
  return { x: centre.x + corner.x * reach * box.width, y: centre.y + corner.y * reach * box.height };
}
