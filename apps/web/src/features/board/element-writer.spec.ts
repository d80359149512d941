import { describe, expect, it } from '@jest/globals';
import type { ExcalidrawElement, OrderedExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import { boardElements, GROUP_KEYS, groupElement, indicesBetween, type ElementGroup } from '@fortyfive/documents';
import fc from 'fast-check';
import * as Y from 'yjs';
import { ElementWriter } from './element-writer';
import { mergeScene } from './scene';

const BOX = {
  ...{
    type: 'rectangle',
    x: 0,
    y: 0,
    width: 10,
    height: 10,
    angle: 0,
    seed: 1,
    groupIds: [],
    frameId: null,
    link: null,
  },
  ...{ strokeColor: '#1e1e1e', backgroundColor: 'transparent', fillStyle: 'solid', strokeWidth: 2, locked: false },
  ...{ strokeStyle: 'solid', roughness: 1, opacity: 100, roundness: null },
};
const NEVER_LATER = () => false;

function documentOf(pile: readonly { readonly id: string; readonly index: string | null }[]) {
  const shared = boardElements(new Y.Doc());
  for (const one of pile) {
    shared.set(
      one.id,
      new Y.Map<ElementGroup>(Object.entries(groupElement({ ...BOX, ...one })) as [string, ElementGroup][]),
    );
  }
  return shared;
}

function showAll(shared: ReturnType<typeof documentOf>) {
  return mergeScene([], shared, new Set(shared.keys())).elements as readonly OrderedExcalidrawElement[];
}

/** As Excalidraw does it: between the neighbours in the scene. */
function insert(scene: readonly OrderedExcalidrawElement[], place: number): OrderedExcalidrawElement[] {
  const [lower, upper] = [scene[place - 1]?.index ?? 'Zz', scene[place]?.index ?? null];
  const [index] = indicesBetween(lower, upper, 1);
  const local = { id: 'new', index, version: 1, versionNonce: 7, updated: 1, isDeleted: false, boundElements: null };
  return [...scene.slice(0, place), { ...BOX, ...local } as unknown as OrderedExcalidrawElement, ...scene.slice(place)];
}

describe('ElementWriter', () => {
  const anyPile = fc.uniqueArray(
    fc.record({ id: fc.nat(99).map(String), index: fc.constantFrom('a0', 'a1', 'a1V', 'a2', null) }),
    { selector: ({ id }) => id, maxLength: 8 },
  );

  it('BOARD-15: has the document keep the order in which somebody put something between others', () => {
    fc.assert(
      fc.property(anyPile, fc.nat(8), (pile, at) => {
        const shared = documentOf(pile);
        const before = showAll(shared);
        const writer = new ElementWriter(shared);
        before.forEach((element) => writer.agree(element));
        const scene = insert(before, Math.min(at, before.length));
        writer.write(
          scene.filter((element) => writer.isChanged(element)),
          scene,
          NEVER_LATER,
        );
        expect(showAll(shared).map(({ id }) => id)).toEqual(scene.map(({ id }) => id));
      }),
    );
  });

  it('writes nothing of others when something is put on top', () => {
    const shared = documentOf([
      { id: 'a', index: 'a1' },
      { id: 'b', index: 'a1' },
    ]);
    const before = showAll(shared);
    const writer = new ElementWriter(shared);
    before.forEach((element) => writer.agree(element));
    const scene = insert(before, 2);
    writer.write([scene[2] as ExcalidrawElement], scene, NEVER_LATER);
    expect(shared.get('b')?.get(GROUP_KEYS.rest)).toMatchObject({ index: 'a1' });
  });

  it('DOCUMENT-2: writes only the groups that have changed', () => {
    const shared = documentOf([{ id: 'a', index: 'a1' }]);
    const writer = new ElementWriter(shared);
    const [element] = showAll(shared);
    if (!element) throw new Error('Nothing is shown.');
    writer.agree(element);
    const changed: string[] = [];
    shared.observeDeep((events) => events.forEach(({ changes }) => changed.push(...changes.keys.keys())));
    writer.write([{ ...element, x: 50, versionNonce: 9 }], [element], NEVER_LATER);
    expect(changed).toEqual([GROUP_KEYS.geometry]);
  });
});
