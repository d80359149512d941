import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyGroups } from '../../../../test/support/any-groups.js';
import { DrawnDesign } from '../../../../test/support/drawn-design.js';
import { diagramOf } from './diagram-reader.js';
import { describeLinks, outlineOf } from './outline.js';

const outline = (design: DrawnDesign) => outlineOf(diagramOf(design.entries()));
const order = (...lines: readonly string[]) =>
  outline(new DrawnDesign().lines(...lines)).entries.map(({ words }) => words);

describe('outlineOf', () => {
  it('DIAGRAM-5 goes from the clients along the arrows, whatever was drawn first', () => {
    expect(
      order(
        'sql-database Orders',
        'service Shop -> sql-database Orders',
        'load-balancer Edge -> service Shop',
        'client App -> load-balancer Edge',
      ),
    ).toEqual(['client App', 'load balancer Edge', 'service Shop', 'SQL database Orders']);
  });

  it('DIAGRAM-5 then lists what something else begins, and what stands alone', () => {
    expect(
      order('cache Alone', 'worker W -> object-store O', 'scheduler S -> worker W', 'service A -> cache C'),
    ).toEqual([...['scheduler S', 'service A', 'worker W', 'cache C', 'object store O', 'cache Alone']]);
  });

  it('DIAGRAM-5 keeps the steps apart, in their order', () => {
    expect(order('service Loose', '# deep-dive', 'service Feed', '# high-level-design', 'client App')).toEqual([
      'client App',
      'service Feed',
      'service Loose',
    ]);
  });

  it('says of each component where it leads, what calls it, and where it stands', () => {
    const design = new DrawnDesign();
    const region = design.boundary('region', 'EU', { x: 0, y: 0, width: 2_000, height: 1_000 });
    design.boundary('zone', 'A', { x: 50, y: 50, width: 600, height: 600 });
    const shop = design.shape('service', 'Shop', { x: 100, y: 100 });
    const users = design.shape('sql-database', 'Users', { x: 900, y: 100 });
    const pages = design.shape('cache', '', { x: 900, y: 400 });
    const app = design.shape('client', 'App', { x: -500, y: 100 });
    design.arrow(app, shop, '->', 'orders');
    design.arrow(users, shop, '<-', 'reads');
    design.arrow(shop, pages);
    design.arrow(shop, users, '<->');
    design.arrow(app, region);
    design.arrow(shop, null);
    const { entries, boundaries } = outline(design);
    expect(entries.map((entry) => [entry.words, entry.boundary, describeLinks(entry)])).toEqual([
      ['client App', null, 'leads to service Shop (orders) and region EU'],
      [
        'service Shop',
        'zone A in region EU',
        'leads to SQL database Users (reads) and a cache without a name; called by client App (orders); linked both ways with SQL database Users',
      ],
      ['SQL database Users', 'region EU', 'called by service Shop (reads); linked both ways with service Shop'],
      ['a cache without a name', 'region EU', 'called by service Shop'],
    ]);
    expect(entries[1]?.loose).toHaveLength(1);
    expect(
      boundaries.map(({ words, inside, calledBy }) => [words, inside, calledBy.map((link) => link.words)]),
    ).toEqual([
      ['region EU', ['zone A', 'SQL database Users', 'a cache without a name'], ['client App']],
      ['zone A', ['service Shop'], []],
    ]);
  });

  it('has every component once, and never throws', () => {
    fc.assert(
      fc.property(anyGroups, (entries) => {
        const diagram = diagramOf(entries);
        const listed = outlineOf(diagram).entries.map(({ component }) => component.id);
        expect([...listed].sort()).toEqual(diagram.components.map(({ id }) => id).sort());
      }),
      { numRuns: 200 },
    );
  });
});
