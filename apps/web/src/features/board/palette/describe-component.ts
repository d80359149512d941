import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import { boundaryKindOf, componentKindOf, isArrow, nameOf, titleOf } from './components';

/** What is selected, as a sentence for people who do not see it (PALETTE-9). @example 'Service Feed, leads to Cache.' */
export function describeSelected(elements: readonly ExcalidrawElement[], element: ExcalidrawElement): string {
  if (isArrow(element)) return describeArrow(elements, element);
  const kind = componentKindOf(element) ?? boundaryKindOf(element);
  if (!kind) return '';
  const [title, name] = [titleOf(kind), nameOf(elements, element)];
  const called = name === title ? title : `${title} ${name}`;
  if (boundaryKindOf(element)) return `${called}.`;
  const arrows = elements.filter(isArrow).filter(({ isDeleted }) => !isDeleted);
  const to = arrows.filter(({ startBinding }) => startBinding?.elementId === element.id).map((one) => one.endBinding);
  const from = arrows.filter(({ endBinding }) => endBinding?.elementId === element.id).map((one) => one.startBinding);
  const namesOf = (ends: typeof to) => ends.flatMap((end) => nameOfEnd(elements, end?.elementId) ?? []);
  return `${[called, listed('leads to', namesOf(to)), listed('fed by', namesOf(from))].filter(Boolean).join(', ')}.`;
}

function describeArrow(elements: readonly ExcalidrawElement[], arrow: ExcalidrawElement): string {
  if (!isArrow(arrow)) return '';
  const [from, to] = [arrow.startBinding, arrow.endBinding].map((end) => nameOfEnd(elements, end?.elementId));
  const name = nameOf(elements, arrow);
  return `${name === 'Arrow' ? name : `Arrow ${name}`} from ${from ?? 'nothing'} to ${to ?? 'nothing'}.`;
}

function nameOfEnd(elements: readonly ExcalidrawElement[], id: string | undefined): string | null {
  const element = elements.find((one) => one.id === id && !one.isDeleted);
  return element ? nameOf(elements, element) : null;
}

function listed(words: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const last = names.at(-1) ?? '';
  return `${words} ${names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`}`;
}
