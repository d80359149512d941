import { KIND_NAMES } from '../component-kind.js';
import type { DiagramBoundary, DiagramComponent } from './diagram.js';

type Named = Pick<DiagramComponent, 'kind' | 'name'> | Pick<DiagramBoundary, 'kind' | 'name'>;

/**
 * What a component or boundary is called in the middle of a sentence: its kind and its name, or one of them.
 * @example describeNode({ kind: 'cache', name: 'Sessions' }) // 'cache Sessions'
 */
export function describeNode({ kind, name }: Named): string {
  if (kind === 'box') return name === '' ? 'a box without a name' : name;
  const kindName = KIND_NAMES[kind];
  if (name === '') return `a ${kindName} without a name`.replace(/^a (?=[aeiou]|sq)/i, 'an ');
  return saysKind(name, kindName) ? name : `${kindName} ${name}`;
}

/** Whether the name holds the kind already: "Load balancer", "Session cache". */
function saysKind(name: string, kindName: string): boolean {
  return ` ${name.toLowerCase()} `.includes(` ${kindName.toLowerCase()} `);
}

/** The name alone, or what stands in for it. @example nameOfNode({ kind: 'queue', name: '' }) // 'Queue' */
export function nameOfNode({ kind, name }: Named): string {
  if (name !== '') return name;
  return kind === 'box' ? 'Box' : capitalise(KIND_NAMES[kind]);
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * A list as one says it; of many only the first, and how many more.
 * @example joinWords(['a', 'b', 'c', 'd'], 2) // 'a, b and 2 more'
 */
export function joinWords(words: readonly string[], max = Infinity): string {
  if (words.length > max + 1) return `${words.slice(0, max).join(', ')} and ${words.length - max} more`;
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
