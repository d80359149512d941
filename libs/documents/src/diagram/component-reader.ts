import { isBoundaryKind, isComponentKind } from '../component-kind.js';
import { distanceBetween, middleOf, sizeOf, smallestAround } from './area.js';
import type { DiagramBoundary, DiagramComponent } from './diagram.js';
import type { Drawing, DrawnShape, DrawnText } from './drawing.js';

/** A text this near to a component, in board units, is a note on it. */
const NOTE_DISTANCE = 24;

export function readBoundaries({ frames }: Drawing): DiagramBoundary[] {
  const boundaries = frames.flatMap((frame) => (isBoundaryKind(frame.kind) ? [{ ...frame, kind: frame.kind }] : []));
  return boundaries.map(({ id, kind, name, area }) => {
    const around = boundaries.filter((other) => sizeOf(other.area) > sizeOf(area));
    return { id, kind, name, area, parentId: smallestAround(around, middleOf(area))?.id ?? null };
  });
}

/**
 * The components: shapes of a kind, boxes with a name, and boxes that an arrow leads to. The name is the label, else a text
 * that lies in it; other texts in it or close by are its note.
 * @param takenTexts texts that say something else already
 */
export function readComponents(
  drawing: Drawing,
  boundaries: readonly DiagramBoundary[],
  takenTexts: ReadonlySet<string>,
): DiagramComponent[] {
  const wholes = drawing.shapes.filter(({ kind }) => isComponentKind(kind));
  const shapes = drawing.shapes.filter((shape) => wholes.includes(shape) || !isPartOfAny(wholes, shape));
  const texts = drawing.texts.filter((text) => !takenTexts.has(text.id) && !isPartOfAny(wholes, text));
  const ends = new Set(drawing.arrows.flatMap(({ startId, endId }) => [startId, endId]));
  const inside = textsInside(shapes, texts);
  const found = shapes.flatMap((shape) => {
    const own = inside.get(shape.id) ?? [];
    const label = drawing.labels.get(shape.id);
    const name = label ?? own[0]?.text ?? '';
    const kind = isComponentKind(shape.kind) ? shape.kind : 'box';
    // An arrow to a nameless shape in a component is an arrow to the component.
    const isPart = smallestAround(wholes, middleOf(shape.area)) !== null;
    if (kind === 'box' && name === '' && (isPart || !ends.has(shape.id))) return [];
    return [{ ...shape, kind, name, notes: own.slice(label === undefined ? 1 : 0).map(({ text }) => text) }] as const;
  });
  const named = new Set([...inside.values()].flat());
  for (const text of texts) if (!named.has(text)) nearestTo(found, text)?.notes.push(text.text);
  return found.map(({ id, kind, name, notes, area }) => ({
    ...{ id, kind, name, area, note: notes.join('; ') },
    boundaryId: smallestAround(boundaries, middleOf(area))?.id ?? null,
    stepId: smallestAround(drawing.steps, middleOf(area))?.stepId ?? null,
  }));
}

/** Whether something belongs to a component's picture: grouped with it, and within it. */
function isPartOfAny(wholes: readonly DrawnShape[], { groupIds, area }: DrawnShape | DrawnText): boolean {
  if (groupIds.length === 0) return false;
  const grouped = wholes.filter((whole) => whole.groupIds.some((groupId) => groupIds.includes(groupId)));
  return smallestAround(grouped, middleOf(area)) !== null;
}

function textsInside(shapes: readonly DrawnShape[], texts: readonly DrawnText[]): Map<string, DrawnText[]> {
  const inside = new Map<string, DrawnText[]>();
  for (const text of texts) {
    const shape = smallestAround(shapes, middleOf(text.area));
    if (shape) inside.set(shape.id, [...(inside.get(shape.id) ?? []), text]);
  }
  for (const own of inside.values()) own.sort((one, other) => one.area.y - other.area.y || one.area.x - other.area.x);
  return inside;
}

function nearestTo<Found extends DrawnShape>(found: readonly Found[], text: DrawnText): Found | null {
  let nearest: Found | null = null;
  let least = NOTE_DISTANCE;
  for (const one of found) {
    const distance = distanceBetween(one.area, text.area);
    if (distance > least) continue;
    nearest = one;
    least = distance;
  }
  return nearest;
}
