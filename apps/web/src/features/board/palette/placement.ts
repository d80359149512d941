import type { Direction } from '@fortyfive/documents';

/** A place on the board, in its own px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Size = Pick<Box, 'width' | 'height'>;
export type Spot = Pick<Box, 'x' | 'y'>;

/** Between two components: room for an arrow and its label. */
export const GAP = { x: 110, y: 72 } as const;

/** Nothing is placed closer to anything than this. */
const MARGIN = 32;

/** Candidates in rings around the middle, this many before the frame it stands in is given up. */
const RINGS_WITHIN = 6;

export const UNIT: Readonly<Record<Direction, Spot>> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

export function centreOf({ x, y, width, height }: Box): Spot {
  return { x: x + width / 2, y: y + height / 2 };
}

export function isWithin(spot: Spot, box: Box): boolean {
  return spot.x >= box.x && spot.y >= box.y && spot.x <= box.x + box.width && spot.y <= box.y + box.height;
}

/** Whether two boxes come closer than a margin. */
export function isOverlapping(one: Box, other: Box, margin = 0): boolean {
  return (
    one.x < other.x + other.width + margin &&
    other.x < one.x + one.width + margin &&
    one.y < other.y + other.height + margin &&
    other.y < one.y + one.height + margin
  );
}

interface Surroundings {
  /** What must not be covered. */
  readonly obstacles: readonly Box[];
  /** A frame in which it should stay, as long as there is room. */
  readonly within?: Box | null;
}

/** The free place nearest to a spot on which it should be centred (PALETTE-3): never on top of anything. */
export function placeNear(spot: Spot, size: Size, surroundings: Surroundings): Box {
  const start = { x: spot.x - size.width / 2, y: spot.y - size.height / 2, ...size };
  return firstFree(ringsAround(start), surroundings);
}

/** The free place beside a component: in one direction, or to its right, below, above, to its left. */
export function placeBeside(box: Box, size: Size, surroundings: Surroundings, direction?: Direction): Box {
  return firstFree(direction ? fanOf(box, size, direction) : aroundOf(box, size), surroundings);
}

function firstFree(candidates: Generator<Box, never>, { obstacles, within }: Surroundings): Box {
  let outside: Box | null = null;
  for (let tried = 0; ; tried++) {
    const box = candidates.next().value;
    if (obstacles.some((one) => isOverlapping(one, box, MARGIN))) continue;
    if (!within || isInside(box, within)) return box;
    outside ??= box;
    if (tried > (2 * RINGS_WITHIN + 1) ** 2) return outside;
  }
}

/** Whether all of a box lies within another one. */
export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function* ringsAround(start: Box): Generator<Box, never> {
  const step = { x: start.width + GAP.x / 2, y: start.height + GAP.y / 2 };
  for (let ring = 0; ; ring++) {
    for (const [across, down] of ringOf(ring))
      yield { ...start, x: start.x + across * step.x, y: start.y + down * step.y };
  }
}

/** The cells at a distance, those in the same row or column first. */
function ringOf(distance: number): (readonly [number, number])[] {
  const reach = Array.from({ length: 2 * distance + 1 }, (_, place) => place - distance);
  const cells = reach.flatMap((x) => reach.map((y) => [x, y] as const));
  const onRing = cells.filter(([x, y]) => Math.max(Math.abs(x), Math.abs(y)) === distance);
  return onRing.sort(([ax, ay], [bx, by]) => Math.hypot(ax, ay) - Math.hypot(bx, by) || bx - ax || by - ay);
}

function* aroundOf(box: Box, size: Size): Generator<Box, never> {
  for (const direction of ['right', 'down', 'up', 'left'] as const) yield besideOf(box, size, direction);
  return yield* ringsAround(besideOf(box, size, 'right'));
}

/** In the direction, and then to both sides of it, and then farther out. */
function* fanOf(box: Box, size: Size, direction: Direction): Generator<Box, never> {
  const { x, y } = UNIT[direction];
  const first = besideOf(box, size, direction);
  const step = { x: size.width + GAP.x, y: size.height + GAP.y };
  for (let out = 0; ; out++) {
    for (const side of [0, 1, -1, 2, -2, 3, -3]) {
      const [across, down] = [x * out + Math.abs(y) * side, y * out + Math.abs(x) * side];
      yield { ...first, x: first.x + across * step.x, y: first.y + down * step.y };
    }
  }
}

function besideOf(box: Box, size: Size, direction: Direction): Box {
  const { x, y } = UNIT[direction];
  const centre = centreOf(box);
  const middle = {
    x: centre.x + x * (box.width / 2 + GAP.x + size.width / 2),
    y: centre.y + y * (box.height / 2 + GAP.y + size.height / 2),
  };
  return { x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size };
}
