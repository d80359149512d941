import { stepOfFrame } from '../step-frame.js';
import type { BoardArea } from '../board-template.js';
import { readBoardElement, type BoardElement } from '../board-element.js';
import type { ElementGroups, JsonValue } from '../board-groups.js';
import { comparePaintOrder } from '../board-order.js';
import type { StepId } from '@fortyfive/interview';
import { areaOf, type Point } from './area.js';

interface Drawn {
  readonly id: string;
  readonly groupIds: readonly JsonValue[];
  readonly area: BoardArea;
}

/** A rectangle, diamond or ellipse. */
export interface DrawnShape extends Drawn {
  readonly kind: unknown;
}

/** A text that stands for itself. */
export interface DrawnText extends Drawn {
  readonly text: string;
}

export interface DrawnArrow {
  readonly id: string;
  readonly startId: string | null;
  readonly endId: string | null;
  readonly hasStartHead: boolean;
  readonly hasEndHead: boolean;
  readonly middle: Point;
}

export interface DrawnFrame {
  readonly id: string;
  readonly kind: unknown;
  readonly name: string;
  readonly area: BoardArea;
}

/** What of a board can have a meaning, sorted by what it is; each list in paint order. */
export interface Drawing {
  readonly shapes: DrawnShape[];
  readonly texts: DrawnText[];
  /** What is written in a shape or on an arrow, by its id. */
  readonly labels: Map<string, string>;
  readonly arrows: DrawnArrow[];
  readonly frames: DrawnFrame[];
  readonly steps: { readonly stepId: StepId; readonly area: BoardArea }[];
}

/** Longer names are cut: they are for lists and sentences. */
const MAX_NAME = 200;
const WITHOUT_MEANING = new Set<unknown>(['freedraw', 'line', 'image']);

/** Reads one element; `null` for what could not be drawn. */
export type ReadElement = (id: string, groups: ElementGroups) => BoardElement | null;

export function readDrawing(
  entries: Iterable<readonly [string, ElementGroups]>,
  readElement: ReadElement = readBoardElement,
): Drawing {
  const drawing: Drawing = { shapes: [], texts: [], labels: new Map(), arrows: [], frames: [], steps: [] };
  const elements: BoardElement[] = [];
  for (const [id, groups] of entries) {
    // Strokes can have thousands of points, and mean nothing.
    if (WITHOUT_MEANING.has(groups.m?.type)) continue;
    const element = readElement(id, groups);
    if (element) elements.push(element);
  }
  for (const element of elements.sort(comparePaintOrder)) sortIn(drawing, element);
  return drawing;
}

function sortIn(drawing: Drawing, element: BoardElement): void {
  if (element.type === 'arrow') drawing.arrows.push(readArrow(element));
  else if (element.type === 'text') sortInText(drawing, element);
  else if (element.type === 'frame') sortInFrame(drawing, element);
  else if (!isComment(element)) drawing.shapes.push({ ...placeOf(element), kind: kindOf(element) });
}

function sortInText({ labels, texts }: Drawing, element: BoardElement): void {
  const text = inOneLine(element.originalText);
  if (text === '') return;
  if (typeof element.containerId === 'string') labels.set(element.containerId, text);
  else texts.push({ ...placeOf(element), text });
}

function sortInFrame({ frames, steps }: Drawing, element: BoardElement): void {
  const stepId = stepOfFrame(element.id);
  const area = areaOf(element);
  if (stepId) steps.push({ stepId, area });
  else frames.push({ id: element.id, kind: kindOf(element), name: inOneLine(element.name), area });
}

function placeOf(element: BoardElement): Drawn {
  return { id: element.id, groupIds: element.groupIds as readonly JsonValue[], area: areaOf(element) };
}

function readArrow(element: BoardElement): DrawnArrow {
  const points = element.points as readonly (readonly [number, number])[];
  const [one, other] = [points[Math.floor((points.length - 1) / 2)], points[Math.ceil((points.length - 1) / 2)]];
  return {
    id: element.id,
    startId: boundTo(element.startBinding),
    endId: boundTo(element.endBinding),
    hasStartHead: typeof element.startArrowhead === 'string',
    hasEndHead: typeof element.endArrowhead === 'string',
    middle: {
      x: Number(element.x) + ((one?.[0] ?? 0) + (other?.[0] ?? 0)) / 2,
      y: Number(element.y) + ((one?.[1] ?? 0) + (other?.[1] ?? 0)) / 2,
    },
  };
}

function boundTo(binding: JsonValue | undefined): string | null {
  const isBinding = typeof binding === 'object' && binding !== null && 'elementId' in binding;
  return isBinding && typeof binding.elementId === 'string' ? binding.elementId : null;
}

function kindOf({ customData }: BoardElement): unknown {
  return typeof customData === 'object' && customData !== null && 'kind' in customData ? customData.kind : undefined;
}

/** A note that somebody has stuck on the board says something about the design, and is no part of it. */
function isComment({ customData }: BoardElement): boolean {
  return typeof customData === 'object' && customData !== null && 'comment' in customData;
}

function inOneLine(text: JsonValue | undefined): string {
  if (typeof text !== 'string') return '';
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length <= MAX_NAME ? line : `${[...line.slice(0, MAX_NAME)].slice(0, -1).join('')}…`;
}
