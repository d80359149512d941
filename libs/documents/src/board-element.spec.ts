import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readBoardElement } from './board-element.js';
import { readGroups } from './board.js';
import { groupElement } from './board-groups.js';

const base = {
  ...{ id: 'one', index: 'a1', seed: 1_234_567_890, groupIds: [], link: null, frameId: null },
  ...{ x: 0, y: 0, width: 10, height: 10, angle: 0, strokeWidth: 2, roughness: 1, opacity: 100 },
  ...{ strokeColor: '#1e1e1e', backgroundColor: 'transparent', fillStyle: 'solid', strokeStyle: 'solid' },
};
const binding = { elementId: 'box', focus: 0.1, gap: 4, fixedPoint: null };
const elements = {
  rectangle: { ...base, type: 'rectangle' },
  frame: { ...base, type: 'frame', name: null },
  arrow: {
    ...base,
    type: 'arrow',
    points: [
      [0, 0],
      [9, 9],
    ],
    startBinding: binding,
    endBinding: null,
  },
  freedraw: { ...base, type: 'freedraw', points: [[0, 0]], pressures: [0.5] },
  text: {
    ...{ ...base, type: 'text', text: 'Ω', originalText: 'Ω', textAlign: 'left', verticalAlign: 'top' },
    ...{ containerId: null, fontSize: 20, fontFamily: 5, lineHeight: 1.25 },
  },
};
const image = {
  ...{ ...base, type: 'image', fileId: '0190a1b2-0000-4000-8000-00000000abcd', status: 'saved', scale: [1, -1] },
  crop: { x: 0, y: 0, width: 5, height: 5, naturalWidth: 10, naturalHeight: 10 },
};
const read = (element: object) => readBoardElement('one', groupElement(element));

describe('readBoardElement', () => {
  it.each(Object.values(elements))('reads a $type', (element) => {
    expect(read(element)).toEqual(element);
  });

  it('DOCUMENT-5 reads an image by its id, with and without a crop', () => {
    expect(read(image)).toEqual(image);
    expect(read({ ...image, crop: null })).toEqual({ ...image, crop: null });
  });

  it.each([
    ['no id', { fileId: null }],
    ['its bytes for an id', { fileId: 'data:image/png;base64,AAAA' }],
    ['an address for an id', { fileId: 'https://elsewhere.example/a.png' }],
    ['a state that is none', { status: 'evil' }],
    ['a scale that blows it up', { scale: [1e5, 1] }],
    ['a scale that is none', { scale: 'flip' }],
    ['a crop that is none', { crop: { x: 0 } }],
    ['a crop with more in it', { crop: { ...image.crop, dataURL: 'data:' } }],
  ])('DOCUMENT-5 leaves out an image with %s', (_what, fields) => expect(read({ ...image, ...fields })).toBeNull());

  it('DOCUMENT-17 keeps a few short fields of customData and leaves out the rest', () => {
    const customData = {
      kind: 'cache',
      step: 7,
      cell: ['dau'],
      deep: { a: {} },
      long: 'x'.repeat(257),
      rank: 3,
      isBig: true,
    };
    const groups = { ...groupElement(elements.rectangle) };
    const forged = { ...groups, m: { ...groups.m, customData } };
    expect(readBoardElement('one', forged)?.customData).toEqual({ kind: 'cache', rank: 3, isBig: true });
    expect(groupElement({ ...elements.rectangle, customData }).m?.customData).toEqual({
      kind: 'cache',
      rank: 3,
      isBig: true,
    });
    expect(read({ ...elements.rectangle, customData: ['kind'] })).toEqual(elements.rectangle);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`f${at}`, at]));
    expect(Object.keys(read({ ...elements.rectangle, customData: many })?.customData ?? {})).toHaveLength(8);
  });

  it.each(['embeddable', 'iframe', 'magicframe', 'selection', 'toString'])(
    'DOCUMENT-5 leaves out %s elements',
    (type) => expect(read({ ...elements.rectangle, type })).toBeNull(),
  );

  it('DOCUMENT-5 leaves out an element that stands under another id', () => {
    expect(readBoardElement('other', groupElement(elements.rectangle))).toBeNull();
  });

  it.each([
    ['a place that is no number', { ...elements.rectangle, x: 'far' }],
    ['a place beyond reach', { ...elements.rectangle, y: 1e9 }],
    ['a list that is none', { ...elements.rectangle, groupIds: null }],
    ['points that are none', { ...elements.arrow, points: [[0, 0, 0]] }],
    ['too many points', { ...elements.freedraw, points: Array.from({ length: 20_001 }, () => [0, 0]) }],
    ['a binding without a target', { ...elements.arrow, endBinding: { focus: 0, gap: 0 } }],
    ['letters without a size', { ...elements.text, fontSize: 0 }],
    ['a text without end', { ...elements.text, text: 'x'.repeat(50_001) }],
  ])('DOCUMENT-5 leaves out an element with %s', (_what, element) => {
    expect(read(element)).toBeNull();
  });

  it.each(['!!', 7, undefined, 'a1'.repeat(1_000)])(
    'DOCUMENT-3 takes the index %j for none, and keeps the element',
    (index) => {
      expect(read({ ...elements.rectangle, index })).toEqual({ ...elements.rectangle, index: null });
    },
  );

  it.each([undefined, null, 'one', 7, [], {}])('DOCUMENT-5 leaves out %j where an element should stand', (value) => {
    expect(readBoardElement('one', readGroups(value))).toBeNull();
  });

  it('DOCUMENT-5 never throws, whatever a browser has put into the document', () => {
    const anything = fc.dictionary(fc.constantFrom('g', 's', 't', 'm'), fc.dictionary(fc.string(), fc.jsonValue()));
    fc.assert(fc.property(anything, (groups) => void readBoardElement('one', groups)));
  });
});
