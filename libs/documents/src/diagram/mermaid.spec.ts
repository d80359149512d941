import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyGroups } from '../../../../test/support/any-groups.js';
import { DrawnDesign } from '../../../../test/support/drawn-design.js';
import { diagramOf } from './diagram-reader.js';
import { mermaidOf } from './mermaid.js';

const write = (design: DrawnDesign) => mermaidOf(diagramOf(design.entries()));

/** Every line that Mermaid may be given; a name cannot make any other. */
const LINE =
  /^ *(flowchart LR|end|subgraph b\d+\["([\p{L}\p{N} ]|#\d+;)+"\]|n\d+[[({>]+"([\p{L}\p{N} ]|#\d+;)+"[\])}]+|[nb]\d+ (-->|<-->|---)(\|"([\p{L}\p{N} ]|#\d+;)+"\|)? [nb]\d+)$/u;

describe('mermaidOf', () => {
  it('DIAGRAM-13 writes components, arrows and what is around them', () => {
    const design = new DrawnDesign();
    design.boundary('region', 'EU', { x: 0, y: 0, width: 2_000, height: 1_000 });
    const app = design.shape('client', 'App', { x: -500, y: 0 });
    const shop = design.shape('service', 'Shop', { x: 100, y: 100 });
    const users = design.shape('sql-database', 'Users', { x: 600, y: 100 });
    const jobs = design.shape('queue', '', { x: 600, y: 400 });
    design.arrow(app, shop, '<->', 'orders, pays');
    design.arrow(shop, users);
    design.arrow(shop, jobs, '--');
    expect(write(design)).toBe(
      [
        'flowchart LR',
        '  n1(["App"])',
        '  subgraph b1["EU"]',
        '    n2["Shop"]',
        '    n3[("Users")]',
        '    n4[["Queue"]]',
        '  end',
        '  n1 <-->|"orders#44; pays"| n2',
        '  n2 --> n3',
        '  n2 --- n4',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['"]; click n1 href "javascript:alert(1)"'],
    ['end'],
    ['a"] --> n9["b'],
    ['%%{init: {"theme":"x"}}%%'],
    ['<img src=x onerror=alert(1)>'],
    ['`bold` #quot; #35; & ;'],
    ['\u2028\u202e\ud800'],
    ['\ud800'],
    ['subgraph x'],
    ['style n1 fill:#f00;'],
    ['---\ntitle: x\n---'],
  ])('DIAGRAM-13 does not let the name %j become syntax', (name) => {
    const design = new DrawnDesign();
    const one = design.shape('cache', name, { x: 0, y: 0 });
    design.boundary('zone', name, { x: -50, y: -50, width: 900, height: 900 });
    design.arrow(one, design.shape(null, 'Box', { x: 5_000, y: 0 }), '->', name);
    const lines = write(design).trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    for (const line of lines) expect(line).toMatch(LINE);
  });

  it('DIAGRAM-13 leaves out an arrow from a region to itself, at which Mermaid fails', () => {
    const design = new DrawnDesign();
    const region = design.boundary('region', 'EU', { x: 0, y: 0, width: 2_000, height: 1_000 });
    const shop = design.shape('service', 'Shop', { x: 100, y: 100 });
    design.arrow(region, region);
    design.arrow(shop, region);
    design.arrow(shop, shop);
    expect(write(design).match(/^ *\w+ --> \w+$/gm)).toEqual(['  n1 --> b1', '  n1 --> n1']);
  });

  it('DIAGRAM-13 has one node per component, whatever it is called', () => {
    fc.assert(
      fc.property(anyGroups, (entries) => {
        const diagram = diagramOf(entries);
        const lines = mermaidOf(diagram).trimEnd().split('\n');
        for (const line of lines) expect(line).toMatch(LINE);
        expect(lines.filter((line) => /^ *n\d+[[({>]/.test(line))).toHaveLength(diagram.components.length);
        expect(lines.filter((line) => /^ *subgraph /.test(line))).toHaveLength(diagram.boundaries.length);
        const regions = diagram.boundaries.map(({ id }) => id);
        const drawn = diagram.connections.filter(({ from, to }) => from !== to || !regions.includes(from));
        expect(lines.filter((line) => / (-->|<-->|---)/.test(line))).toHaveLength(drawn.length);
      }),
      { numRuns: 200 },
    );
  });
});
