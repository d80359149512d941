import { describe, expect, it } from '@jest/globals';
import type { ExcalidrawFreeDrawElement } from '@excalidraw/excalidraw/element/types';
import fc from 'fast-check';
import { MAX_STROKE_BYTES, packStroke, readStroke } from './live-stroke';

function stroke(points: readonly (readonly [number, number])[], pressures: readonly number[] = []) {
  const look = { strokeColor: '#e03131', strokeWidth: 2, opacity: 100, simulatePressure: pressures.length === 0 };
  return { id: 'one', x: 10.25, y: -3, points, pressures, ...look } as unknown as ExcalidrawFreeDrawElement;
}
const travel = (element: ExcalidrawFreeDrawElement, zoom = 1) =>
  readStroke(JSON.parse(JSON.stringify(packStroke(element, zoom))));

describe('packStroke', () => {
  const coordinate = fc.double({ min: -5_000, max: 5_000, noNaN: true });

  it('BOARD-14: is drawn where it was drawn, to within half a pixel', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 }), (points) => {
        const read = travel(stroke(points));
        expect(read?.points).toHaveLength(points.length);
        for (const [place, [x, y]] of points.entries()) {
          const [seenX = NaN, seenY = NaN] = read?.points[place] ?? [];
          expect(Math.hypot(seenX - x, seenY - y)).toBeLessThan(0.5);
        }
      }),
    );
  });

  it('BOARD-14: is small however long somebody draws, and still goes the same way', () => {
    const points = Array.from({ length: 20_000 }, (_, at) => [at / 10, Math.sin(at / 300) * 200] as const);
    const packed = packStroke(stroke(points), 1);
    expect(JSON.stringify(packed).length).toBeLessThanOrEqual(MAX_STROKE_BYTES);
    const read = readStroke(packed);
    expect(read?.points.length).toBeGreaterThan(50);
    for (const [x, y] of read?.points ?? []) expect(Math.abs(y - Math.sin((x * 10) / 300) * 200)).toBeLessThan(5);
    expect(read?.points.at(-1)?.[0]).toBeCloseTo(1_999.9, 0);
  });

  it('is finer where the author has zoomed in', () => {
    expect(travel(stroke([[0.13, 0]]), 4)?.points[0]?.[0]).toBeCloseTo(0.1);
  });

  it('keeps the pressure of a pen', () => {
    const read = travel(
      stroke(
        [
          [0, 0],
          [5, 5],
        ],
        [0.25, 1],
      ),
    );
    expect(read?.pressures.map((one) => Math.round(one * 100))).toEqual([25, 100]);
  });
});

describe('readStroke', () => {
  const sound = packStroke(
    stroke([
      [0, 0],
      [5, 5],
    ]),
    1,
  );

  it.each([
    ['colour', 'url(https://example.com/a.svg#b)'],
    ['colour', 'red;background:url(x)'],
    ['way', 'no list'],
    ['way', [1, NaN]],
    ['way', ['1', 2]],
    ['way', Array.from({ length: 3_000 }, () => 1)],
    ['width', 1e6],
    ['width', -1],
    ['opacity', '50'],
    ['unit', 0],
    ['x', Infinity],
    ['y', null],
    ['id', 'i'.repeat(200)],
    ['id', {}],
  ])('BOARD-14: takes no stroke with %s %j', (field, value) => {
    expect(readStroke(sound)).not.toBeNull();
    expect(readStroke({ ...sound, [field]: value })).toBeNull();
  });

  it('BOARD-14: never throws, whatever somebody sends', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readStroke(value)));
    fc.assert(fc.property(fc.array(fc.jsonValue()), (way) => void readStroke({ ...sound, way })));
  });
});
