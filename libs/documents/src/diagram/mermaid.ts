import type { Diagram, DiagramBoundary, DiagramComponent, DiagramConnection, DiagramKind } from './diagram.js';
import { nameOfNode } from './words.js';

/** Mermaid's shapes that come closest to what the kinds are drawn as elsewhere: `[before, after]` the name. */
const SHAPES: Partial<Record<DiagramKind, readonly [string, string]>> = {
  ...{ client: ['([', '])'], dns: ['([', '])'], cdn: ['([', '])'] },
  ...{ 'load-balancer': ['{{', '}}'], 'api-gateway': ['{{', '}}'] },
  ...{ 'sql-database': ['[(', ')]'], 'nosql-database': ['[(', ')]'], replica: ['[(', ')]'], shard: ['[(', ')]'] },
  ...{ 'object-store': ['[(', ')]'], 'search-index': ['[(', ')]'], cache: ['(', ')'] },
  ...{ queue: ['[[', ']]'], stream: ['[[', ']]'], 'external-service': ['>', ']'] },
};
const BOX = ['[', ']'] as const;
const LINES = { one: '-->', both: '<-->', none: '---' } as const;

/**
 * A design as a Mermaid flowchart (DIAGRAM-13): one node per component, a subgraph per region and zone. Ids are numbered and
 * names written as codes where they hold more than letters and digits, so that no name can be read as syntax.
 * @example mermaidOf(diagram) // 'flowchart LR\n  n1(["App"])\n  n2["Shop"]\n  n1 --> n2\n'
 */
export function mermaidOf(diagram: Diagram): string {
  // Mermaid fails on an arrow from a subgraph to itself, and shows nothing at all then.
  const boundaryIds = new Set(diagram.boundaries.map(({ id }) => id));
  const ids = new Map([
    ...diagram.components.map(({ id }, index) => [id, `n${index + 1}`] as const),
    ...diagram.boundaries.map(({ id }, index) => [id, `b${index + 1}`] as const),
  ]);
  const drawable = diagram.connections.filter(({ from, to }) => from !== to || !boundaryIds.has(from));
  const lines = [
    'flowchart LR',
    ...linesInside(diagram, null, ids, '  '),
    ...drawable.map((connection) => lineOfConnection(connection, ids)),
  ];
  return `${lines.join('\n')}\n`;
}

function linesInside(
  diagram: Diagram,
  boundaryId: string | null,
  ids: ReadonlyMap<string, string>,
  indent: string,
): string[] {
  const nodes = diagram.components.filter((component) => component.boundaryId === boundaryId);
  const boundaries = diagram.boundaries.filter(({ parentId }) => parentId === boundaryId);
  return [
    ...nodes.map((component) => `${indent}${ids.get(component.id)}${shapeOf(component)}`),
    ...boundaries.flatMap((boundary) => [
      `${indent}subgraph ${ids.get(boundary.id)}[${quote(boundary)}]`,
      ...linesInside(diagram, boundary.id, ids, `${indent}  `),
      `${indent}end`,
    ]),
  ];
}

function shapeOf(component: DiagramComponent): string {
  const [before, after] = SHAPES[component.kind] ?? BOX;
  return `${before}${quote(component)}${after}`;
}

function lineOfConnection({ from, to, heads, label }: DiagramConnection, ids: ReadonlyMap<string, string>): string {
  const words = encode(label);
  return `  ${ids.get(from)} ${LINES[heads]}${words === '' ? '' : `|"${words}"|`} ${ids.get(to)}`;
}

/** In quotes; where nothing is left of a name, which Mermaid refuses, the kind stands for it. */
function quote(node: DiagramComponent | DiagramBoundary): string {
  return `"${encode(node.name) || encode(nameOfNode({ ...node, name: '' }))}"`;
}

/** Letters, digits and spaces stand for themselves, everything else as its code; halves of characters are left out. */
function encode(text: string): string {
  const codes = [...text].map((letter) => {
    if (/^[\p{L}\p{N} ]$/u.test(letter)) return letter;
    const code = letter.codePointAt(0) ?? 0;
    return code < 0x20 || (code >= 0xd800 && code <= 0xdfff) ? '' : `#${code};`;
  });
  return codes.join('').trim();
}
