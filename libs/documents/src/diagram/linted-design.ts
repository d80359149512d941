import type { ComponentKind } from '../component-kind.js';
import type { Diagram, DiagramComponent, DiagramKind } from './diagram.js';
import { Flow } from './flow.js';
import { groupBy } from './group-by.js';
import { sheetsOf, type Sheet } from './sheets.js';

/** What keeps data. */
const STORES: readonly DiagramKind[] = [
  ...(['cache', 'sql-database', 'nosql-database', 'replica', 'shard', 'object-store', 'search-index'] as const),
  ...(['queue', 'stream'] as const),
];

/** Words that say that there are several of a thing, or that somebody else runs it. */
const SEVERAL: readonly RegExp[] = [
  /(?<![a-z])[×x*]\s*\d|\d\s*[×x](?![a-z])/i,
  /\b(pair\b|cluster|replica|standby|fail-?over|redundan|auto-?scal|pool|fleet|managed|serverless|ha\b)/i,
  /\b(instances|servers|nodes)\b/i,
  // Not "Active users" or "Multiplayer".
  /\bactive[-/ ]+(active|passive|standby)|\bmulti[- ]?(az|region|zone|node|primary|master)/i,
];

/** A design as the rules look at it. */
export class LintedDesign {
  readonly diagram: Diagram;
  readonly flow: Flow;
  /** Components with at least one arrow, also a loose one. */
  readonly connected: readonly DiagramComponent[];
  readonly sheets: readonly Sheet[];
  readonly #loose: ReadonlySet<string>;
  readonly #likeness: ReadonlyMap<string, readonly DiagramComponent[]>;

  constructor(diagram: Diagram) {
    this.diagram = diagram;
    this.flow = new Flow(diagram);
    this.sheets = sheetsOf(diagram, this.flow);
    this.#loose = new Set(diagram.loose.map(({ at }) => at));
    this.#likeness = groupBy(diagram.components, likeness);
    this.connected = diagram.components.filter(({ id }) => this.flow.neighbours(id).length > 0 || this.#loose.has(id));
  }

  ofKind(...kinds: readonly ComponentKind[]): DiagramComponent[] {
    return this.connected.filter(({ kind }) => kinds.some((one) => one === kind));
  }

  /** An arrow that hangs in the air was meant to lead somewhere: nobody can say what is missing. */
  hasLooseArrow(id: string): boolean {
    return this.#loose.has(id);
  }

  /** The same component wherever it is drawn: people draw it again, closer, in the next step. */
  drawnAgain(component: DiagramComponent): readonly DiagramComponent[] {
    if (component.name === '') return [component];
    return this.#likeness.get(likeness(component)) ?? [component];
  }

  isSame(one: DiagramComponent, other: DiagramComponent): boolean {
    return this.drawnAgain(one).includes(other);
  }

  /** The first drawing stands for all of them. */
  isFirstDrawn(component: DiagramComponent): boolean {
    return this.drawnAgain(component)[0] === component;
  }
}

export function isStore({ kind }: DiagramComponent): boolean {
  return STORES.includes(kind);
}

/** Whether name or note say that one drawn is more than one run; any note says that somebody has thought of it. */
export function saysSeveral({ name, note }: DiagramComponent): boolean {
  return note !== '' || SEVERAL.some((words) => words.test(name));
}

function likeness({ kind, name }: DiagramComponent): string {
  return `${kind} ${name.toLowerCase()}`;
}
