import type { ElementGroups } from '../board-groups.js';
import { middleOf, smallestAround } from './area.js';
import { readBoundaries, readComponents } from './component-reader.js';
import { labelsBeside, readArrows } from './connection-reader.js';
import type { Diagram, DiagramComponent } from './diagram.js';
import { readDrawing, type Drawing, type ReadElement } from './drawing.js';

/**
 * The design that elements of a board show (DIAGRAM-1 to 4). Never throws, whatever a browser has put there; takes some
 * milliseconds for 500 elements.
 * @param entries the shared groups of the elements, by id
 * @param readElement reads one of them; {@link DiagramMemo} gives one that remembers
 * @example diagramOf([['a', { g: { x: 0, … }, m: { id: 'a', type: 'rectangle', customData: { kind: 'cache' } } }]])
 */
export function diagramOf(entries: Iterable<readonly [string, ElementGroups]>, readElement?: ReadElement): Diagram {
  const drawing = readDrawing(entries, readElement);
  const beside = labelsBeside(drawing);
  const boundaries = readBoundaries(drawing);
  const components = readComponents(drawing, boundaries, textsOfArrows(drawing, beside.values()));
  const labelOf = (arrowId: string) => drawing.labels.get(arrowId) ?? beside.get(arrowId)?.text ?? '';
  const { connections, loose, notes } = readArrows(drawing, { components, boundaries }, labelOf);
  return { components: withNotes(components, notes), boundaries, connections, loose };
}

/** Texts beside arrows, and texts in the open to which an arrow leads. Those in a box can still be its name. */
function textsOfArrows(
  { arrows, texts, shapes }: Drawing,
  beside: Iterable<{ readonly id: string }>,
): ReadonlySet<string> {
  const ends = new Set(arrows.flatMap(({ startId, endId }) => [startId, endId]));
  const inTheOpen = texts.filter(({ id, area }) => ends.has(id) && !smallestAround(shapes, middleOf(area)));
  return new Set([...beside, ...inTheOpen].map(({ id }) => id));
}

function withNotes(
  components: readonly DiagramComponent[],
  notes: readonly (readonly [string, string])[],
): readonly DiagramComponent[] {
  if (notes.length === 0) return components;
  return components.map((component) => {
    const tied = notes.flatMap(([id, text]) => (id === component.id ? [text] : []));
    return tied.length === 0 ? component : { ...component, note: [component.note, ...tied].filter(Boolean).join('; ') };
  });
}
