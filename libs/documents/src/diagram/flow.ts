import type { Diagram, DiagramComponent, DiagramConnection } from './diagram.js';

/** One way from a component to another. An arrow at a region or zone counts for everything in it. */
export interface Way {
  readonly to: string;
  readonly connection: DiagramConnection;
}

const NOWHERE: readonly Way[] = [];
/** An arrow between two regions is a way from each component to each: a few dozen such arrows could fill the memory (DIAGRAM-14). */
const MAX_WAYS = 20_000;

/** Which component leads where. An arrow with heads at both ends or at none counts both ways. */
export class Flow {
  readonly #next = new Map<string, Way[]>();
  readonly #previous = new Map<string, Way[]>();
  readonly #components: ReadonlyMap<string, DiagramComponent>;

  constructor(diagram: Diagram) {
    this.#components = new Map(diagram.components.map((component) => [component.id, component]));
    const inside = insideOf(diagram);
    let count = 0;
    for (const connection of diagram.connections) {
      for (const from of inside.get(connection.from) ?? [connection.from]) {
        for (const to of inside.get(connection.to) ?? [connection.to]) {
          if (++count > MAX_WAYS) return;
          this.#add(from, to, connection);
        }
      }
    }
  }

  component(id: string): DiagramComponent | undefined {
    return this.#components.get(id);
  }

  /** Where it leads. */
  next(id: string): readonly Way[] {
    return this.#next.get(id) ?? NOWHERE;
  }

  /** What leads to it. */
  previous(id: string): readonly Way[] {
    return this.#previous.get(id) ?? NOWHERE;
  }

  /** Everything at the other end of one of its arrows. */
  neighbours(id: string): DiagramComponent[] {
    const ids = new Set([...this.next(id), ...this.previous(id)].map(({ to }) => to));
    return [...ids].flatMap((one) => this.#components.get(one) ?? []);
  }

  /**
   * All that can be reached from there, the start included.
   * @param isOpen whether one may go over this way
   */
  reach(startIds: Iterable<string>, isOpen: (from: string, to: string) => boolean = () => true): Set<string> {
    const reached = new Set(startIds);
    // A set gives out what is added to it while it is walked.
    for (const id of reached) for (const { to } of this.next(id)) if (isOpen(id, to)) reached.add(to);
    return reached;
  }

  #add(from: string, to: string, connection: DiagramConnection): void {
    if (from === to) return;
    push(this.#next, from, { to, connection });
    push(this.#previous, to, { to: from, connection });
    if (connection.heads === 'one') return;
    push(this.#next, to, { to: from, connection });
    push(this.#previous, from, { to, connection });
  }
}

/** The components in each region and zone, those of the zones in a region included. */
function insideOf({ components, boundaries }: Diagram): Map<string, string[]> {
  const parents = new Map(boundaries.map(({ id, parentId }) => [id, parentId]));
  const inside = new Map<string, string[]>(boundaries.map(({ id }) => [id, []]));
  for (const { id, boundaryId } of components) {
    for (let at = boundaryId; at !== null; at = parents.get(at) ?? null) inside.get(at)?.push(id);
  }
  return inside;
}

function push(map: Map<string, Way[]>, id: string, way: Way): void {
  const ways = map.get(id);
  if (ways) ways.push(way);
  else map.set(id, [way]);
}
