import type { ExcalidrawElement, OrderedExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import {
  deriveBoundElements,
  readBoardElement,
  readGroups,
  type BoundElement,
  type SharedElement,
} from '@fortyfive/documents';
import type * as Y from 'yjs';
import { changedElement, newVersion } from './element-version';
import { attachLabels } from './labels';
import { arrangePile } from './pile';

/** A scene as it should now be shown, and which of its elements are new objects. */
export interface MergedScene {
  readonly elements: readonly ExcalidrawElement[];
  readonly replaced: readonly ExcalidrawElement[];
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Takes the changed elements from the document into the scene, and puts right what follows from all of them together: what
 * hangs on what, and the places in the pile. All others stay the same objects.
 * @param changedIds what to take over
 * @param held what must stay the same object, because Excalidraw is changing it (BOARD-4)
 */
export function mergeScene(
  scene: readonly OrderedExcalidrawElement[],
  shared: Y.Map<SharedElement>,
  changedIds: ReadonlySet<string>,
  held: ReadonlySet<string | undefined> = NOBODY,
): MergedScene {
  const before = new Map<string, ExcalidrawElement>(scene.map((element) => [element.id, element]));
  const after = new Map(before);
  for (const id of changedIds) {
    const element = held.has(id) ? undefined : elementFromDocument(id, shared.get(id), before.get(id));
    if (element) after.set(id, element);
  }
  attachLabels(after, shared, held);
  listBoundElements(after, held);
  const elements = arrangePile([...after.values()], shared, held);
  return { elements, replaced: elements.filter((element) => before.get(element.id) !== element) };
}

function elementFromDocument(
  id: string,
  shared: SharedElement | undefined,
  old: ExcalidrawElement | undefined,
): ExcalidrawElement | undefined {
  const element = readBoardElement(id, readGroups(shared));
  if (!element) return old && !old.isDeleted ? changedElement(old, { isDeleted: true }) : undefined;
  // BOARD-7: an element leads nowhere, whatever somebody put into the document.
  const local = { ...newVersion(old), isDeleted: false, boundElements: old?.boundElements ?? null, link: null };
  // `readBoardElement` has checked every field that Excalidraw draws from; its branded types cannot be had any other way.
  return { ...element, ...local } as unknown as ExcalidrawElement;
}

function listBoundElements(elements: Map<string, ExcalidrawElement>, held: ReadonlySet<string | undefined>): void {
  const boundTo = deriveBoundElements(elements.values());
  for (const [id, element] of elements) {
    if (element.isDeleted || held.has(id)) continue;
    const bound = boundTo.get(id) ?? [];
    if (isListed(bound, element)) continue;
    elements.set(id, changedElement(element, { boundElements: bound.length > 0 ? bound : null }));
  }
}

function isListed(bound: readonly BoundElement[], { boundElements }: ExcalidrawElement): boolean {
  const listed = boundElements ?? [];
  return listed.length === bound.length && bound.every(({ id }) => listed.some((one) => one.id === id));
}
