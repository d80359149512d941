import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import {
  comparePaintOrder,
  LOCAL_FIELDS,
  readBoardElement,
  readGroups,
  type SharedElement,
} from '@fortyfive/documents';
import type * as Y from 'yjs';
import type { BoardReport, SeenElement } from '../report';

export function reportBoard(api: ExcalidrawImperativeAPI, shared: Y.Map<SharedElement>): BoardReport {
  const all = api.getSceneElementsIncludingDeleted();
  const document = [...shared.keys()].flatMap((id) => readBoardElement(id, readGroups(shared.get(id))) ?? []);
  return {
    scene: all.filter(({ isDeleted }) => !isDeleted).map(seenElement),
    document: document.sort(comparePaintOrder).map((fields) => ({ id: fields.id, boundElements: [], fields })),
    indices: all.map(({ index }) => index),
    canUndo: isEnabled('button-undo'),
    canRedo: isEnabled('button-redo'),
  };
}

export function seenElement(element: ExcalidrawElement): SeenElement {
  const local = new Set<string>(LOCAL_FIELDS);
  const fields = Object.entries(element).filter(([field, value]) => !local.has(field) && value !== undefined);
  const boundElements = (element.boundElements ?? []).map(({ id, type }) => ({ id, type }));
  return { id: element.id, boundElements, fields: JSON.parse(JSON.stringify(Object.fromEntries(fields))) };
}

function isEnabled(testId: string): boolean {
  return document.querySelector<HTMLButtonElement>(`[data-testid="${testId}"]`)?.disabled === false;
}
