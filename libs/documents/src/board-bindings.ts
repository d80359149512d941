/** One arrow or label that hangs on an element, as Excalidraw wants it listed there. */
export interface BoundElement {
  readonly id: string;
  readonly type: 'arrow' | 'text';
}

/** The fields that say what an element hangs on. */
export interface Bindable {
  readonly id: string;
  readonly type: string;
  readonly isDeleted?: boolean;
  readonly containerId?: unknown;
  readonly startBinding?: unknown;
  readonly endBinding?: unknown;
}

/**
 * What hangs on each element: read from the arrows' ends and the labels' containers, which are shared, so that two people
 * who attach an arrow to one box at once can never lose one (DOCUMENT-1). An arrow with both ends on one box is listed once.
 * @example deriveBoundElements([{ id: 'l', type: 'text', containerId: 'box' }]).get('box') // [{ id: 'l', type: 'text' }]
 */
export function deriveBoundElements(elements: Iterable<Bindable>): ReadonlyMap<string, readonly BoundElement[]> {
  const boundTo = new Map<string, BoundElement[]>();
  for (const element of elements) {
    if (element.isDeleted || (element.type !== 'arrow' && element.type !== 'text')) continue;
    for (const holderId of new Set(holdersOf(element))) {
      const bound = boundTo.get(holderId) ?? [];
      bound.push({ id: element.id, type: element.type === 'text' ? 'text' : 'arrow' });
      boundTo.set(holderId, bound);
    }
  }
  return boundTo;
}

function holdersOf(element: Bindable): string[] {
  const ends = element.type === 'arrow' ? [element.startBinding, element.endBinding].map(elementIdOf) : [];
  const holders = element.type === 'text' ? [element.containerId] : ends;
  return holders.filter((id) => typeof id === 'string');
}

function elementIdOf(binding: unknown): unknown {
  return typeof binding === 'object' && binding !== null && 'elementId' in binding ? binding.elementId : null;
}
