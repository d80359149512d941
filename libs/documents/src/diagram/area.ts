import type { BoardArea } from '../board-template.js';
import type { BoardElement } from '../board-element.js';

/** A point on the board. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The area of an element; turning it does not count, its middle stays. */
export function areaOf(element: BoardElement): BoardArea {
  const [x, y, width, height] = [element.x, element.y, element.width, element.height].map(Number) as Numbers;
  return { x: Math.min(x, x + width), y: Math.min(y, y + height), width: Math.abs(width), height: Math.abs(height) };
}

type Numbers = [number, number, number, number];

export function middleOf({ x, y, width, height }: BoardArea): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** How far a point is from an area; 0 inside it. */
export function distanceTo({ x, y, width, height }: BoardArea, point: Point): number {
  const aside = Math.max(x - point.x, 0, point.x - (x + width));
  const above = Math.max(y - point.y, 0, point.y - (y + height));
  return Math.hypot(aside, above);
}

/** How far two areas are from one another; 0 where they touch. */
export function distanceBetween(one: BoardArea, other: BoardArea): number {
  const aside = Math.max(one.x - (other.x + other.width), 0, other.x - (one.x + one.width));
  const above = Math.max(one.y - (other.y + other.height), 0, other.y - (one.y + one.height));
  return Math.hypot(aside, above);
}

/** The smallest of those around a point. */
export function smallestAround<Thing extends { readonly area: BoardArea }>(
  things: readonly Thing[],
  point: Point,
): Thing | null {
  let smallest: Thing | null = null;
  for (const thing of things) {
    if (distanceTo(thing.area, point) > 0) continue;
    if (!smallest || sizeOf(thing.area) < sizeOf(smallest.area)) smallest = thing;
  }
  return smallest;
}

export function sizeOf({ width, height }: BoardArea): number {
  return width * height;
}

/** From left to right; what stands in one column, from top to bottom. */
export function compareLeftToRight(one: { readonly area: BoardArea }, other: { readonly area: BoardArea }): number {
  return one.area.x - other.area.x || one.area.y - other.area.y;
}
