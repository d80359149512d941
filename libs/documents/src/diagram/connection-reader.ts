import { distanceTo, middleOf, smallestAround } from './area.js';
import type { DiagramBoundary, DiagramComponent, DiagramConnection, LooseArrow } from './diagram.js';
import type { Drawing, DrawnArrow } from './drawing.js';

/** A text this near to the middle of an arrow without a label is its label. */
const LABEL_DISTANCE = 20;

/** Free texts that are labels of arrows, by the arrow's id. */
export function labelsBeside({ arrows, texts, labels, shapes }: Drawing): Map<string, { id: string; text: string }> {
  const beside = new Map<string, { id: string; text: string }>();
  const free = texts.filter(({ area }) => smallestAround(shapes, middleOf(area)) === null);
  for (const { id, middle } of arrows) {
    if (labels.has(id)) continue;
    const text = free.find(({ area }) => distanceTo(area, middle) <= LABEL_DISTANCE);
    if (text) beside.set(id, text);
  }
  return beside;
}

interface Ends {
  readonly components: readonly DiagramComponent[];
  readonly boundaries: readonly DiagramBoundary[];
}

/** What the arrows say: connections, loose ends, and which text explains which component. */
export interface ReadArrows {
  readonly connections: readonly DiagramConnection[];
  readonly loose: readonly LooseArrow[];
  /** Texts that an arrow ties to a component: `[component id, text]`. */
  readonly notes: readonly (readonly [string, string])[];
}

export function readArrows(drawing: Drawing, ends: Ends, labelOf: (arrowId: string) => string): ReadArrows {
  const finder = new EndFinder(drawing, ends);
  const connections: DiagramConnection[] = [];
  const loose: LooseArrow[] = [];
  const notes: [string, string][] = [];
  for (const arrow of drawing.arrows) {
    const [start, end] = [finder.find(arrow.startId), finder.find(arrow.endId)];
    const label = labelOf(arrow.id);
    const at = start ?? end;
    if (start && end) connections.push(connect(arrow, start, end, label));
    else if (at) {
      const text = finder.textAt(start ? arrow.endId : arrow.startId);
      if (text) notes.push([at, text]);
      else loose.push({ id: arrow.id, at, pointsAway: start ? !pointsBack(arrow) : pointsBack(arrow), label });
    }
  }
  return { connections, loose, notes };
}

function connect(arrow: DrawnArrow, start: string, end: string, label: string): DiagramConnection {
  const { id, hasStartHead, hasEndHead } = arrow;
  if (hasStartHead === hasEndHead) return { id, from: start, to: end, label, heads: hasEndHead ? 'both' : 'none' };
  return { id, label, heads: 'one', ...(hasEndHead ? { from: start, to: end } : { from: end, to: start }) };
}

function pointsBack({ hasStartHead, hasEndHead }: DrawnArrow): boolean {
  return hasStartHead && !hasEndHead;
}

/** Finds what an end of an arrow hangs on: what it is bound to, else the component that this is a part of. */
class EndFinder {
  readonly #ids: ReadonlySet<string>;
  readonly #areas: ReadonlyMap<string, { x: number; y: number; width: number; height: number }>;
  readonly #texts: ReadonlyMap<string, string>;
  readonly #components: readonly DiagramComponent[];

  constructor({ shapes, texts }: Drawing, { components, boundaries }: Ends) {
    this.#ids = new Set([...components, ...boundaries].map(({ id }) => id));
    this.#areas = new Map([...shapes, ...texts].map(({ id, area }) => [id, area]));
    this.#texts = new Map(texts.map(({ id, text }) => [id, text]));
    this.#components = components;
  }

  find(elementId: string | null): string | null {
    if (elementId === null) return null;
    if (this.#ids.has(elementId)) return elementId;
    const area = this.#areas.get(elementId);
    return area ? (smallestAround(this.#components, middleOf(area))?.id ?? null) : null;
  }

  textAt(elementId: string | null): string | null {
    return elementId === null ? null : (this.#texts.get(elementId) ?? null);
  }
}
