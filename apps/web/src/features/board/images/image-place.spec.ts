import { describe, expect, it } from '@jest/globals';
import { frameAround, placeImage } from './image-place';

const VIEW = { width: 1_000, height: 600 };

describe('the place of a picture', () => {
  it('[IMAGES-WEB-4] is around the point, in its own size', () => {
    expect(placeImage({ width: 200, height: 100 }, VIEW, { x: 0, y: 50 }, null)).toEqual({
      ...{ x: -100, y: 0, width: 200, height: 100 },
    });
  });

  it('[IMAGES-WEB-4] is at most half of the view, in both directions and in proportion', () => {
    expect(placeImage({ width: 4_000, height: 400 }, VIEW, { x: 0, y: 0 }, null)).toEqual({
      ...{ x: -250, y: -25, width: 500, height: 50 },
    });
    expect(placeImage({ width: 300, height: 3_000 }, VIEW, { x: 0, y: 0 }, null)).toMatchObject({
      ...{ width: 30, height: 300 },
    });
  });

  it('[IMAGES-WEB-4] is right of the one before', () => {
    const before = { x: 10, y: 20, width: 100, height: 50 };
    expect(placeImage({ width: 40, height: 40 }, VIEW, { x: 999, y: 999 }, before)).toMatchObject({ x: 134, y: 20 });
  });

  it('[IMAGES-WEB-4] is within the innermost frame that holds it whole, or in none', () => {
    const outer = { id: 'outer', x: 0, y: 0, width: 500, height: 500 };
    const inner = { id: 'inner', x: 100, y: 100, width: 200, height: 200 };
    const box = { x: 150, y: 150, width: 100, height: 100 };
    expect(frameAround(box, [outer, inner])?.id).toBe('inner');
    expect(frameAround({ ...box, width: 300 }, [outer, inner])?.id).toBe('outer');
    expect(frameAround({ ...box, width: 900 }, [outer, inner])).toBeNull();
  });
});
