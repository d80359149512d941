import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import { GROUP_KEYS, readGroup, type SharedElement } from '@fortyfive/documents';
import type * as Y from 'yjs';
import { changedElement } from './element-version';

/**
 * Sees to it that nobody's text is lost from sight: Excalidraw draws one label in a container, and none whose container is
 * gone. Where two people labelled one box at once, or one deleted the box that the other was labelling, the label that has
 * no place stands free, and is a label again as soon as there is a place. All of this follows from the document: everybody
 * sees the same.
 * @param held what must stay the same object (BOARD-4)
 */
export function attachLabels(
  elements: Map<string, ExcalidrawElement>,
  shared: Y.Map<SharedElement>,
  held: ReadonlySet<string | undefined>,
): void {
  const labels = new Map<string, string>();
  const containers = new Map<string, string>();
  for (const element of elements.values()) {
    const containerId = containerOf(element, shared);
    if (containerId === null || elements.get(containerId)?.isDeleted !== false) continue;
    containers.set(element.id, containerId);
    const first = labels.get(containerId);
    if (first === undefined || element.id < first) labels.set(containerId, element.id);
  }
  for (const [id, element] of elements) {
    if (element.type !== 'text' || element.isDeleted || held.has(id)) continue;
    const containerId = containers.get(id) ?? null;
    const place = containerId !== null && labels.get(containerId) === id ? containerId : null;
    if (element.containerId !== place) elements.set(id, changedElement(element, { containerId: place }));
  }
}

/** As the document has it, where a label keeps its container even while it stands free. */
function containerOf(element: ExcalidrawElement, shared: Y.Map<SharedElement>): string | null {
  if (element.type !== 'text' || element.isDeleted) return null;
  const text = readGroup(shared.get(element.id), GROUP_KEYS.text);
  const containerId = text ? text.containerId : element.containerId;
  return typeof containerId === 'string' ? containerId : null;
}
