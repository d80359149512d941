import type { StepId } from '@fortyfive/interview';
import { compareLeftToRight } from './area.js';
import type { Diagram, DiagramBoundary, DiagramComponent, DiagramConnection, LooseArrow } from './diagram.js';
import { Flow } from './flow.js';
import { groupBy } from './group-by.js';
import { sheetsOf } from './sheets.js';
import { describeNode, joinWords } from './words.js';

/** One arrow as seen from a component. */
export interface OutlineLink {
  /** The id of the arrow. */
  readonly id: string;
  /** The component or boundary at its other end. */
  readonly nodeId: string;
  readonly label: string;
  /** The other end in words. */
  readonly words: string;
}

/** One component, with all that a list can say of it. */
export interface OutlineEntry {
  readonly component: DiagramComponent;
  /** The step whose drawing it belongs to. */
  readonly stepId: StepId | null;
  /** Kind and name in words. */
  readonly words: string;
  readonly leadsTo: readonly OutlineLink[];
  readonly calledBy: readonly OutlineLink[];
  /** By arrows with heads at both ends, or at none. */
  readonly linkedWith: readonly OutlineLink[];
  readonly loose: readonly LooseArrow[];
  /** The regions and zones that it stands in, from the inside out: "zone A in region EU". */
  readonly boundary: string | null;
}

/** A region or zone, and what is in it. */
export interface OutlineBoundary {
  readonly boundary: DiagramBoundary;
  readonly words: string;
  /** In words: what stands directly in it. */
  readonly inside: readonly string[];
  readonly leadsTo: readonly OutlineLink[];
  readonly calledBy: readonly OutlineLink[];
  readonly linkedWith: readonly OutlineLink[];
}

/** A design as a list. */
export interface Outline {
  readonly entries: readonly OutlineEntry[];
  readonly boundaries: readonly OutlineBoundary[];
}

/**
 * A design as a list to read (DIAGRAM-5): step by step, in each from the clients along the arrows, then what no client reaches.
 * @example outlineOf(diagram).entries.map(({ words }) => words) // ['client App', 'load balancer Edge', 'service Shop']
 */
export function outlineOf(diagram: Diagram): Outline {
  const ends = new LinkEnds(diagram);
  const flow = new Flow(diagram);
  const loose = groupBy(diagram.loose, ({ at }) => at);
  return {
    entries: sheetsOf(diagram, flow).flatMap(({ stepId, components }) =>
      walk(flow, [...components].sort(compareLeftToRight)).map((component) => ({
        ...{ component, stepId, words: describeNode(component), ...ends.linksOf(component.id) },
        ...{ loose: loose.get(component.id) ?? [], boundary: ends.boundaryWords(component.boundaryId) },
      })),
    ),
    boundaries: [...diagram.boundaries].sort(compareLeftToRight).map((boundary) => ({
      ...{ boundary, words: describeNode(boundary), ...ends.linksOf(boundary.id) },
      inside: [
        ...diagram.boundaries.filter(({ parentId }) => parentId === boundary.id),
        ...diagram.components.filter(({ boundaryId }) => boundaryId === boundary.id),
      ].map(describeNode),
    })),
  };
}

/** What a component's line says after its name: "leads to …; called by …". @example describeLinks(entry) // 'leads to cache Sessions (reads)' */
export function describeLinks({ leadsTo, calledBy, linkedWith }: Links): string {
  const parts = [say('leads to', leadsTo), say('called by', calledBy), say('linked both ways with', linkedWith)];
  return parts.filter(Boolean).join('; ');
}

function say(verb: string, links: readonly OutlineLink[]): string {
  const words = links.map(({ words: other, label }) => (label === '' ? other : `${other} (${label})`));
  return words.length === 0 ? '' : `${verb} ${joinWords(words)}`;
}

type Links = Pick<OutlineEntry, 'leadsTo' | 'calledBy' | 'linkedWith'>;

/** The arrows of each component and boundary, with their other ends in words. */
class LinkEnds {
  readonly #words: ReadonlyMap<string, string>;
  readonly #boundaries: ReadonlyMap<string, DiagramBoundary>;
  readonly #byEnd = new Map<string, DiagramConnection[]>();

  constructor({ components, boundaries, connections }: Diagram) {
    this.#words = new Map([...components, ...boundaries].map((node) => [node.id, describeNode(node)]));
    this.#boundaries = new Map(boundaries.map((boundary) => [boundary.id, boundary]));
    for (const connection of connections) {
      for (const end of new Set([connection.from, connection.to])) {
        const all = this.#byEnd.get(end);
        if (all) all.push(connection);
        else this.#byEnd.set(end, [connection]);
      }
    }
  }

  linksOf(id: string): Links {
    const all = this.#byEnd.get(id) ?? [];
    const oneWay = all.filter(({ heads }) => heads === 'one');
    return {
      leadsTo: oneWay.filter(({ from }) => from === id).map((one) => this.#link(one, one.to)),
      calledBy: oneWay.filter(({ to }) => to === id).map((one) => this.#link(one, one.from)),
      linkedWith: all
        .filter(({ heads }) => heads !== 'one')
        .map((one) => this.#link(one, one.from === id ? one.to : one.from)),
    };
  }

  boundaryWords(boundaryId: string | null): string | null {
    const words: string[] = [];
    for (let at = boundaryId; at !== null; at = this.#boundaries.get(at)?.parentId ?? null) {
      words.push(this.#words.get(at) ?? '');
    }
    return words.length === 0 ? null : words.join(' in ');
  }

  #link({ id, label }: DiagramConnection, nodeId: string): OutlineLink {
    return { id, nodeId, label, words: this.#words.get(nodeId) ?? '' };
  }
}

function walk(flow: Flow, sheet: readonly DiagramComponent[]): DiagramComponent[] {
  const clients = sheet.filter(({ kind }) => kind === 'client');
  const sources = sheet.filter(({ id }) => flow.previous(id).length === 0 && flow.next(id).length > 0);
  const seen = new Set<string>();
  for (const start of [clients, sources, sheet]) {
    for (const id of flow.reach([...seen, ...start.map((one) => one.id)])) seen.add(id);
  }
  return [...seen].flatMap((id) => flow.component(id) ?? []);
}
