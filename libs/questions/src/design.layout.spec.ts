import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import {
  layoutDesign,
  type DesignArea,
  type DesignLayout,
  type DesignMeasures,
  type DesignPoint,
} from './design.layout.js';
import { nameOfComponent, wrapText } from './design.text.js';
import { highLevelDesignSchema, type HighLevelDesign } from './high-level-design.schema.js';

const PROBLEMS = fileURLToPath(new URL('../../../bank/problems', import.meta.url));

async function readDesign(file: string): Promise<readonly [string, HighLevelDesign]> {
  const { highLevelDesign } = parse(await readFile(`${PROBLEMS}/${file}`, 'utf8')) as { highLevelDesign: unknown };
  return [file.replace('.yaml', ''), highLevelDesignSchema.parse(highLevelDesign)];
}

const designs = await Promise.all((await readdir(PROBLEMS)).map(readDesign));

const PAGE: DesignMeasures = {
  ...{
    direction: 'down',
    box: { width: 168, height: 64 },
    nameSize: 14,
    nameWidth: 116,
    labelSize: 13,
    labelWidth: 120,
  },
  gaps: { beside: 12, along: 26 },
};
const BOARD: DesignMeasures = {
  ...PAGE,
  ...{ box: { width: 180, height: 80 }, nameSize: 18, nameWidth: 168, labelSize: 14, labelWidth: 110 },
  gaps: { beside: 16, along: 30 },
};
const WIDE: DesignMeasures = {
  ...{
    direction: 'right',
    box: { width: 180, height: 80 },
    nameSize: 18,
    nameWidth: 168,
    labelSize: 14,
    labelWidth: 140,
  },
  gaps: { beside: 40, along: 36 },
};
const cases = designs.flatMap(([slug, design]) =>
  [PAGE, BOARD, WIDE].map((measures) => ({ slug, design, measures, direction: measures.direction })),
);

const FREE = 1;

function isOverlapping(one: DesignArea, other: DesignArea): boolean {
  const isApart = (start: number, length: number, otherStart: number, otherLength: number) =>
    start + length <= otherStart || otherStart + otherLength <= start;
  return !isApart(one.x, one.width, other.x, other.width) && !isApart(one.y, one.height, other.y, other.height);
}

function isOnEdge({ x, y }: DesignPoint, area: DesignArea): boolean {
  const isWithin =
    x >= area.x - FREE && x <= area.x + area.width + FREE && y >= area.y - FREE && y <= area.y + area.height + FREE;
  const isInside =
    x > area.x + FREE && x < area.x + area.width - FREE && y > area.y + FREE && y < area.y + area.height - FREE;
  return isWithin && !isInside;
}

/** Points of a line, close enough together to meet anything it runs through. */
function walk(points: readonly DesignPoint[]): DesignPoint[] {
  return points.slice(1).flatMap((to, place) => {
    const from = points[place]!;
    const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4);
    return Array.from({ length: steps }, (_, step) => ({
      x: from.x + ((to.x - from.x) * step) / steps,
      y: from.y + ((to.y - from.y) * step) / steps,
    }));
  });
}

const isInside = ({ x, y }: DesignPoint, { x: left, y: top, width, height }: DesignArea) =>
  x > left + FREE && x < left + width - FREE && y > top + FREE && y < top + height - FREE;

const boxOf = ({ boxes }: DesignLayout, id: string) => boxes.find((box) => box.id === id)!;

