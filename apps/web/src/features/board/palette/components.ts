import type {
  ExcalidrawArrowElement,
  ExcalidrawElement,
  ExcalidrawTextElement,
} from '@excalidraw/excalidraw/element/types';
import {
  isBoundaryKind,
  isComponentKind,
  KIND_NAMES,
  type BoundaryKind,
  type ComponentKind,
} from '@fortyfive/documents';

/** What marks the lines that a component's icon is made of. */
export const ICON_PART = 'icon';

export function componentKindOf({ customData }: ExcalidrawElement): ComponentKind | null {
  return isComponentKind(customData?.kind) ? customData.kind : null;
}

export function boundaryKindOf({ type, customData }: ExcalidrawElement): BoundaryKind | null {
  return type === 'frame' && isBoundaryKind(customData?.kind) ? customData.kind : null;
}

export function isIcon({ customData }: ExcalidrawElement): boolean {
  return customData?.part === ICON_PART;
}

export function isStepFrame({ type, customData }: ExcalidrawElement): boolean {
  return type === 'frame' && typeof customData?.step === 'string';
}

export function isArrow(element: ExcalidrawElement | undefined): element is ExcalidrawArrowElement {
  return element?.type === 'arrow';
}

/** The components among these elements, boundaries left out. */
export function componentsOf(elements: readonly ExcalidrawElement[]): ExcalidrawElement[] {
  return elements.filter((element) => !element.isDeleted && componentKindOf(element) !== null);
}

/** The text that is bound to a shape or an arrow. */
export function labelOf(elements: readonly ExcalidrawElement[], id: string): ExcalidrawTextElement | null {
  const isLabel = (element: ExcalidrawElement): element is ExcalidrawTextElement =>
    element.type === 'text' && element.containerId === id && !element.isDeleted;
  return elements.find(isLabel) ?? null;
}

/** What belongs to a component besides itself: icon and label, which are of its innermost group (PALETTE-2). */
export function partsOf(elements: readonly ExcalidrawElement[], component: ExcalidrawElement): ExcalidrawElement[] {
  const [group] = component.groupIds;
  return elements.filter(
    (element) =>
      !element.isDeleted &&
      element !== component &&
      ((element.type === 'text' && element.containerId === component.id) ||
        (group !== undefined && element.groupIds[0] === group)),
  );
}

/** The arrows that hang on any of these, at one end at least. */
export function arrowsOf(
  elements: readonly ExcalidrawElement[],
  ids: ReadonlySet<string>,
): readonly ExcalidrawArrowElement[] {
  return elements.filter(isArrow).filter(({ isDeleted, startBinding, endBinding }) => {
    const ends = [startBinding?.elementId, endBinding?.elementId];
    return !isDeleted && ends.some((id) => id !== undefined && ids.has(id));
  });
}

/** What a component, boundary or arrow is called: what stands on it, or else the name of its kind. */
export function nameOf(elements: readonly ExcalidrawElement[], element: ExcalidrawElement): string {
  const written = element.type === 'frame' ? element.name : labelOf(elements, element.id)?.originalText;
  const kind = componentKindOf(element) ?? boundaryKindOf(element);
  return written?.replace(/\s+/g, ' ').trim() || (kind ? titleOf(kind) : 'Arrow');
}

/** A kind's name at the beginning of a line. @example titleOf('sql-database') // 'SQL database' */
export function titleOf(kind: ComponentKind | BoundaryKind): string {
  const name = KIND_NAMES[kind];
  return name.charAt(0).toUpperCase() + name.slice(1);
}
