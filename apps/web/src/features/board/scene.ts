import type { ExcalidrawElement, OrderedExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import {
  comparePaintOrder,
  deriveBoundElements,
  readBoardElement,
  readGroups,
  type BoundElement,
  type SharedElement,
} from '@fortyfive/documents';
import type * as Y from 'yjs';

/** A scene as it should now be shown, and which of its elements are new objects. */
export interface MergedScene {
  readonly elements: readonly ExcalidrawElement[];
  readonly replaced: readonly ExcalidrawElement[];
}

/**
 * Takes the changed elements from the document into the scene; all others stay the same objects.
 * @param changedIds what to take over
 */
export function mergeScene(
  scene: readonly OrderedExcalidrawElement[],
  shared: Y.Map<SharedElement>,
  changedIds: ReadonlySet<string>,
): MergedScene {
  const before = new Map<string, ExcalidrawElement>(scene.map((element) => [element.id, element]));
  const after = new Map(before);
  for (const id of changedIds) {
    const element = elementFromDocument(id, shared.get(id), before.get(id));
    if (element) after.set(id, element);
  }
  const boundTo = deriveBoundElements(after.values());
  const elements = [...after.values()]
    .map((element) => (element.isDeleted ? element : withBoundElements(element, boundTo.get(element.id) ?? [])))
    .sort(comparePaintOrder);
  return { elements, replaced: elements.filter((element) => before.get(element.id) !== element) };
}

function elementFromDocument(
  id: string,
  shared: SharedElement | undefined,
  old: ExcalidrawElement | undefined,
): ExcalidrawElement | undefined {
  const element = readBoardElement(id, readGroups(shared));
  if (!element) return old && { ...old, ...newVersion(old), isDeleted: true };
  // BOARD-7: an element leads nowhere, whatever somebody put into the document.
  const local = { ...newVersion(old), isDeleted: false, boundElements: old?.boundElements ?? null, link: null };
  // `readBoardElement` has checked every field that Excalidraw draws from; its branded types cannot be had any other way.
  return { ...element, ...local } as unknown as ExcalidrawElement;
}

/** BOARD-2: Excalidraw only looks at an element anew when its version has changed. */
function newVersion(old: ExcalidrawElement | undefined) {
  return {
    version: (old?.version ?? 0) + 1,
    versionNonce: Math.floor(Math.random() * 2 ** 31),
    updated: Date.now(),
  };
}

function withBoundElements(element: ExcalidrawElement, bound: readonly BoundElement[]): ExcalidrawElement {
  const listed = element.boundElements ?? [];
  const isSame = listed.length === bound.length && bound.every(({ id }) => listed.some((one) => one.id === id));
  if (isSame) return element;
  return { ...element, ...newVersion(element), boundElements: bound.length > 0 ? bound : null };
}