describe.each(cases)(
  'the reference design of $slug, laid out $direction, boxes of $measures.box.width px',
  ({ design, measures }) => {
    const layout = layoutDesign(design, measures);
    const { boxes, routes } = layout;

    it('[DESIGN-1] has every component once, within the drawing, and none covers another', () => {
      expect(boxes.map(({ id, kind }) => [id, kind])).toEqual(design.components.map(({ id, kind }) => [id, kind]));
      const pairs = boxes.flatMap((one, place) => boxes.slice(place + 1).map((other) => [one, other] as const));
      expect(pairs.filter(([one, other]) => isOverlapping(one, other))).toEqual([]);
      for (const { x, y, width, height } of [...boxes, ...routes.map(({ label }) => label)]) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(layout.width);
        expect(y + height).toBeLessThanOrEqual(layout.height);
      }
    });

    it('[DESIGN-2] draws every connection, from the edge of its one box to the edge of its other', () => {
      expect(routes.map(({ from, to, text }) => ({ from, to, label: text }))).toEqual(design.connections);
      for (const { from, to, points } of routes) {
        expect(points.length).toBeGreaterThanOrEqual(2);
        expect([from, isOnEdge(points[0]!, boxOf(layout, from))]).toEqual([from, true]);
        expect([to, isOnEdge(points.at(-1)!, boxOf(layout, to))]).toEqual([to, true]);
      }
    });

    it('[DESIGN-3] runs no line through a box', () => {
      const crossed = routes.flatMap(({ from, to, points }) =>
        boxes
          .filter((box) => walk(points).some((point) => isInside(point, box)))
          .map(({ id }) => `${from} → ${to}: ${id}`),
      );
      expect(crossed).toEqual([]);
    });

    it('[DESIGN-3] covers neither a box nor another label with a label, and has it on its own line', () => {
      const labels = routes.map(({ from, to, label }) => ({ name: `${from} → ${to}`, ...label }));
      const covered = labels.flatMap((label, place) =>
        [...boxes.map((box) => ({ ...box, name: box.id })), ...labels.slice(place + 1)]
          .filter((other) => isOverlapping(label, other))
          .map((other) => `${label.name} on ${other.name}`),
      );
      expect(covered).toEqual([]);
      for (const { points, label } of routes) {
        const middle = { x: label.x + label.width / 2, y: label.y + label.height / 2 };
        const near = Math.min(...walk(points).map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y)));
        expect(near).toBeLessThan(6);
      }
    });

    it('[DESIGN-4] comes out the same every time', () => {
      expect(layoutDesign(structuredClone(design), measures)).toEqual(layout);
    });
  },
);

describe('layoutDesign', () => {
  it('draws two connections between the same two components apart, there and back', () => {
    const design: HighLevelDesign = {
      components: [
        { id: 'one', kind: 'service', purpose: 'Calls.' },
        { id: 'other', kind: 'service', purpose: 'Answers.' },
      ],
      connections: [
        { from: 'one', to: 'other', label: 'call' },
        { from: 'one', to: 'other', label: 'event' },
        { from: 'other', to: 'one', label: 'call back' },
      ],
      ...{ writePath: ['one', 'other'], readPath: ['one', 'other'] },
    };
    const starts = layoutDesign(design, WIDE).routes.map(({ points }) => JSON.stringify(points.at(0)));
    const ends = layoutDesign(design, WIDE).routes.map(({ points }) => JSON.stringify(points.at(-1)));
    expect(new Set([...starts, ...ends]).size).toBe(6);
  });

  it('refuses a connection to nowhere', () => {
    const [, design] = designs[0]!;
    const broken = { ...design, connections: [{ from: 'nobody', to: 'nowhere', label: 'lost' }] };
    expect(() => layoutDesign(broken, BOARD)).toThrow('"nobody" is no component');
  });
});

describe('the words of a design', () => {
  it('are broken between words, and a long word stays whole', () => {
    expect(wrapText('insert if the code is free', 80, 12)).toEqual(['insert if the', 'code is free']);
    expect(wrapText('asynchronousReplication ok', 40, 12)).toEqual(['asynchronousReplication', 'ok']);
    expect(wrapText('  ', 40, 12)).toEqual([]);
  });

  it('make a name of an id', () => {
    expect(['link-store', 'cdn-edge', 'api'].map(nameOfComponent)).toEqual(['Link store', 'CDN edge', 'API']);
  });
});
