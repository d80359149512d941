import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { AppState } from '@excalidraw/excalidraw/types';
import { boundaryKindOf, componentKindOf, isArrow, partsOf } from './components';

type Selection = Pick<AppState, 'selectedElementIds' | 'selectedGroupIds' | 'editingGroupId' | 'selectedLinearElement'>;

/** Excalidraw's state with this one element selected; a component is selected with its icon and label (PALETTE-2). */
export function selectionOf(elements: readonly ExcalidrawElement[], id: string): Selection {
  const element = elements.find((one) => one.id === id);
  const group = element && componentKindOf(element) ? element.groupIds.at(-1) : undefined;
  const ids =
    group === undefined ? [id] : elements.filter(({ groupIds }) => groupIds.includes(group)).map((one) => one.id);
  return {
    selectedElementIds: Object.fromEntries(ids.map((one) => [one, true as const])),
    selectedGroupIds: group === undefined ? {} : { [group]: true },
    editingGroupId: null,
    selectedLinearElement: null,
  };
}

/** The one component, boundary or arrow that is selected, with its parts or without. */
export function selectedOf(
  elements: readonly ExcalidrawElement[],
  { selectedElementIds }: Pick<AppState, 'selectedElementIds'>,
): ExcalidrawElement | null {
  const selected = elements.filter(({ id }) => selectedElementIds[id]);
  const [main, ...more] = selected.filter(isNameable);
  if (!main || more.length > 0) return null;
  const parts = componentKindOf(main) ? partsOf(elements, main) : [];
  return selected.every((element) => element === main || parts.includes(element)) ? main : null;
}

function isNameable(element: ExcalidrawElement): boolean {
  return componentKindOf(element) !== null || boundaryKindOf(element) !== null || isArrow(element);
}

/** Whether components and boundaries are all that is selected, or a component's name is being typed. */
export function isOfComponentsOnly(elements: readonly ExcalidrawElement[], state: AppState): boolean {
  const { selectedElementIds, editingTextElement } = state;
  const named = editingTextElement?.type === 'text' ? editingTextElement.containerId : null;
  const selected = elements.filter(({ id }) => selectedElementIds[id] || id === named);
  const isOfOne = (one: ExcalidrawElement) =>
    boundaryKindOf(one) !== null || componentOfPart(elements, one) !== undefined;
  return selected.length > 0 && selected.every(isOfOne);
}

/**
 * Excalidraw selects a component alone after its name has been typed, and opens its group on a double click. Then arrow keys
 * would move it without its icon. What to put in the place of such a selection; `null` where there is nothing to mend.
 */
export function mendedSelection(elements: readonly ExcalidrawElement[], state: AppState): Selection | null {
  if (state.editingTextElement || state.cursorButton === 'down' || state.newElement) return null;
  const selected = elements.filter(({ id }) => state.selectedElementIds[id]);
  const torn = selected.find((element) => {
    const component = componentOfPart(elements, element);
    return component && selectionParts(elements, component).some(({ id }) => !state.selectedElementIds[id]);
  });
  const component = torn && componentOfPart(elements, torn);
  if (!component || (selected.length > 1 && !state.editingGroupId)) return null;
  return selectionOf(elements, component.id);
}

function componentOfPart(elements: readonly ExcalidrawElement[], element: ExcalidrawElement) {
  const [group] = element.groupIds;
  if (componentKindOf(element)) return element;
  return group === undefined
    ? undefined
    : elements.find((one) => one.groupIds[0] === group && componentKindOf(one) !== null);
}

function selectionParts(elements: readonly ExcalidrawElement[], component: ExcalidrawElement): ExcalidrawElement[] {
  return [component, ...partsOf(elements, component).filter(({ type }) => type !== 'text')];
}
