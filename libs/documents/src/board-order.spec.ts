import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { comparePaintOrder, indicesBetween, isPaintIndex, risingIndices } from './board-order.js';

const painted = fc.record({ id: fc.string(), index: fc.option(fc.constantFrom('a0', 'a1', 'a1V', 'Zz', 'b00')) });

describe('comparePaintOrder', () => {
  it('DOCUMENT-3 puts the lower index first, and the lower id where the index is the same', () => {
    const pile = [
      { id: 'c', index: null },
      { id: 'b', index: 'a1' },
      { id: 'a', index: 'a1' },
      { id: 'd', index: 'Zz' },
    ];
    expect(pile.sort(comparePaintOrder).map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c']);
  });

  it('DOCUMENT-3 gives everybody the same order, whatever the order of arrival', () => {
    const distinct = fc.uniqueArray(painted, { selector: ({ id }) => id });
    fc.assert(
      fc.property(distinct, fc.infiniteStream(fc.nat()), (pile, random) => {
        const shuffled = pile.map((one) => ({ one, at: random.next().value })).sort((a, b) => a.at - b.at);
        const sorted = shuffled.map(({ one }) => one).sort(comparePaintOrder);
        expect(sorted).toEqual([...pile].sort(comparePaintOrder));
      }),
    );
  });
});

describe('isPaintIndex', () => {
  it.each(['a0', 'a1', 'Zz', 'a1V', 'b00', 'b7Z', 'Xaaa'])('takes %s, which fractional-indexing makes', (index) => {
    expect(isPaintIndex(index)).toBe(true);
  });

  it.each([
    '',
    'a',
    '0a',
    'a10',
    'b0',
    '!!',
    'a1 ',
    'z0',
    'A00000000000000000000000000',
    'a1é',
    `a1${'1'.repeat(500)}`,
  ])('DOCUMENT-5 refuses %j, at which Excalidraw would throw', (index) => expect(isPaintIndex(index)).toBe(false));
});

const DIGIT = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
const WHOLE = fc.constantFrom('a0', 'a1', 'az', 'b00', 'b7Z', 'Zz', 'Z0', 'Yzz', 'Xaaa');
/** Few of them, and close together, so that there is often hardly any room. */
const anyIndex = fc
  .tuple(WHOLE, fc.array(fc.oneof(fc.constant('0'), DIGIT), { maxLength: 4 }))
  .map(([whole, digits]) => `${whole}${digits.join('')}`)
  .filter(isPaintIndex);

describe('indicesBetween', () => {
  it('DOCUMENT-3 gives as many valid, rising indices as are asked for', () => {
    const bounds = fc.tuple(anyIndex, fc.option(anyIndex)).filter(([lower, upper]) => upper === null || lower < upper);
    fc.assert(
      fc.property(bounds, fc.nat(200), ([lower, upper], count) => {
        const indices = indicesBetween(lower, upper, count);
        expect(indices).toHaveLength(count);
        expect(indices.every(isPaintIndex)).toBe(true);
        const all = [lower, ...indices, ...(upper === null ? [] : [upper])];
        expect([...new Set(all)].sort()).toEqual(all);
      }),
    );
  });
});

describe('risingIndices', () => {
  const pile = fc
    .uniqueArray(fc.record({ id: fc.string(), index: fc.option(anyIndex) }), { selector: ({ id }) => id })
    .map((elements) => elements.sort(comparePaintOrder));

  it('DOCUMENT-3 mends equal and missing indices, and changes no other', () => {
    fc.assert(
      fc.property(pile, (elements) => {
        const indices = risingIndices(elements);
        expect(indices.every(isPaintIndex)).toBe(true);
        expect([...new Set(indices)].sort()).toEqual(indices);
        expect(indices).toHaveLength(elements.length);
        const first = new Map([...elements].reverse().map(({ index }, place) => [index, elements.length - 1 - place]));
        for (const [index, place] of first) if (index !== null) expect(indices[place]).toBe(index);
      }),
    );
  });

  it('DOCUMENT-3 leaves the order as it is once it is written down', () => {
    fc.assert(
      fc.property(pile, (elements) => {
        const mended = risingIndices(elements).map((index, place) => ({ id: elements[place]?.id ?? '', index }));
        expect([...mended].sort(comparePaintOrder)).toEqual(mended);
        expect(risingIndices(mended)).toEqual(mended.map(({ index }) => index));
      }),
    );
  });
});
