import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { AppState } from '@excalidraw/excalidraw/types';
import { boundaryKindOf, componentKindOf, componentsOf, isArrow, isStepFrame, partsOf } from './components';

type Selection = Pick<AppState, 'selectedElementIds' | 'selectedGroupIds' | 'editingGroupId' | 'selectedLinearElement'>;
type MendedState = Selection & Pick<AppState, 'contextMenu'>;

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

/** Whether nothing is selected, or named, but components and boundaries, or arrows between components. */
export function selectedPartOfDesign(
  elements: readonly ExcalidrawElement[],
  state: AppState,
): 'components' | 'arrows' | '' {
  const { selectedElementIds, editingTextElement } = state;
  const named = editingTextElement?.type === 'text' ? editingTextElement.containerId : null;
  const selected = elements.filter(({ id }) => selectedElementIds[id] || id === named);
  const isOfOne = (one: ExcalidrawElement) =>
    boundaryKindOf(one) !== null || componentOfPart(elements, one) !== undefined;
  if (selected.length === 0) return '';
  if (selected.every(isOfOne)) return 'components';
  const ids = new Set(componentsOf(elements).map(({ id }) => id));
  const isConnection = (one: ExcalidrawElement) =>
    isArrow(one) && ids.has(one.startBinding?.elementId ?? '') && ids.has(one.endBinding?.elementId ?? '');
  return selected.every(isConnection) ? 'arrows' : '';
}

/**
 * Excalidraw selects a component alone after its name has been typed, and opens its group on a double click. Then arrow keys
 * would move it without its icon. What to put in the place of such a selection; `null` where there is nothing to mend.
 */
export function mendedSelection(elements: readonly ExcalidrawElement[], state: AppState): MendedState | null {
  if (elements.some((element) => state.selectedElementIds[element.id] && isStepFrame(element))) {
    return withoutStepFrames(elements, state);
  }
  if (state.editingTextElement || state.cursorButton === 'down' || state.newElement) return null;
  const selected = elements.filter(({ id }) => state.selectedElementIds[id]);
  const torn = selected.find((element) => {
    const component = componentOfPart(elements, element);
    return component && selectionParts(elements, component).some(({ id }) => !state.selectedElementIds[id]);
  });
  const component = torn && componentOfPart(elements, torn);
  if (!component || (selected.length > 1 && !state.editingGroupId)) return null;
  return { ...selectionOf(elements, component.id), contextMenu: state.contextMenu };
}

/** PALETTE-10: the context menu takes hold even of what is locked, and could unlock and delete it. */
function withoutStepFrames(elements: readonly ExcalidrawElement[], state: AppState): MendedState {
  const frames = new Set(elements.filter(isStepFrame).map(({ id }) => id));
  const left = Object.entries(state.selectedElementIds).filter(([id]) => !frames.has(id));
  const { selectedGroupIds, editingGroupId, selectedLinearElement } = state;
  return {
    ...{ selectedElementIds: Object.fromEntries(left), selectedGroupIds, editingGroupId, selectedLinearElement },
    contextMenu: left.length > 0 ? state.contextMenu : null,
  };
}

/** Whether ungrouping what is selected would tear a component apart (PALETTE-2), and not only a group that somebody made. */
export function isUngroupingTearing(
  elements: readonly ExcalidrawElement[],
  { selectedElementIds, selectedGroupIds }: Pick<AppState, 'selectedElementIds' | 'selectedGroupIds'>,
): boolean {
  return elements.some((element) => {
    const [group] = element.groupIds;
    const isOpen = group !== undefined && selectedGroupIds[group] === true;
    return isOpen && selectedElementIds[element.id] === true && componentKindOf(element) !== null;
  });
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
