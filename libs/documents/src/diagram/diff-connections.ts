import type { Diagram, DiagramConnection } from './diagram.js';
import type { DiagramChange } from './diff.js';
import { groupBy } from './group-by.js';
import { describeNode } from './words.js';

type Words = ReadonlyMap<string, string>;

/**
 * What was connected, turned, labelled and disconnected (DIAGRAM-12).
 * @param matches of components and boundaries, the id after by the id before
 */
export function diffConnections(before: Diagram, after: Diagram, matches: Words): DiagramChange[] {
  const words = wordsOf(after);
  // What is gone with its component needs no word of its own.
  const old = before.connections.filter(({ from, to }) => matches.has(from) && matches.has(to));
  const nameNow = (id: string) => matches.get(id) ?? id;
  const sameWay = new Remainder(old, (one) => wayOf({ ...one, from: nameNow(one.from), to: nameNow(one.to) }));
  const pairs = after.connections.map(
    (connection) => [connection, sameWay.take(connection, wayOf(connection))] as const,
  );
  const sameEnds = new Remainder(sameWay.left, ({ from, to }) => endsOf(nameNow(from), nameNow(to)));
  const changes = pairs.flatMap(([connection, same]): DiagramChange[] => {
    if (same) return same.label === connection.label ? [] : [relabelled(connection, words)];
    const turned = sameEnds.take(connection, endsOf(connection.from, connection.to)) !== undefined;
    const sentence = turned ? sayTurned(connection, words) : `Connected ${say(connection, words)}.`;
    return [{ type: turned ? 'turned' : 'connected', sentence, ids: [connection.id] }];
  });
  const wordsBefore = wordsOf(before);
  return [
    ...changes,
    ...sameEnds.left.map((connection): DiagramChange => {
      const sentence = `Disconnected ${say(connection, wordsBefore, 'from')}.`;
      return { type: 'disconnected', sentence, ids: [connection.id] };
    }),
  ];
}

/** Connections that have not found their like yet. */
class Remainder {
  readonly #byPlace: Map<string, DiagramConnection[]>;

  constructor(connections: readonly DiagramConnection[], placeOf: (connection: DiagramConnection) => string) {
    this.#byPlace = groupBy(connections, placeOf);
  }

  get left(): readonly DiagramConnection[] {
    return [...this.#byPlace.values()].flat();
  }

  /** Takes away what matches best at this place: the arrow itself, else one with the same label, else any. */
  take({ id, label }: DiagramConnection, place: string): DiagramConnection | undefined {
    const there = this.#byPlace.get(place) ?? [];
    const best = there.find((one) => one.id === id) ?? there.find((one) => one.label === label) ?? there[0];
    if (best) there.splice(there.indexOf(best), 1);
    return best;
  }
}

/** Heads at both ends or at none go both ways, and then the order of the ends does not count. */
function wayOf({ from, to, heads }: DiagramConnection): string {
  return heads === 'one' ? `one way ${JSON.stringify([from, to])}` : endsOf(from, to);
}

function endsOf(from: string, to: string): string {
  return JSON.stringify([from, to].sort());
}

function wordsOf({ components, boundaries }: Diagram): Words {
  return new Map([...components, ...boundaries].map((node) => [node.id, describeNode(node)]));
}

function relabelled({ id, from, to, label }: DiagramConnection, words: Words): DiagramChange {
  const arrow = `the arrow from ${words.get(from)} to ${words.get(to)}`;
  const sentence = label === '' ? `Took the label off ${arrow}.` : `Labelled ${arrow} “${label}”.`;
  return { type: 'relabelled', sentence, ids: [id] };
}

function sayTurned(connection: DiagramConnection, words: Words): string {
  const isOneWay = connection.heads === 'one';
  return `Turned an arrow: now ${isOneWay ? '' : 'both ways between '}${say(connection, words)}.`;
}

function say({ from, to, heads, label }: DiagramConnection, words: Words, joint: 'to' | 'from' = 'to'): string {
  const both = joint === 'to' && heads !== 'one' ? 'and' : joint;
  return `${words.get(from)} ${both} ${words.get(to)}${label === '' ? '' : ` (${label})`}`;
}
