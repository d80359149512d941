import type { Diagram, DiagramBoundary, DiagramComponent } from './diagram.js';
import { diffConnections } from './diff-connections.js';
import { groupBy } from './group-by.js';
import { describeNode } from './words.js';

/** One difference between two designs. */
export interface DiagramChange {
  readonly type: 'added' | 'removed' | 'renamed' | 'connected' | 'turned' | 'disconnected' | 'relabelled';
  /** @example 'Added cache Sessions.' */
  readonly sentence: string;
  /** What it is about: of `after`, for what is gone of `before`. */
  readonly ids: readonly string[];
}

type Node = DiagramComponent | DiagramBoundary;

/**
 * What was done between two designs, in words (DIAGRAM-12): what came, went, was renamed, connected, turned and disconnected. Where a
 * thing stands does not count. Components are matched by id, the rest by kind and name, so that two attempts at one question
 * can be compared as well.
 * @example diffDiagrams(before, after).map(({ sentence }) => sentence) // ['Added cache Sessions.', 'Connected service Shop to cache Sessions.']
 */
export function diffDiagrams(before: Diagram, after: Diagram): DiagramChange[] {
  const nodesBefore = [...before.boundaries, ...before.components];
  const nodesAfter = [...after.boundaries, ...after.components];
  const matches = matchNodes(nodesBefore, nodesAfter);
  const kept = new Set(matches.values());
  return [
    ...nodesAfter
      .filter(({ id }) => !kept.has(id))
      .map((node) => change('added', `Added ${describeNode(node)}.`, node)),
    ...nodesBefore
      .filter(({ id }) => !matches.has(id))
      .map((node) => change('removed', `Removed ${describeNode(node)}.`, node)),
    ...renamed(nodesBefore, nodesAfter, matches),
    ...diffConnections(before, after, matches),
  ];
}

function change(type: DiagramChange['type'], sentence: string, { id }: { readonly id: string }): DiagramChange {
  return { type, sentence, ids: [id] };
}

/** The id after by the id before. */
function matchNodes(before: readonly Node[], after: readonly Node[]): Map<string, string> {
  const idsAfter = new Set(after.map(({ id }) => id));
  const matches = new Map(before.filter(({ id }) => idsAfter.has(id)).map(({ id }) => [id, id]));
  const free = groupBy(
    after.filter(({ id }) => !matches.has(id)),
    likeness,
  );
  for (const node of before) {
    if (matches.has(node.id)) continue;
    const twin = free.get(likeness(node))?.shift();
    if (twin) matches.set(node.id, twin.id);
  }
  return matches;
}

function likeness({ kind, name }: Node): string {
  return `${kind} ${name.toLowerCase()}`;
}

function renamed(
  before: readonly Node[],
  after: readonly Node[],
  matches: ReadonlyMap<string, string>,
): DiagramChange[] {
  const byId = new Map(after.map((node) => [node.id, node]));
  return before.flatMap((node) => {
    const now = byId.get(matches.get(node.id) ?? '');
    if (!now || likeness(now) === likeness(node)) return [];
    return [change('renamed', `Renamed ${describeNode(node)} to ${describeNode(now)}.`, now)];
  });
}
