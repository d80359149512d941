import { describe, expect, it } from '@jest/globals';
import { readBoardElement } from './board-element.js';
import { groupElement } from './board-groups.js';
import { diagramOf } from './diagram/diagram-reader.js';
import { describeNode } from './diagram/words.js';
import { clipboardOf, elementsOfDesign, excalidrawFileOf, type DrawnDesign } from './drawn-design.js';
import { leadThrough } from './drawn-route.js';

const DESIGN: DrawnDesign = {
  boxes: [
    { id: 'app', kind: 'client', name: 'App', x: 0, y: 0, width: 180, height: 80 },
    { id: 'link-store', kind: 'sql-database', name: 'Link store', x: 400, y: 100, width: 180, height: 80 },
  ],
  routes: [
    {
      ...{ from: 'app', to: 'link-store', text: 'insert if the code is free' },
      points: [
        { x: 180, y: 40 },
        { x: 220, y: 60 },
        { x: 340, y: 60 },
        { x: 400, y: 140 },
      ],
      label: { x: 240, y: 50, width: 80, height: 40, lines: ['insert if the', 'code is free'] },
    },
  ],
};

const elements = elementsOfDesign(DESIGN);
const ofType = (type: string) => elements.filter((element) => element.type === type);

describe('elementsOfDesign', () => {
  it('[DOCUMENT-19] is read as the same design that was laid out', () => {
    const { components, connections } = diagramOf(
      elements.map((element) => [element.id, groupElement({ ...element })] as const),
    );
    expect(components.map(describeNode)).toEqual(['client App', 'SQL database Link store']);
    expect(connections).toMatchObject([
      { from: 'component-app', to: 'component-link-store', label: DESIGN.routes[0]?.text },
    ]);
  });

  it('[DOCUMENT-19] holds nothing that a board would leave out', () => {
    for (const element of elements) {
      expect([element.id, readBoardElement(element.id, groupElement({ ...element }))]).not.toEqual([element.id, null]);
    }
    expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length);
  });

  it('[PALETTE-1] makes each component one shape with its kind, a name and an icon of one line or two, in one group', () => {
    expect(ofType('rectangle').map(({ customData }) => customData)).toEqual([
      { kind: 'client' },
      { kind: 'sql-database' },
    ]);
    for (const shape of ofType('rectangle')) {
      const group = elements.filter(({ groupIds }) => JSON.stringify(groupIds) === JSON.stringify(shape.groupIds));
      expect(group.length).toBeGreaterThanOrEqual(3);
      expect(group.length).toBeLessThanOrEqual(4);
    }
  });

  it('hangs every arrow on both its boxes, and says so on both sides', () => {
    const [arrow] = ofType('arrow');
    expect(arrow).toMatchObject({
      startBinding: { elementId: 'component-app' },
      endBinding: { elementId: 'component-link-store' },
    });
    for (const shape of ofType('rectangle'))
      expect(shape.boundElements).toContainEqual({ id: arrow?.id, type: 'arrow' });
  });

  it('is the same text every time', () => {
    expect(clipboardOf(elementsOfDesign(structuredClone(DESIGN)))).toBe(clipboardOf(elements));
    expect(JSON.parse(excalidrawFileOf(elements))).toMatchObject({ type: 'excalidraw', version: 2, elements });
    expect(JSON.parse(clipboardOf(elements))).toMatchObject({ type: 'excalidraw/clipboard', files: {} });
  });
});

describe('leadThrough', () => {
  const line = (...places: number[]) => places.map((x) => ({ x, y: 0 }));

  it.each([
    ['a straight line', line(0, 100), 50],
    ['a label near the beginning', line(0, 40, 60, 80, 100), 10],
    ['a label near the end', line(0, 40, 60, 80, 100), 95],
  ])('puts the label of %s in the middle of the list', (_, points, at) => {
    const led = leadThrough(points, { x: at, y: 0 }, 2);
    expect(led.length % 2).toBe(1);
    expect(led[(led.length - 1) / 2]).toEqual({ x: at, y: 0 });
    expect([led[0], led.at(-1)]).toEqual([
      { x: 2, y: 0 },
      { x: 98, y: 0 },
    ]);
    expect(led.map(({ x }) => x)).toEqual(led.map(({ x }) => x).sort((one, other) => one - other));
  });
});
