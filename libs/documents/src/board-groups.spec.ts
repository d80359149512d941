import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as Y from 'yjs';
import { boardElements, readGroups } from './board.js';
import {
  GROUP_KEYS,
  groupElement,
  LOCAL_FIELDS,
  ungroupElement,
  type ElementGroup,
  type ElementGroups,
} from './board-groups.js';

const box = {
  ...{ id: 'box', type: 'rectangle', index: 'a1', x: 10, y: 20, width: 30, height: 40 },
  ...{ strokeColor: '#000000', opacity: 100, groupIds: ['g'], customData: { kind: 'cache' } },
};
const anyElement = fc
  .dictionary(
    fc.oneof(fc.string(), fc.constantFrom('x', 'points', 'text', 'strokeColor', 'startBinding', ...LOCAL_FIELDS)),
    fc.jsonValue({ noUnicodeString: false }),
    { noNullPrototype: true },
  )
  .filter((element) => !JSON.stringify(element).includes('"__proto__":'));

function shareIn(doc: Y.Doc, groups: ElementGroups): void {
  const element = boardElements(doc).set('box', new Y.Map<ElementGroup>());
  for (const [key, group] of Object.entries(groups)) element.set(key, group);
}

describe('groupElement', () => {
  it('sorts fields into geometry, style, text and the rest', () => {
    const groups = groupElement({ ...box, text: 'cache', containerId: null });
    expect(groups).toEqual({
      g: { x: 10, y: 20, width: 30, height: 40 },
      s: { strokeColor: '#000000', opacity: 100 },
      t: { text: 'cache', containerId: null },
      m: { id: 'box', type: 'rectangle', index: 'a1', groupIds: ['g'], customData: { kind: 'cache' } },
    });
  });

  it('DOCUMENT-1 leaves out what each browser keeps for itself', () => {
    const local = {
      version: 3,
      versionNonce: 5,
      updated: 7,
      isDeleted: false,
      boundElements: [{ id: 'a', type: 'arrow' }],
    };
    expect(groupElement({ ...box, ...local })).toEqual(groupElement(box));
  });

  it('DOCUMENT-7 never takes over a prototype, however deep it is hidden', () => {
    const hostile = JSON.parse(
      '{"id":"a","__proto__":{"isAdmin":true},"customData":{"__proto__":{"isAdmin":true},"kind":"cache"}}',
    ) as object;
    const groups = groupElement(hostile);
    expect(groups).toEqual({ m: { id: 'a', customData: { kind: 'cache' } } });
    for (const object of [groups.m, groups.m?.customData, ungroupElement(groups)]) {
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
      expect(object).not.toHaveProperty('isAdmin');
    }
  });

  it('copies, so that a change made in place to an element does not reach the groups', () => {
    const points = [[0, 0]];
    const groups = groupElement({ points });
    points[0]?.push(9);
    expect(groups.g?.points).toEqual([[0, 0]]);
  });
});

describe('ungroupElement', () => {
  it('gives back every shared field of any element', () => {
    fc.assert(
      fc.property(anyElement, (element) => {
        const shared = Object.entries(element).filter(([field]) => !LOCAL_FIELDS.some((local) => local === field));
        expect(ungroupElement(groupElement(element))).toEqual(Object.fromEntries(shared));
      }),
    );
  });

  it('gives back the same element after a round through a document', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    shareIn(one, groupElement(box));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    const element = boardElements(other).get('box');
    expect(element && ungroupElement(readGroups(element))).toEqual(box);
  });
});

describe('groups in a document', () => {
  it('DOCUMENT-2 keeps both a move and a recolouring that happen at once', () => {
    const [ana, ben] = [new Y.Doc(), new Y.Doc()];
    shareIn(ana, groupElement(box));
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana));
    boardElements(ana)
      .get('box')
      ?.set(GROUP_KEYS.geometry, groupElement({ ...box, x: 500 }).g ?? {});
    boardElements(ben)
      .get('box')
      ?.set(GROUP_KEYS.style, groupElement({ ...box, strokeColor: '#ff0000' }).s ?? {});
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben));
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana));
    for (const doc of [ana, ben]) {
      const element = boardElements(doc).get('box');
      expect(element && ungroupElement(readGroups(element))).toMatchObject({ x: 500, strokeColor: '#ff0000' });
    }
  });

  it('DOCUMENT-4 deletes an element by taking it out of the map, whatever else is changed in it at once', () => {
    const [ana, ben] = [new Y.Doc(), new Y.Doc()];
    shareIn(ana, groupElement(box));
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana));
    boardElements(ana).delete('box');
    boardElements(ben).get('box')?.set(GROUP_KEYS.geometry, { x: 1 });
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben));
    expect(boardElements(ana).has('box')).toBe(false);
  });
});
