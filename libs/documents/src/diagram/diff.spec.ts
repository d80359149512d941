import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyGroups } from '../../../../test/support/any-groups.js';
import { DrawnDesign } from '../../../../test/support/drawn-design.js';
import { diagramOf } from './diagram-reader.js';
import { diffDiagrams } from './diff.js';

const read = (design: DrawnDesign) => diagramOf(design.entries());
const START = new DrawnDesign().lines('client App -> service Shop : orders', 'service Shop -> sql-database Users');
/** What is said when this is done to the same board. */
const said = (change: (design: DrawnDesign) => unknown) => {
  const design = START.copy();
  change(design);
  return diffDiagrams(read(START), read(design)).map(({ sentence }) => sentence);
};

describe('diffDiagrams', () => {
  it('DIAGRAM-12 names what came, and how it was connected', () => {
    expect(said((design) => design.line('service Shop -> cache Sessions : reads'))).toEqual([
      'Added cache Sessions.',
      'Connected service Shop to cache Sessions (reads).',
    ]);
  });

  it('DIAGRAM-12 names what went, without a word for each of its arrows', () => {
    expect(said((design) => design.remove('e6').remove('e7').remove('e8'))).toEqual(['Removed SQL database Users.']);
  });

  it.each<[string, (design: DrawnDesign) => unknown, string]>([
    [
      'a new name',
      (design) => design.change('e3', { originalText: 'Store' }),
      'Renamed service Shop to service Store.',
    ],
    [
      'another kind',
      (design) => design.change('e6', { customData: { kind: 'nosql-database' } }),
      'Renamed SQL database Users to NoSQL database Users.',
    ],
    ['an arrow taken away', (design) => design.remove('e8'), 'Disconnected service Shop from SQL database Users.'],
    [
      'a label',
      (design) => design.text('reads', { x: -5_000, y: -5_000 }, 'e8'),
      'Labelled the arrow from service Shop to SQL database Users “reads”.',
    ],
    [
      'a label taken away',
      (design) => design.remove('e5'),
      'Took the label off the arrow from client App to service Shop.',
    ],
    [
      'a second arrow',
      (design) => design.line('client App -> service Shop : pays'),
      'Connected client App to service Shop (pays).',
    ],
    [
      'an arrow both ways',
      (design) => design.line('client App <-> sql-database Users'),
      'Connected client App and SQL database Users.',
    ],
    ['a region', (design) => design.boundary('region', 'EU', { x: 0, y: 0, width: 9, height: 9 }), 'Added region EU.'],
  ])('DIAGRAM-12 says %s', (_what, change, sentence) => expect(said(change)).toEqual([sentence]));

  it('DIAGRAM-12 says nothing when things were only moved', () => {
    expect(said((design) => design.change('e2', { x: 10_000 }))).toEqual([]);
  });

  it.each([
    [{ startArrowhead: 'arrow', endArrowhead: null }, ['Turned an arrow: now SQL database Users to service Shop.']],
    [{ startArrowhead: 'arrow' }, ['Turned an arrow: now both ways between service Shop and SQL database Users.']],
    [{ endArrowhead: null }, ['Turned an arrow: now both ways between service Shop and SQL database Users.']],
  ])('DIAGRAM-12 tells an arrow that was turned, without calling its ends disconnected: %j', (heads, sentences) => {
    expect(said((design) => design.change('e8', heads))).toEqual(sentences);
  });

  it('DIAGRAM-12 takes heads at both ends for the same as none', () => {
    const [both, none] = ['<->', '--'].map((heads) => read(new DrawnDesign().line(`service A ${heads} cache B`)));
    expect(diffDiagrams(both!, none!)).toEqual([]);
  });

  it('DIAGRAM-12 compares two attempts that share no id by kind and name', () => {
    const attempt = new DrawnDesign().lines('cache First', 'queue Jobs');
    attempt.lines(
      'sql-database users <- service shop',
      'client App -> service shop : orders',
      'service shop -> queue Jobs',
    );
    const shifted = attempt.entries().map(([id, groups]) => [`x${id}`, renamed(groups, id)] as const);
    const changes = diffDiagrams(read(START), diagramOf(shifted as never));
    expect(changes.map(({ sentence }) => sentence)).toEqual([
      ...['Added cache First.', 'Added queue Jobs.', 'Connected service shop to queue Jobs.'],
    ]);
  });

  it('DIAGRAM-12 finds no difference between a design and itself', () => {
    fc.assert(
      fc.property(anyGroups, (entries) => expect(diffDiagrams(diagramOf(entries), diagramOf(entries))).toEqual([])),
      { numRuns: 200 },
    );
  });

  it('DIAGRAM-12 has all of a design to say when it was drawn from nothing, and never throws', () => {
    fc.assert(
      fc.property(anyGroups, anyGroups, (one, other) => {
        const [before, after] = [diagramOf(one), diagramOf(other)];
        diffDiagrams(before, after);
        const drawn = diffDiagrams(diagramOf([]), after);
        const added = drawn.filter(({ type }) => type === 'added');
        expect(added).toHaveLength(after.components.length + after.boundaries.length);
        expect(drawn).toHaveLength(added.length + after.connections.length);
      }),
      { numRuns: 100 },
    );
  });
});

/** The same element under another id, and all that names it. */
function renamed(groups: object, id: string): unknown {
  const text = JSON.stringify(groups).replaceAll(/"(e\d+)"/g, '"x$1"');
  return id.startsWith('e') ? JSON.parse(text) : groups;
}
