import { describe, expect, it } from '@jest/globals';
import type { ExcalidrawElement, OrderedExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import { boardElements, groupElement, type ElementGroup } from '@fortyfive/documents';
import fc from 'fast-check';
import * as Y from 'yjs';
import { mergeScene } from './scene';

const LOOK = {
  ...{ strokeColor: '#1e1e1e', backgroundColor: 'transparent', fillStyle: 'solid', strokeWidth: 2 },
  ...{ strokeStyle: 'solid', roughness: 1, opacity: 100, roundness: null, angle: 0, locked: false },
};
const BOX = { x: 0, y: 0, width: 10, height: 10, seed: 1, groupIds: [], frameId: null, link: null, ...LOOK };
const TEXT = {
  ...{ text: 'a', originalText: 'a', textAlign: 'left', verticalAlign: 'top', containerId: null },
  ...{ fontSize: 20, fontFamily: 5, lineHeight: 1.25 },
};

const box = (id: string, index: unknown, extra: object = {}) => ({ id, type: 'rectangle', index, ...BOX, ...extra });
const label = (id: string, containerId: string | null) => ({
  id,
  type: 'text',
  index: 'a5',
  ...BOX,
  ...TEXT,
  containerId,
});

function documentOf(...elements: readonly { readonly id: string }[]) {
  const shared = boardElements(new Y.Doc());
  for (const element of elements) put(shared, element);
  return shared;
}

function put(shared: ReturnType<typeof documentOf>, element: { readonly id: string }): void {
  const groups = Object.entries(groupElement(element)) as [string, ElementGroup][];
  shared.set(element.id, new Y.Map<ElementGroup>(groups));
}

const local = (element: object, isDeleted = false) =>
  ({
    ...element,
    version: 1,
    versionNonce: 1,
    updated: 1,
    isDeleted,
    boundElements: null,
  }) as unknown as OrderedExcalidrawElement;

const merge = (
  shared: ReturnType<typeof documentOf>,
  scene: readonly OrderedExcalidrawElement[] = [],
  held?: ReadonlySet<string>,
) => mergeScene(scene, shared, new Set(shared.keys()), held);

const seen = (elements: readonly ExcalidrawElement[]) =>
  elements.filter(({ isDeleted }) => !isDeleted).map(({ id, index }) => `${index} ${id}`);

function expectRising(elements: readonly ExcalidrawElement[]): void {
  const indices = elements.map(({ index }) => String(index));
  expect([...new Set(indices)].sort()).toEqual(indices);
}

describe('mergeScene', () => {
  const anyIndex = fc.constantFrom('a0', 'a1', 'a1V', 'a2', 'Zz', null, '!!', 7, undefined);
  const anyPile = fc.uniqueArray(fc.record({ id: fc.nat(200).map(String), index: anyIndex }), {
    selector: ({ id }) => id,
  });
  const anyRest = fc.array(fc.tuple(fc.constantFrom('a0', 'a1', 'a1V', 'b00', 'Zz'), fc.boolean()), { maxLength: 6 });

  it('BOARD-15: everybody comes to the same rising indices, whatever else they have', () => {
    fc.assert(
      fc.property(anyPile, anyRest, anyRest, (pile, ...rests) => {
        const shared = documentOf(...pile.map(({ id, index }) => box(id, index)));
        const scenes = rests.map((rest) => {
          const own = rest.map(([index, isDeleted], place) => local(box(`own ${place}`, index), isDeleted));
          return merge(
            shared,
            own.sort((one, other) => (one.index < other.index ? -1 : 1)),
          ).elements;
        });
        const [one, other] = scenes.map((elements) => {
          expectRising(elements);
          return seen(elements).filter((line) => !line.includes('own'));
        });
        expect(one).toEqual(other);
        expect(one).toHaveLength(pile.length);
      }),
    );
  });

  it('BOARD-15: mends in place what is in somebody’s hand', () => {
    const shared = documentOf(box('a', 'a1'), box('b', 'a1'));
    const held = local(box('b', 'a1'));
    const { elements } = merge(shared, [held], new Set(['b']));
    expect(seen(elements)).toEqual(['a1 a', 'a10V b']);
    expect(elements[1]).toBe(held);
  });

  it('leaves an element the same object when nothing about it has changed', () => {
    const shared = documentOf(box('a', 'a1'), box('b', 'a1'), label('l', 'a'));
    const first = merge(shared).elements as readonly OrderedExcalidrawElement[];
    expect(mergeScene(first, shared, new Set()).replaced).toEqual([]);
    put(shared, box('b', 'a1', { x: 5 }));
    expect(mergeScene(first, shared, new Set(['b'])).replaced.map(({ id }) => id)).toEqual(['b']);
  });

  it('BOARD-16: of two labels of one box one stands free, for everybody the same', () => {
    const shared = documentOf(box('box', 'a1'), label('two', 'box'), label('one', 'box'));
    const containers = new Map(merge(shared).elements.map((element) => [element.id, element]));
    expect(containers.get('one')).toMatchObject({ containerId: 'box' });
    expect(containers.get('two')).toMatchObject({ containerId: null });
    expect(containers.get('box')?.boundElements).toEqual([{ id: 'one', type: 'text' }]);
  });

  it('BOARD-16: a label whose box is gone stands free, and is a label again when the box is back', () => {
    const shared = documentOf(label('text', 'box'));
    const without = merge(shared).elements as readonly OrderedExcalidrawElement[];
    expect(without).toMatchObject([{ containerId: null }]);
    put(shared, box('box', 'a1'));
    const back = mergeScene(without, shared, new Set(['box'])).elements;
    expect(back.find(({ id }) => id === 'text')).toMatchObject({ containerId: 'box' });
  });

  it('keeps what it does not know: frames, groups, own data, and the fixed parts of elbow arrows', () => {
    const ends = {
      points: [
        [0, 0],
        [9, 9],
      ],
      startBinding: null,
      endBinding: null,
      lastCommittedPoint: null,
    };
    const elbow = { elbowed: true, fixedSegments: [{ index: 2, start: [1, 2], end: [3, 4] }], startIsSpecial: false };
    const arrow = { ...box('arrow', 'a1'), type: 'arrow', ...ends, ...elbow };
    const child = box('child', 'a2', { frameId: 'frame', groupIds: ['g', 'h'], customData: { kind: 'cache' } });
    const [first, second] = merge(documentOf(arrow, child)).elements;
    expect(first).toMatchObject({ ...elbow, ...ends });
    expect(second).toMatchObject({ frameId: 'frame', groupIds: ['g', 'h'], customData: { kind: 'cache' } });
  });

  it('DOCUMENT-5: does not stumble over what somebody put in the place of elements', () => {
    const shared = documentOf(box('a', 'a1'));
    const anything = shared as unknown as Y.Map<unknown>;
    anything.set('text', 'no element');
    anything.set('list', new Y.Array());
    anything.set(
      'groups',
      new Y.Map<unknown>([
        ['m', 7],
        ['t', new Y.Map()],
        ['g', null],
      ]),
    );
    const scene = [local(box('text', 'a0')), local(label('groups', 'a'))];
    expect(seen(merge(shared, scene).elements)).toEqual(['a1 a']);
  });
});
