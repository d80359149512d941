import * as Y from 'yjs';
import { UPDATE_LIMITS } from './document-limits.js';
import { isStored, type Found } from './update-order.js';
import { refuse } from './update-refusal.js';
import { CONTENT, NONE, type Place, type ScannedStruct, type SharedType } from './update-structs.js';
import type { UpdateTable } from './update-table.js';

const { maxDepth } = UPDATE_LIMITS;

function placeOf(found: Found): Place {
  if (!isStored(found)) return found.place;
  return found instanceof Y.Item ? (found.parent as SharedType) : null;
}

function keyOf(found: Found): string | null {
  if (!isStored(found)) return found.key;
  return found instanceof Y.Item ? found.parentSub : null;
}

/** As Yjs does it: where a neighbour is gone the struct is gone as well; otherwise it belongs where the neighbours do. */
export function takeNeighboursPlace(struct: ScannedStruct, origin?: Found, right?: Found): void {
  const neighbour = (origin ?? right)!;
  struct.place = placeOf(neighbour);
  struct.key = keyOf(neighbour);
  if (!origin || !right) return;
  if (placeOf(right) !== struct.place || keyOf(right) !== struct.key) refuse('bad-neighbours');
}

/** The type that a parent holds; null when it is deleted, and with it whatever is put there. */
export function typeIn(parent: Found): Place {
  if (!isStored(parent)) {
    if (parent.content === CONTENT.type) return parent.place === null ? null : parent;
    return parent.content <= CONTENT.deleted ? null : refuse('bad-parent');
  }
  if (!(parent instanceof Y.Item)) return null;
  if (parent.content instanceof Y.ContentType) return parent.content.type;
  return parent.content instanceof Y.ContentDeleted ? null : refuse('bad-parent');
}

/**
 * A value under a key stands to the right of all that it replaces. Several at once are such as have been replaced: were
 * only the last deleted, Yjs would forget the others, and throw when their map goes.
 */
export function checkMapEntry(struct: ScannedStruct, table: UpdateTable, client: number): void {
  const { content, length, clock } = struct;
  const isValue = content === CONTENT.any || content === CONTENT.type || content === CONTENT.deleted;
  if (!isValue || struct.rightClient !== NONE) refuse('bad-map-entry');
  if (content === CONTENT.any && length > 1 && !table.isDeleted(client, clock, length)) refuse('bad-map-entry');
}

export function depthOf(place: Exclude<Place, null>): number {
  if (typeof place === 'string') return 0;
  if (!(place instanceof Y.AbstractType)) return place.depth;
  let depth = 0;
  for (let item = place._item; item && depth <= maxDepth; item = (item.parent as SharedType)._item) depth++;
  return depth;
}
