import { describe, expect, it } from '@jest/globals';
import { DrawnDesign } from '../../../../test/support/drawn-design.js';
import { diagramOf } from './diagram-reader.js';
import { Flow } from './flow.js';

/** Two regions of so many services each, and arrows between the regions. */
function twoRegions(size: number, arrows: number) {
  const design = new DrawnDesign();
  const [one, other] = [0, 5_000].map((y) => {
    const region = design.boundary('region', `at ${y}`, { x: 0, y, width: 900_000, height: 1_000 });
    for (let index = 0; index < size; index++) design.shape('service', `${index}`, { x: 200 * index, y: y + 100 });
    return region;
  });
  for (let index = 0; index < arrows; index++) design.arrow(one ?? null, other ?? null);
  return diagramOf(design.entries());
}

const waysOf = (size: number, arrows: number) => {
  const diagram = twoRegions(size, arrows);
  const flow = new Flow(diagram);
  return diagram.components.reduce((sum, { id }) => sum + flow.next(id).length, 0);
};

describe('Flow', () => {
  it('DIAGRAM-4 takes an arrow at a region for one at everything in it', () => expect(waysOf(3, 1)).toBe(9));

  it('DIAGRAM-14 follows 20,000 ways and no more, however many arrows there are between regions', () => {
    expect(waysOf(100, 1)).toBe(10_000);
    expect(waysOf(300, 50)).toBe(20_000);
  });
});
