import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { comparePaintOrder, isPaintIndex } from './board-order.js';

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

  it.each(['', 'a', '0a', 'a10', 'b0', '!!', 'a1 ', 'z0', 'A00000000000000000000000000', 'a1é'])(
    'DOCUMENT-5 refuses %j, at which Excalidraw would throw',
    (index) => expect(isPaintIndex(index)).toBe(false),
  );
});
