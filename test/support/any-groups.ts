import type { ElementGroups } from '@fortyfive/documents';
import fc from 'fast-check';
import { DrawnDesign } from './drawn-design.js';

const KINDS = ['client', 'service', 'cache', 'queue', 'sql-database', 'replica', 'load-balancer', 'worker', 'region'];
const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('Users', 'end', '"]', ' ', ''));
const place = fc.record({ x: fc.integer({ min: -500, max: 4_000 }), y: fc.integer({ min: -500, max: 2_000 }) });
const thing = fc.record({
  kind: fc.option(fc.constantFrom(...KINDS)),
  ...{ name, place, isFrame: fc.boolean(), groupIds: fc.subarray(['g', 'h']) },
});
const tie = fc.record({
  ...{ from: fc.integer({ min: -1, max: 9 }), to: fc.integer({ min: -1, max: 9 }), label: name },
  heads: fc.constantFrom('->', '<-', '<->', '--'),
});
const junk = fc.dictionary(fc.constantFrom('g', 's', 't', 'm'), fc.dictionary(fc.string(), fc.jsonValue()));

/** What may stand on a board: designs of all forms, and things that no board would write. */
export const anyGroups: fc.Arbitrary<[string, ElementGroups][]> = fc
  .record({
    things: fc.array(thing, { maxLength: 10 }),
    ties: fc.array(tie, { maxLength: 14 }),
    texts: fc.array(fc.record({ name, place }), { maxLength: 4 }),
    rest: fc.array(fc.tuple(fc.string(), junk), { maxLength: 3 }),
  })
  .map(({ things, ties, texts, rest }) => {
    const design = new DrawnDesign();
    const ids = things.map((one) => {
      const area = { ...one.place, width: 300, height: 200 };
      if (one.isFrame) return design.boundary(one.kind ?? 'zone', one.name, area);
      const id = design.shape(one.kind, one.name, one.place);
      design.change(id, { groupIds: one.groupIds });
      return id;
    });
    for (const text of texts) design.text(text.name, text.place);
    for (const { from, to, heads, label } of ties) {
      design.arrow(ids[from] ?? null, ids[to] ?? null, heads as '->', label);
    }
    return [...design.entries(), ...(rest as [string, ElementGroups][])];
  });
