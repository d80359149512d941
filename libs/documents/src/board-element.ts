import { ungroupElement, type ElementGroups, type JsonValue } from './board-groups.js';
import { readPaintIndex } from './board-order.js';
import { readCustomData } from './custom-data.js';

/** What may stand on a board. Images only by their id, and nothing that shows another site's page in a frame. */
export const BOARD_ELEMENT_TYPES = [
  'rectangle',
  'diamond',
  'ellipse',
  'arrow',
  'line',
  'freedraw',
  'text',
  'frame',
  'image',
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

/** An image itself lies in the blob store; the document names it. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const IMAGE_STATES: readonly unknown[] = ['pending', 'saved', 'error'];
const CROP_FIELDS = ['x', 'y', 'width', 'height', 'naturalWidth', 'naturalHeight'];
const isImageId: Check = (value) => typeof value === 'string' && UUID.test(value);
const isScale: Check = (value) => isPoint(value) && (value as readonly number[]).every((one) => Math.abs(one) <= 1);
const isCropOrNull: Check = (value) => {
  if (value == null) return true;
  if (typeof value !== 'object') return false;
  const crop = new Map(Object.entries(value));
  return crop.size === CROP_FIELDS.length && CROP_FIELDS.every((field) => isNumber(crop.get(field)));
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
  image: { fileId: isImageId, status: (value) => IMAGE_STATES.includes(value), scale: isScale, crop: isCropOrNull },
  freedraw: { points: isListOf(isPoint, MAX_POINTS), pressures: isListOf(isNumber, MAX_POINTS) },
  text: {
    ...{ text: isText, originalText: isText, textAlign: isText, verticalAlign: isText, containerId: isTextOrNull },
    ...{ fontSize: isPositive, fontFamily: isNumber, lineHeight: isPositive },
  },
};

/** Put together once: a board is read element by element, hundreds at a time. */
const CHECKS = new Map<unknown, readonly (readonly [string, Check])[]>(
  BOARD_ELEMENT_TYPES.map((type) => [type, Object.entries({ ...EVERY_TYPE, ...BY_TYPE[type] })]),
);

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
  if (!CHECKS.get(element.type)?.every(([field, isFine]) => isFine(element[field]))) return null;
  const { customData, ...fields } = element;
  const sane = readCustomData(customData);
  const index = readPaintIndex(element.index);
  return { ...fields, index, ...(sane && { customData: sane }) } as BoardElement;
}
