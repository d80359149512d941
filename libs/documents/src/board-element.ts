import { ungroupElement, type ElementGroups, type JsonValue } from './board-groups.js';
import { readPaintIndex } from './board-order.js';

/** What may stand on a board. No images yet, and nothing that shows another site's page in a frame. */
export const BOARD_ELEMENT_TYPES = [
  'rectangle',
  'diamond',
  'ellipse',
  'arrow',
  'line',
  'freedraw',
  'text',
  'frame',
] as const;
export type BoardElementType = (typeof BOARD_ELEMENT_TYPES)[number];

/** An element as it is shared: every field that Excalidraw needs to draw it is there and of the right kind. */
export interface BoardElement {
  readonly id: string;
  readonly type: BoardElementType;
  readonly index: string | null;
  readonly [field: string]: JsonValue;
}

/** Farther out than anybody scrolls, and still safe to draw. */
const MAX_COORDINATE = 1_000_000;
const MAX_POINTS = 20_000;
const MAX_TEXT_LENGTH = 50_000;

type Check = (value: JsonValue | undefined) => boolean;

const isNumber: Check = (value) => typeof value === 'number' && Math.abs(value) <= MAX_COORDINATE;
const isPositive: Check = (value) => isNumber(value) && Number(value) > 0;
const isSeed: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isText: Check = (value) => typeof value === 'string' && value.length <= MAX_TEXT_LENGTH;
const isTextOrNull: Check = (value) => value == null || isText(value);
const isListOf =
  (check: Check, max: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= max && value.every(check);
const isPoint: Check = (value) => isListOf(isNumber, 2)(value) && (value as readonly JsonValue[]).length === 2;
const isBindingOrNull: Check = (value) => {
  if (value == null) return true;
  if (typeof value !== 'object' || !('elementId' in value)) return false;
  const { elementId, focus, gap, fixedPoint } = value;
  return isText(elementId) && isNumber(focus) && isNumber(gap) && (fixedPoint == null || isPoint(fixedPoint));
};

const EVERY_TYPE: Record<string, Check> = {
  ...{ id: isText, seed: isSeed, groupIds: isListOf(isText, 100), link: isTextOrNull },
  ...{ x: isNumber, y: isNumber, width: isNumber, height: isNumber, angle: isNumber, frameId: isTextOrNull },
  ...{ strokeColor: isText, backgroundColor: isText, fillStyle: isText, strokeStyle: isText },
  ...{ strokeWidth: isNumber, roughness: isNumber, opacity: isNumber },
};

const LINEAR: Record<string, Check> = {
  points: isListOf(isPoint, MAX_POINTS),
  startBinding: isBindingOrNull,
  endBinding: isBindingOrNull,
};

const BY_TYPE: Record<BoardElementType, Record<string, Check>> = {
  rectangle: {},
  diamond: {},
  ellipse: {},
  frame: { name: isTextOrNull },
  arrow: LINEAR,
  line: LINEAR,
  freedraw: { points: isListOf(isPoint, MAX_POINTS), pressures: isListOf(isNumber, MAX_POINTS) },
  text: {
    ...{ text: isText, originalText: isText, textAlign: isText, verticalAlign: isText, containerId: isTextOrNull },
    ...{ fontSize: isPositive, fontFamily: isNumber, lineHeight: isPositive },
  },
};

/** Whether elements of this type are shared. */
export function isBoardElementType(type: unknown): type is BoardElementType {
  return BOARD_ELEMENT_TYPES.some((known) => known === type);
}

/**
 * Reads one element of the document. `null` for what could not be drawn (DOCUMENT-5): the document's content comes from
 * browsers, and one broken element must not take the board away from everybody. A place in the pile that is none is read as
 * `null`: the element itself is sound (DOCUMENT-3).
 * @param id the key under which it stands
 */
export function readBoardElement(id: string, groups: ElementGroups): BoardElement | null {
  const element = ungroupElement(groups);
  if (element.id !== id || !isBoardElementType(element.type)) return null;
  const checks = Object.entries({ ...EVERY_TYPE, ...BY_TYPE[element.type] });
  if (!checks.every(([field, isFine]) => isFine(element[field]))) return null;
  return { ...(element as BoardElement), index: readPaintIndex(element.index) };
}
