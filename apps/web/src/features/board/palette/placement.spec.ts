import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOverlapping, placeBeside, placeNear, type Box } from './placement';

const SIZE = { width: 180, height: 80 };
const px = fc.integer({ min: -2_000, max: 2_000 });
const box = fc.record({
  x: px,
  y: px,
  width: fc.integer({ min: 1, max: 900 }),
  height: fc.integer({ min: 1, max: 900 }),
});
const obstacles = fc.array(box, { maxLength: 40 });
const direction = fc.constantFrom('up', 'down', 'left', 'right');

describe('placing a component', () => {
  it('[PALETTE-3] near a spot never covers anything', () => {
    fc.assert(
      fc.property(px, px, obstacles, fc.option(box), (x, y, present, within) => {
        const placed = placeNear({ x, y }, SIZE, { obstacles: present, within });
        expect(placed).toMatchObject(SIZE);
        expect(present.filter((one) => isOverlapping(one, placed))).toEqual([]);
      }),
    );
  });

  it('[PALETTE-3] beside another one never covers it or anything else', () => {
    fc.assert(
      fc.property(box, obstacles, fc.option(direction), (from, present, towards) => {
        const placed = placeBeside(from, SIZE, { obstacles: [from, ...present] }, towards ?? undefined);
        expect([from, ...present].filter((one) => isOverlapping(one, placed))).toEqual([]);
      }),
    );
  });

  it('[PALETTE-3] on both pages at once, with the same neighbours, gives the same place', () => {
    fc.assert(
      fc.property(box, obstacles, (from, present) => {
        const place = () => placeBeside(from, SIZE, { obstacles: [from, ...present] }, 'right');
        expect(place()).toEqual(place());
      }),
    );
  });

  it('takes the very spot when it is free', () => {
    expect(placeNear({ x: 90, y: 40 }, SIZE, { obstacles: [] })).toEqual({ x: 0, y: 0, ...SIZE });
  });

  it('goes on in the direction, in one line, with room for an arrow', () => {
    const from = { x: 0, y: 0, ...SIZE };
    const first = placeBeside(from, SIZE, { obstacles: [from] }, 'right');
    expect(first).toEqual({ x: 290, y: 0, ...SIZE });
    const second = placeBeside(from, SIZE, { obstacles: [from, first] }, 'right');
    expect(second.x).toBe(290);
    expect(second.y).toBeGreaterThan(80);
  });

  it('stays in the frame as long as there is room', () => {
    const within: Box = { x: 0, y: 0, width: 700, height: 400 };
    const inside = placeNear({ x: 350, y: 200 }, SIZE, { obstacles: [{ x: 260, y: 160, ...SIZE }], within });
    expect(inside.x >= 0 && inside.y >= 0 && inside.x + 180 <= 700 && inside.y + 80 <= 400).toBe(true);
    const full = placeNear({ x: 350, y: 200 }, SIZE, { obstacles: [within], within });
    expect(isOverlapping(full, within)).toBe(false);
  });
});
