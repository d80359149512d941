import type { Diagram, DiagramBoundary, DiagramComponent, DiagramConnection } from './diagram.js';
import { groupBy } from './group-by.js';
import { describeNode } from './words.js';

/** One difference between two designs. */
export interface DiagramChange {
  readonly type: 'added' | 'removed' | 'renamed' | 'connected' | 'disconnected' | 'relabelled';
  /** @example 'Added cache Sessions.' */
  readonly sentence: string;
  /** What it is about: of `after`, for what is gone of `before`. */
  readonly ids: readonly string[];
}

type Node = DiagramComponent | DiagramBoundary;

/**
 * What was done between two designs, in words (DIAGRAM-12): what came, went, was renamed, connected and disconnected. Where a
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

function diffConnections(before: Diagram, after: Diagram, matches: ReadonlyMap<string, string>): DiagramChange[] {
  const wordsAfter = wordsOf(after);
  const wordsBefore = wordsOf(before);
  const old = groupBy(before.connections, ({ from, to, heads }) =>
    placeOf(matches.get(from) ?? null, matches.get(to) ?? null, heads),
  );
  const changes: DiagramChange[] = [];
  for (const connection of after.connections) {
    const { from, to, heads, label } = connection;
    const same = takeSame(old.get(placeOf(from, to, heads)), connection);
    if (!same) changes.push(change('connected', `Connected ${say(connection, wordsAfter)}.`, connection));
    else if (same.label !== label) {
      const arrow = `the arrow from ${wordsAfter.get(from)} to ${wordsAfter.get(to)}`;
      const sentence = label === '' ? `Took the label off ${arrow}.` : `Labelled ${arrow} “${label}”.`;
      changes.push(change('relabelled', sentence, connection));
    }
  }
  for (const connection of [...old.values()].flat()) {
    // What is gone with its component needs no word of its own.
    if (!matches.has(connection.from) || !matches.has(connection.to)) continue;
    changes.push(change('disconnected', `Disconnected ${say(connection, wordsBefore, 'from')}.`, connection));
  }
  return changes;
}

/** Takes away what matches best: the arrow itself, else one with the same label, else any. */
function takeSame(
  old: DiagramConnection[] | undefined,
  { id, label }: DiagramConnection,
): DiagramConnection | undefined {
  if (!old) return undefined;
  const ways = [(one: DiagramConnection) => one.id === id, (one: DiagramConnection) => one.label === label, () => true];
  const place = ways.map((isSame) => old.findIndex(isSame)).find((at) => at >= 0);
  return place === undefined ? undefined : old.splice(place, 1)[0];
}

/** Without direction, the order of the ends does not count. */
function placeOf(from: string | null, to: string | null, heads: DiagramConnection['heads']): string {
  const ends = heads === 'one' ? [from, to] : [from, to].sort();
  return JSON.stringify([heads, ...ends]);
}

function wordsOf({ components, boundaries }: Diagram): ReadonlyMap<string, string> {
  return new Map([...components, ...boundaries].map((node) => [node.id, describeNode(node)]));
}

function say(
  { from, to, heads, label }: DiagramConnection,
  words: ReadonlyMap<string, string>,
  joint: 'to' | 'from' = 'to',
): string {
  const both = joint === 'to' && heads !== 'one' ? 'and' : joint;
  return `${words.get(from)} ${both} ${words.get(to)}${label === '' ? '' : ` (${label})`}`;
}
