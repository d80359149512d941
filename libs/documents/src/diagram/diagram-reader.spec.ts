import { describe, expect, it } from '@jest/globals';
import { DrawnDesign } from '../../../../test/support/drawn-design.js';
import { anyGroups } from '../../../../test/support/any-groups.js';
import fc from 'fast-check';
import { diagramOf } from './diagram-reader.js';

const read = (design: DrawnDesign) => diagramOf(design.entries());

describe('diagramOf', () => {
  it('DIAGRAM-1 reads kinds, names, places and arrows; step frames are none of the design', () => {
    const design = new DrawnDesign().lines('# high-level-design', 'client App -> service Shop : orders');
    const { components, boundaries, connections, loose } = read(design);
    expect(components).toMatchObject([
      { id: 'e0', kind: 'client', name: 'App', note: '', boundaryId: null, stepId: 'high-level-design' },
      { id: 'e2', kind: 'service', name: 'Shop', area: { width: 180, height: 90 } },
    ]);
    expect(connections).toEqual([{ id: 'e4', from: 'e0', to: 'e2', label: 'orders', heads: 'one' }]);
    expect([boundaries, loose]).toEqual([[], []]);
  });

  it.each([
    ['->', { from: 'e0', to: 'e2', heads: 'one' }],
    ['<-', { from: 'e2', to: 'e0', heads: 'one' }],
    ['<->', { from: 'e0', to: 'e2', heads: 'both' }],
    ['--', { from: 'e0', to: 'e2', heads: 'none' }],
  ])('DIAGRAM-3 reads the direction of %s from the heads', (heads, connection) => {
    expect(read(new DrawnDesign().line(`service A ${heads} service B`)).connections).toMatchObject([connection]);
  });

  it('DIAGRAM-3 reports an arrow with one end in the air, and passes over one with two', () => {
    const design = new DrawnDesign().lines(
      'service A -> nothing',
      'nothing -> service A : jobs',
      'service A <- nothing',
    );
    design.arrow(null, null);
    expect(read(design).loose).toMatchObject([
      { at: 'e0', pointsAway: true, label: '' },
      { at: 'e0', pointsAway: false, label: 'jobs' },
      { at: 'e0', pointsAway: false },
    ]);
    expect(read(design).connections).toEqual([]);
  });

  it('DIAGRAM-2 takes a named box for a component, and a nameless one when an arrow leads to it', () => {
    const design = new DrawnDesign().line('box Web');
    design.shape(null, '', { x: 0, y: 0 });
    const nameless = design.shape(null, '', { x: 600, y: 0 });
    design.arrow(design.idOf('box Web'), nameless);
    expect(read(design).components.map(({ kind, name }) => [kind, name])).toEqual([
      ['box', 'Web'],
      ['box', ''],
    ]);
  });

  it('DIAGRAM-2 leaves out what somebody has remarked on the board', () => {
    const design = new DrawnDesign().line('service A -> service B');
    const plain = read(design);
    const remark = design.shape(null, 'Why not one?\n– Ben', { x: 0, y: 900 });
    const entries = [...design.entries()].map(([id, groups]) =>
      id === remark
        ? ([id, { ...groups, m: { ...groups.m, customData: { comment: 'Ben' } } }] as const)
        : ([id, groups] as const),
    );
    expect(read(design).components).toHaveLength(3);
    expect(diagramOf(entries)).toEqual(plain);
  });

  it('DIAGRAM-2 names a box after a text that lies in it, also when the arrow hangs on the text', () => {
    const design = new DrawnDesign();
    const box = design.shape(null, '', { x: 0, y: 0 });
    const text = design.text('Web\n  server', { x: 40, y: 20 });
    design.text('behind nginx', { x: 40, y: 60 });
    const other = design.shape('cache', 'Pages', { x: 600, y: 0 });
    design.arrow(text, other);
    const { components, connections } = read(design);
    expect(components[0]).toMatchObject({ id: box, kind: 'box', name: 'Web server', note: 'behind nginx' });
    expect(connections).toMatchObject([{ from: box, to: other }]);
  });

  it('DIAGRAM-2 leaves the parts of a picture to their component, for texts and for arrows', () => {
    const design = new DrawnDesign();
    const cache = design.put({
      type: 'rectangle',
      x: 0,
      y: 0,
      width: 180,
      height: 90,
      groupIds: ['g'],
      customData: { kind: 'cache' },
    });
    const icon = design.put({ type: 'ellipse', x: 10, y: 10, width: 20, height: 20, groupIds: ['g'] });
    design.text('⚡', { x: 10, y: 10 }, icon);
    const service = design.shape('service', 'Shop', { x: 600, y: 0 });
    design.arrow(service, icon);
    const { components, connections } = read(design);
    expect(components.map(({ id, note }) => [id, note])).toEqual([
      [cache, ''],
      [service, ''],
    ]);
    expect(connections).toMatchObject([{ from: service, to: cache }]);
  });

  it('DIAGRAM-2 reads a text close by, or tied by an arrow, as a note', () => {
    const design = new DrawnDesign().line('sql-database Users {one primary, two copies}');
    const remark = design.text('sharded by user', { x: 2_000, y: 0 });
    design.text('far off', { x: 3_000, y: 0 });
    design.arrow(remark, design.idOf('sql-database Users'));
    const { components, loose } = read(design);
    expect(components.map(({ note }) => note)).toEqual(['one primary, two copies; sharded by user']);
    expect(loose).toEqual([]);
  });

  it('DIAGRAM-3 takes a text at the middle of an arrow for its label', () => {
    const design = new DrawnDesign().line('service A -> service B');
    design.text('events', { x: -5_030, y: -5_030 });
    expect(read(design).connections[0]?.label).toBe('events');
  });

  it('DIAGRAM-4 finds the innermost boundary by place, and arrows at boundaries', () => {
    const design = new DrawnDesign();
    const region = design.boundary('region', 'EU', { x: 0, y: 0, width: 2_000, height: 1_000 });
    const zone = design.boundary('zone', 'A', { x: 50, y: 50, width: 600, height: 600 });
    const service = design.shape('service', 'Shop', { x: 100, y: 100 });
    const other = design.shape('service', 'Mail', { x: 1_500, y: 100 });
    design.shape('service', 'Away', { x: 5_000, y: 100 });
    design.arrow(other, zone);
    const { components, boundaries, connections } = read(design);
    expect(components.map(({ boundaryId }) => boundaryId)).toEqual([zone, region, null]);
    expect(boundaries.map(({ id, parentId }) => [id, parentId])).toEqual([
      [region, null],
      [zone, region],
    ]);
    expect(connections).toMatchObject([{ from: other, to: zone }]);
    expect(service).not.toBe('');
  });

  it('cuts a name without end', () => {
    const design = new DrawnDesign();
    design.shape('cache', '🦊'.repeat(5_000), { x: 0, y: 0 });
    expect(read(design).components[0]?.name).toMatch(/^(🦊){99,100}…$/u);
  });

  it('DIAGRAM-4 never throws, whatever a browser has put on the board', () => {
    fc.assert(
      fc.property(anyGroups, (entries) => void diagramOf(entries)),
      { numRuns: 200 },
    );
  });
});
