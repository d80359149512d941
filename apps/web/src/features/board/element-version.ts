import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';

/** BOARD-2: Excalidraw only looks at an element anew when its version has changed. */
export function newVersion(old: ExcalidrawElement | undefined) {
  return {
    version: (old?.version ?? 0) + 1,
    versionNonce: Math.floor(Math.random() * 2 ** 31),
    updated: Date.now(),
  };
}

/** The element with these fields changed, as a new object. */
export function changedElement(element: ExcalidrawElement, fields: object): ExcalidrawElement {
  return { ...element, ...newVersion(element), ...fields };
}
