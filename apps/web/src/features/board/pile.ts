import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import {
  comparePaintOrder,
  GROUP_KEYS,
  readGroup,
  readPaintIndex,
  risingIndices,
  type Painted,
  type SharedElement,
} from '@fortyfive/documents';
import type * as Y from 'yjs';
import { changedElement } from './element-version';

interface Placed extends Painted {
  readonly element: ExcalidrawElement;
  /** Only this browser has it: it is deleted or not in the document yet. */
  readonly isOwn: boolean;
}

/**
 * The elements in paint order, each with an index that is valid and greater than the one before it: Excalidraw throws at any
 * other, and would mend them in its own way, in every browser differently. What the document holds gets its index from the
 * document alone, so that everybody comes to the same; the rest makes room.
 * @param held what must stay the same object (BOARD-4); its index is changed in place
 */
export function arrangePile(
  elements: readonly ExcalidrawElement[],
  shared: Y.Map<SharedElement>,
  held: ReadonlySet<string | undefined>,
): readonly ExcalidrawElement[] {
  // Almost always: this is asked 20 times a second, and hardly anybody changes the order.
  if (isArranged(elements, shared)) return elements;
  const placed = elements.map((element) => placeOf(element, shared));
  const common = placed.filter(({ isOwn }) => !isOwn).sort(comparePaintOrder);
  const rising = risingIndices(common);
  const mended = common.map((one, place) => ({ ...one, index: rising[place] ?? null }));
  const pile = [...mended, ...placed.filter(({ isOwn }) => isOwn)].sort(compareOwnLast);
  const indices = risingIndices(pile);
  return pile.map(({ element }, place) => withIndex(element, indices[place] ?? null, held.has(element.id)));
}

function isArranged(elements: readonly ExcalidrawElement[], shared: Y.Map<SharedElement>): boolean {
  let before = '';
  for (const element of elements) {
    const { id, index } = element;
    if (index === null || index <= before) return false;
    const group = element.isDeleted ? undefined : readGroup(shared.get(id), GROUP_KEYS.rest);
    if (group ? group.index !== index : !isValidHere(element, shared)) return false;
    before = index;
  }
  return true;
}

/** What only this browser has gets its indices from Excalidraw, and those are valid. */
function isValidHere({ id, isDeleted }: ExcalidrawElement, shared: Y.Map<SharedElement>): boolean {
  return isDeleted || !shared.has(id);
}

/** An element's place in the pile as the document has it, which need not be the one that is shown. */
export function sharedIndex(shared: Y.Map<SharedElement>, id: string): string | null {
  return readPaintIndex(readGroup(shared.get(id), GROUP_KEYS.rest)?.index);
}

function placeOf(element: ExcalidrawElement, shared: Y.Map<SharedElement>): Placed {
  const { id } = element;
  const isOwn = element.isDeleted || !shared.has(id);
  return { element, id, isOwn, index: isOwn ? element.index : sharedIndex(shared, id) };
}

function compareOwnLast(one: Placed, other: Placed): number {
  const isTie = one.index === other.index && one.isOwn !== other.isOwn;
  if (isTie) return one.isOwn ? 1 : -1;
  return comparePaintOrder(one, other);
}

function withIndex(element: ExcalidrawElement, index: string | null, isHeld: boolean): ExcalidrawElement {
  if (element.index === index) return element;
  if (!isHeld) return changedElement(element, { index });
  Object.assign(element, { index });
  return element;
}

/** Whether the document alone would put these elements in this order. */
export function isInSharedOrder(ids: readonly string[], shared: Y.Map<SharedElement>): boolean {
  const pile = ids.map((id) => ({ id, index: sharedIndex(shared, id) }));
  return pile.every((one, place) => place === 0 || comparePaintOrder(pile[place - 1] ?? one, one) <= 0);
}
