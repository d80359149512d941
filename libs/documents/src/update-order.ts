import * as Y from 'yjs';
import { UPDATE_LIMITS } from './document-limits.js';
import { refuse } from './update-refusal.js';
import { NONE, ScannedStruct, type SharedType } from './update-structs.js';

export type StoredStruct = Y.Item | Y.GC;

/** What a reference leads to. */
export type Found = StoredStruct | ScannedStruct;

export function isStored(found: Found): found is StoredStruct {
  return found instanceof Y.AbstractStruct;
}

/** How two neighbours stand: as they may, with something between that cannot have been there, or the wrong way round. */
type NeighbourOrder = 'possible' | 'apart' | 'reversed';

/**
 * Whether the neighbours of a struct can have stood side by side when it was put between them. Yjs takes that for granted:
 * where it is not so, the order in a document comes to depend on which client's structs are read first, and the next
 * reader sees another text. One that knows a struct knows all that the same client wrote before, so none of that may stand
 * between. What the update itself brings is judged by the closest neighbours that the document has already.
 */
export class OrderCheck {
  #stepsLeft = 0;

  reset(): void {
    this.#stepsLeft = UPDATE_LIMITS.maxSteps;
  }

  /** @param struct one whose place is known @param client whose it is */
  check(struct: ScannedStruct, client: number, origin: Found | undefined, right: Found | undefined): void {
    takeLeft(struct, origin);
    takeRight(struct, right);
    const order = this.#orderOf(struct, client);
    if (order === 'possible') return;
    if (!isRedone(struct, client)) refuse('bad-neighbours');
    struct.isReversed = order === 'reversed' && origin !== undefined && right !== undefined;
  }

  #orderOf(struct: ScannedStruct, client: number): NeighbourOrder {
    const { newLeft, newRight } = struct;
    if (!newLeft && !newRight) return this.#orderOfKnown(struct, client);
    let isPossible: boolean;
    if (newLeft && newRight) isPossible = this.#isLeftOf(struct);
    else if (newLeft) isPossible = isSameRight(struct, newLeft) || this.#isWithin(newLeft, struct.rightItem);
    else isPossible = isSameLeft(struct, newRight!) || this.#isWithin(newRight!, struct.leftItem);
    return isPossible ? 'possible' : 'reversed';
  }

  /**
   * Whether both neighbours are of this update and follow from it to be in order. They do when a client has put the
   * struct between two that it had itself put side by side: the later of them then names the other.
   */
  #isLeftOf({ newLeft, newRight, originClock, rightClock }: ScannedStruct): boolean {
    if (newLeft === newRight) return originClock < rightClock;
    let clock = rightClock;
    for (let one = newRight; one; one = one.newLeft) {
      if (one === newLeft) return originClock <= clock;
      clock = one.originClock;
      this.#step();
    }
    clock = originClock;
    for (let one = newLeft; one; one = one.newRight) {
      if (one === newRight) return clock <= rightClock;
      clock = one.rightClock;
      this.#step();
    }
    return false;
  }

  /** Whether the document has an item between the neighbours of a new struct, or as one of them. */
  #isWithin(struct: ScannedStruct, wanted: Y.Item | null): boolean {
    if (wanted === null) return false;
    for (let item = struct.leftItem ?? firstIn(struct); item; item = item.right) {
      if (item === wanted) return true;
      if (item === struct.rightItem) return false;
      this.#step();
    }
    return false;
  }

  /** The order of two neighbours that the document has. */
  #orderOfKnown(struct: ScannedStruct, client: number): NeighbourOrder {
    const { leftItem, rightItem, originClock, rightClock } = struct;
    if (leftItem !== null && leftItem === rightItem) {
      if (rightClock === originClock + 1) return 'possible';
      return rightClock > originClock ? 'apart' : 'reversed';
    }
    let order: NeighbourOrder = isMidItem(struct, client) ? 'apart' : 'possible';
    for (let item = leftItem ? leftItem.right : firstIn(struct); item !== rightItem; item = item.right) {
      if (item === null) return 'reversed';
      if (isKnownWith(item, struct, client)) order = 'apart';
      this.#step();
    }
    return order;
  }

  #step(): void {
    if (--this.#stepsLeft < 0) refuse('too-contested');
  }
}

/** Whether a neighbour is in the midst of an item the rest of which is in between, and not new to the client. */
function isMidItem({ leftItem, rightItem, originClient, originClock, rightClock }: ScannedStruct, client: number) {
  if (rightItem !== null && rightClock !== rightItem.id.clock) return true;
  return leftItem !== null && originClient === client && originClock + 1 !== leftItem.id.clock + leftItem.length;
}

/** Whether whoever wrote the struct had this item already. */
function isKnownWith({ id }: Y.Item, struct: ScannedStruct, client: number): boolean {
  if (id.client === client) return true;
  if (id.client === struct.originClient && id.clock < struct.originClock) return true;
  return id.client === struct.rightClient && id.clock < struct.rightClock;
}

/**
 * Whether it may be what undoing a deletion brings back: Yjs then writes a type and its contents anew, in any order, and
 * at times between two that are not side by side, or even the wrong way round.
 */
function isRedone({ originClient, rightClient, place }: ScannedStruct, client: number): boolean {
  if (originClient !== NONE && originClient !== client) return false;
  if (rightClient !== NONE && rightClient !== client) return false;
  return place instanceof Y.AbstractType ? place._item?.id.client === client : place instanceof ScannedStruct;
}

function takeLeft(struct: ScannedStruct, origin: Found | undefined): void {
  struct.leftItem = struct.newLeft = null;
  if (origin instanceof Y.Item) {
    struct.leftItem = origin;
    struct.leftItemClock = struct.originClock;
  } else if (origin && !isStored(origin)) {
    struct.newLeft = origin;
    struct.leftItem = origin.leftItem;
    struct.leftItemClock = origin.leftItemClock;
  }
}

function takeRight(struct: ScannedStruct, right: Found | undefined): void {
  struct.rightItem = struct.newRight = null;
  if (right instanceof Y.Item) {
    struct.rightItem = right;
    struct.rightItemClock = struct.rightClock;
  } else if (right && !isStored(right)) {
    struct.newRight = right;
    struct.rightItem = right.rightItem;
    struct.rightItemClock = right.rightItemClock;
  }
}

function isSameLeft({ leftItem, leftItemClock }: ScannedStruct, other: ScannedStruct): boolean {
  return other.leftItem === leftItem && (leftItem === null || other.leftItemClock === leftItemClock);
}

function isSameRight({ rightItem, rightItemClock }: ScannedStruct, other: ScannedStruct): boolean {
  return other.rightItem === rightItem && (rightItem === null || other.rightItemClock === rightItemClock);
}

/** The first of the list that the struct belongs to, as the document has it. */
function firstIn({ place, key }: ScannedStruct): Y.Item | null {
  if (!(place instanceof Y.AbstractType)) return null;
  if (key === null) return (place as SharedType)._start;
  let first = place._map.get(key) ?? null;
  while (first?.left) first = first.left;
  return first;
}
