import * as Y from 'yjs';
import { UPDATE_LIMITS } from './document-limits.js';
import { isStored, OrderCheck, type Found, type StoredStruct } from './update-order.js';
import { checkMapEntry, depthOf, takeNeighboursPlace, typeIn } from './update-places.js';
import { refuse, reportGap } from './update-refusal.js';
import { CONTENT, NONE, type Place, type ScannedStruct } from './update-structs.js';
import type { Section, StoredStructs, UpdateTable } from './update-table.js';

const { maxDepth, maxRoots } = UPDATE_LIMITS;

/**
 * Looks up what the structs of an update lean on, in the order in which Yjs will add them: within one client as written,
 * across clients as needed. So each ends up in a place that is known, or the update is refused.
 */
export class ReferenceCheck {
  readonly #document: Y.Doc;
  readonly #table: UpdateTable;
  readonly #newRoots = new Set<string>();
  readonly #waiting: Section[] = [];
  readonly #order = new OrderCheck();
  /** Some struct's right neighbour stands to the left of its left one. */
  hasReversed = false;

  constructor(document: Y.Doc, table: UpdateTable) {
    this.#document = document;
    this.#table = table;
  }

  /** @throws UpdateRefusal when a struct cannot be placed; with no reason when what it leans on is missing */
  run(): void {
    this.#newRoots.clear();
    this.#order.reset();
    this.hasReversed = false;
    this.#waiting.length = 0;
    const table = this.#table;
    for (let index = 0; index < table.sectionCount; index++) this.#passKnown(table.sectionAt(index));
    for (let index = 0; index < table.sectionCount; index++) this.#placeSection(table.sectionAt(index));
  }

  /** What is here already is not applied again; what is here in part continues it, as Yjs itself would write the rest. */
  #passKnown(section: Section): void {
    section.next = section.last;
    if (section.end <= section.state) return;
    section.next = this.#table.indexIn(section, section.state);
    const struct = this.#table.structAt(section.next);
    if (struct.clock >= section.state) return;
    struct.length -= section.state - struct.clock;
    struct.clock = section.state;
    struct.originClient = section.client;
    struct.originClock = section.state - 1;
    struct.parentClient = NONE;
    const last = section.stored!.at(-1)!;
    if (last instanceof Y.Item && !isAt(last.rightOrigin, struct.rightClient, struct.rightClock))
      refuse('bad-neighbours');
  }

  #placeSection(first: Section): void {
    let section = first;
    while (section.next < section.last) {
      const blocking = this.#place(this.#table.structAt(section.next), section);
      if (blocking) {
        if (blocking.isWaiting) refuse('forward-reference');
        section.isWaiting = true;
        this.#waiting.push(section);
        section = blocking;
      } else {
        section.next++;
        const waiting = this.#waiting.pop();
        if (waiting) {
          waiting.isWaiting = false;
          section = waiting;
        }
      }
    }
  }

  /** @returns the section that must get further first, or undefined when the struct has its place */
  #place(struct: ScannedStruct, section: Section): Section | undefined {
    const origin = this.#find(struct, section, struct.originClient, struct.originClock);
    const right = this.#find(struct, section, struct.rightClient, struct.rightClock);
    const parent = this.#find(struct, section, struct.parentClient, struct.parentClock);
    const blocking =
      this.#blockingSection(struct.originClient, origin) ??
      this.#blockingSection(struct.rightClient, right) ??
      this.#blockingSection(struct.parentClient, parent);
    if (blocking) return blocking;
    if (struct.content !== CONTENT.gc) this.#findPlace(struct, section.client, origin, right, parent);
    struct.isPlaced = true;
    return undefined;
  }

  #find(struct: ScannedStruct, section: Section, client: number, clock: number): Found | undefined {
    if (client === NONE) return undefined;
    if (client === section.client) {
      if (clock >= struct.clock) refuse('forward-reference');
      if (clock < section.state) return findStored(section.stored, clock);
      return this.#table.findIn(section, clock);
    }
    const stored = this.#document.store.clients.get(client);
    if (clock < stateOf(stored)) return findStored(stored, clock);
    const other = this.#table.sectionOf(client);
    if (!other || clock >= other.end) return reportGap();
    return this.#table.findIn(other, clock);
  }

  #blockingSection(client: number, found: Found | undefined): Section | undefined {
    if (found === undefined || isStored(found) || found.isPlaced) return undefined;
    return this.#table.sectionOf(client);
  }

  #findPlace(struct: ScannedStruct, client: number, origin?: Found, right?: Found, parent?: Found): void {
    if (origin ?? right) takeNeighboursPlace(struct, origin, right);
    else if (parent) struct.place = typeIn(parent);
    else if (struct.rootName !== null) struct.place = this.#rootPlace(struct.rootName);
    if (struct.place === null) return;
    if (struct.key !== null) checkMapEntry(struct, this.#table, client);
    this.#order.check(struct, client, origin, right);
    this.hasReversed ||= struct.isReversed;
    if (struct.content === CONTENT.type) {
      struct.depth = depthOf(struct.place) + 1;
      if (struct.depth > maxDepth) refuse('too-deep');
    }
  }

  #rootPlace(name: string): Place {
    const { share } = this.#document;
    const root = share.get(name);
    if (root) return root;
    this.#newRoots.add(name);
    if (share.size + this.#newRoots.size > maxRoots) refuse('too-many-roots');
    return name;
  }
}

function isAt(id: Y.ID | null, client: number, clock: number): boolean {
  return id === null ? client === NONE : id.client === client && id.clock === clock;
}

/** The next clock of a client, of whose structs these are all. */
export function stateOf(stored: StoredStructs | undefined): number {
  const last = stored?.at(-1);
  return last ? last.id.clock + last.length : 0;
}

function findStored(stored: StoredStructs | undefined, clock: number): StoredStruct {
  const structs = stored as StoredStruct[];
  return structs[Y.findIndexSS(structs, clock)]!;
}
