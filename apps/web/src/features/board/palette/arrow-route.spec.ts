import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ARROW_GAP, followBoxes, routeArrow } from './arrow-route';
import { centreOf, isOverlapping, isWithin, type Box, type Spot } from './placement';

const box = fc.record({
  x: fc.integer({ min: -1_500, max: 1_500 }),
  y: fc.integer({ min: -1_500, max: 1_500 }),
  width: fc.integer({ min: 40, max: 400 }),
  height: fc.integer({ min: 40, max: 400 }),
});
const apart = fc.tuple(box, box).filter(([one, other]) => !isOverlapping(one, other, 4 * ARROW_GAP));

/** How far a spot lies from the outline that runs around a box at the arrow's distance. */
function offOutline(spot: Spot | undefined, { x, y, width, height }: Box): number {
  if (!spot) return Infinity;
  const outside = [
    x - ARROW_GAP - spot.x,
    spot.x - x - width - ARROW_GAP,
    y - ARROW_GAP - spot.y,
    spot.y - y - height - ARROW_GAP,
  ];
  return Math.abs(Math.max(...outside));
}

describe('an arrow', () => {
  it('[PALETTE-8] begins and ends just before the components, wherever they stand', () => {
    fc.assert(
      fc.property(apart, ([from, to]) => {
        const [start, end] = routeArrow(from, to, false);
        expect(offOutline(start, from)).toBeLessThan(0.01);
        expect(offOutline(end, to)).toBeLessThan(0.01);
      }),
    );
  });

  it('[PALETTE-8] follows a component that is moved, to where a new arrow would lie', () => {
    fc.assert(
      fc.property(apart, box, ([from, to], moved) => {
        fc.pre(!isOverlapping(moved, to, 4 * ARROW_GAP));
        const hold = (one: Box) => ({ box: one, focus: 0, gap: ARROW_GAP });
        const followed = followBoxes(routeArrow(from, to, false), hold(moved), hold(to));
        const fresh = routeArrow(moved, to, false);
        followed.forEach((spot, place) => {
          expect(spot.x).toBeCloseTo(fresh[place]?.x ?? NaN, 3);
          expect(spot.y).toBeCloseTo(fresh[place]?.y ?? NaN, 3);
        });
      }),
    );
  });

  it('[PALETTE-8] bends aside where there is one the other way', () => {
    const [from, to] = [
      { x: 0, y: 0, width: 180, height: 80 },
      { x: 400, y: 0, width: 180, height: 80 },
    ];
    const there = routeArrow(from, to, false);
    const back = routeArrow(to, from, true);
    expect(there).toHaveLength(2);
    expect(back).toHaveLength(3);
    expect(back[1]?.y).not.toBe(there[0]?.y);
  });

  it('keeps an end that hangs on nothing, and the focus of one that was drawn by hand', () => {
    const to = { x: 400, y: 0, width: 180, height: 80 };
    const points = [
      { x: 0, y: 40 },
      { x: 390, y: 20 },
    ];
    const followed = followBoxes(points, null, { box: to, focus: 0.5, gap: 4 });
    expect(followed[0]).toEqual(points[0]);
    // Faced from the left, a positive focus looks at the upper left corner, half way in.
    expect(followed[1]?.x).toBeCloseTo(396);
    expect(followed[1]?.y).toBeLessThan(centreOf(to).y);
    expect(isWithin(followed[1] ?? to, to)).toBe(false);
  });
});
