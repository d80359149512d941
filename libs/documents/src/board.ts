import * as Y from 'yjs';
import type { ElementGroup, GroupKey } from './board-groups.js';

/** One element in the board document: its groups, each of which is replaced as a whole. */
export type SharedElement = Y.Map<ElementGroup>;

/**
 * All elements of a board, by id. An element that is deleted leaves the map (DOCUMENT-4).
 * @example boardElements(doc).get('a')?.get(GROUP_KEYS.geometry)
 */
export function boardElements(doc: Y.Doc): Y.Map<SharedElement> {
  return doc.getMap<SharedElement>('elements');
}

/**
 * The groups of an element as they stand in the document; not copied, so not to be changed.
 * @param element what stands in the document, which need not be an element at all (DOCUMENT-5)
 */
export function readGroups(element: unknown): Partial<Record<GroupKey, ElementGroup>> {
  return element instanceof Y.Map ? element.toJSON() : {};
}

/**
 * One group of an element as it stands in the document, like {@link readGroups}; `undefined` when there is none.
 * @param element what stands in the document, which need not be an element at all (DOCUMENT-5)
 */
export function readGroup(element: unknown, key: GroupKey): ElementGroup | undefined {
  const group: unknown = element instanceof Y.Map ? element.get(key) : undefined;
  return typeof group === 'object' && group !== null && !(group instanceof Y.AbstractType)
    ? (group as ElementGroup)
    : undefined;
}
