import type { Direction } from '@fortyfive/documents';
import { centreOf, GAP, UNIT, type Box } from './placement';

/** A component stands next to another one if there is at most this much between them. */
const REACH = { x: 3 * GAP.x, y: 3 * GAP.y } as const;

interface Placed {
  readonly id: string;
  readonly box: Box;
}

/** The component to go to in a direction, within 60° of it: the nearest, and rather straight ahead than aslant. */
export function nextInDirection<One extends Placed>(
  from: Box,
  others: readonly One[],
  direction: Direction,
): One | null {
  let best: { one: One; cost: number } | null = null;
  for (const one of others) {
    const { ahead, aside } = distances(from, one.box, direction);
    if (ahead <= 0 || aside > ahead * Math.sqrt(3)) continue;
    const cost = ahead + 2 * aside;
    if (!best || cost < best.cost) best = { one, cost };
  }
  return best?.one ?? null;
}

/** The component that stands next to this one in a direction: close, and opposite to at least a part of it. */
export function neighbourInDirection<One extends Placed>(
  from: Box,
  others: readonly One[],
  direction: Direction,
): One | null {
  const opposite = others.filter(({ box }) => isOpposite(from, box, direction));
  return nextInDirection(from, opposite, direction);
}

function isOpposite(from: Box, other: Box, direction: Direction): boolean {
  const isAcross = UNIT[direction].x !== 0;
  const between = isAcross
    ? Math.max(other.x - from.x - from.width, from.x - other.x - other.width)
    : Math.max(other.y - from.y - from.height, from.y - other.y - other.height);
  const shared = isAcross
    ? Math.min(from.y + from.height, other.y + other.height) - Math.max(from.y, other.y)
    : Math.min(from.x + from.width, other.x + other.width) - Math.max(from.x, other.x);
  return shared > 0 && between >= 0 && between <= (isAcross ? REACH.x : REACH.y);
}

/** Which way one goes from one box to another. */
export function directionTo(from: Box, to: Box): Direction {
  const [start, end] = [centreOf(from), centreOf(to)];
  const [x, y] = [end.x - start.x, end.y - start.y];
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 'right' : 'left';
  return y >= 0 ? 'down' : 'up';
}

function distances(from: Box, to: Box, direction: Direction): { ahead: number; aside: number } {
  const [start, end] = [centreOf(from), centreOf(to)];
  const unit = UNIT[direction];
  const [x, y] = [end.x - start.x, end.y - start.y];
  return { ahead: x * unit.x + y * unit.y, aside: Math.abs(x * unit.y) + Math.abs(y * unit.x) };
}
