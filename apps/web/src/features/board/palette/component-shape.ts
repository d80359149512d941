import { convertToExcalidrawElements, getCommonBounds, newElementWith } from '@excalidraw/excalidraw';
import type {
  ExcalidrawArrowElement,
  ExcalidrawElement,
  ExcalidrawTextElement,
} from '@excalidraw/excalidraw/element/types';
import {
  coloursOf,
  COMPONENT_ICONS,
  familyOf,
  ICON_SIZE,
  LABEL_COLOUR,
  type BoundaryKind,
  type ComponentKind,
  type IconStroke,
} from '@fortyfive/documents';
import { ARROW_GAP } from './arrow-route';
import { ICON_PART, isIcon } from './components';
import type { Box, Spot } from './placement';

/** Excalidraw's number for Nunito: even, and served from our own address. */
const LABEL_FONT = 6;
const LABEL = { fontFamily: LABEL_FONT, fontSize: 18, strokeColor: LABEL_COLOUR } as const;
const ARROW_LABEL = { fontFamily: LABEL_FONT, fontSize: 16, strokeColor: LABEL_COLOUR } as const;
const CORNER_RADIUS = 10;
const ICON_TOP = 13;
const NAME_BELOW_ICON = 2;

type Skeleton = NonNullable<Parameters<typeof convertToExcalidrawElements>[0]>[number];

/** A component is one shape with its kind, a name, and an icon of a line or two, in one group (PALETTE-1, decision 0025). */
export function makeComponent(
  kind: ComponentKind,
  box: Box,
  name: string,
  frameId: string | null,
): readonly ExcalidrawElement[] {
  const { stroke, fill } = coloursOf(kind);
  const isExternal = familyOf(kind) === 'external';
  const look = { strokeColor: stroke, roughness: 0, fillStyle: 'solid', opacity: 100, strokeWidth: 1.5 } as const;
  const shape: Skeleton = {
    ...{ type: 'rectangle', ...box, ...look, backgroundColor: fill, customData: { kind } },
    strokeStyle: isExternal ? 'dashed' : 'solid',
    roundness: { type: 3, value: CORNER_RADIUS },
    label: { ...LABEL, text: name, textAlign: 'center', verticalAlign: 'bottom' },
  };
  const corner = { x: box.x + (box.width - ICON_SIZE) / 2, y: box.y + ICON_TOP };
  const icon = COMPONENT_ICONS[kind].map((points) => iconLine(points, corner, look));
  const groupIds = [crypto.randomUUID()];
  const made = convertToExcalidrawElements([shape, ...icon]);
  return withRoomForName(made.map((element): ExcalidrawElement => ({ ...element, groupIds, frameId, index: null })));
}

/**
 * A component, first in the list, that is as high as icon and name need together: Excalidraw only sees to it that the name
 * itself fits. The same elements when there is room.
 */
export function withRoomForName(elements: readonly ExcalidrawElement[]): readonly ExcalidrawElement[] {
  const [shape, ...parts] = elements;
  const label = parts.find(({ type }) => type === 'text');
  const icons = parts.filter(isIcon);
  if (!shape || !label || icons.length === 0) return elements;
  const [, , , iconBottom] = getCommonBounds(icons);
  const lacking = Math.ceil(iconBottom + NAME_BELOW_ICON - label.y);
  if (lacking <= 0) return elements;
  const grown = newElementWith(shape, { height: shape.height + lacking });
  const lowered = newElementWith(label, { y: label.y + lacking });
  return [grown, ...parts.map((part) => (part === label ? lowered : part))];
}

function iconLine(stroke: IconStroke, corner: Spot, look: Partial<Skeleton>): Skeleton {
  const [[x, y] = [0, 0]] = stroke;
  const [xs, ys] = [stroke.map(([px]) => px), stroke.map(([, py]) => py)];
  return {
    ...look,
    ...{ type: 'line', x: corner.x + x, y: corner.y + y, backgroundColor: 'transparent', roundness: null },
    points: stroke.map(([px, py]) => [round(px - x), round(py - y)]),
    width: round(Math.max(...xs) - Math.min(...xs)),
    height: round(Math.max(...ys) - Math.min(...ys)),
    customData: { part: ICON_PART },
  } as Skeleton;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A region or a zone: a frame, which takes along what stands in it. */
export function makeBoundary(kind: BoundaryKind, box: Box, name: string): ExcalidrawElement[] {
  const made = convertToExcalidrawElements([{ type: 'frame', children: [], ...box, name, customData: { kind } }]);
  // The conversion sizes a frame by its children, and this one has none yet.
  return made.map((element) => ({ ...element, ...box, index: null }));
}

/** An arrow that hangs on both components, so that it follows them wherever anybody drags them. */
export function makeArrow(fromId: string, toId: string, spots: readonly Spot[], frameId: string | null) {
  const [made] = convertToExcalidrawElements([
    { type: 'arrow', x: 0, y: 0, strokeColor: LABEL_COLOUR, strokeWidth: 1.5, roughness: 0, endArrowhead: 'triangle' },
  ]) as ExcalidrawArrowElement[];
  if (!made) throw new Error('Excalidraw has made no arrow.');
  const hold = (elementId: string) => ({ elementId, focus: 0, gap: ARROW_GAP });
  return {
    ...{ ...made, ...pathOf(spots), startBinding: hold(fromId), endBinding: hold(toId), frameId, index: null },
    // A straight arrow has nothing to round; a bent one is drawn as a curve.
    roundness: spots.length > 2 ? { type: 2 as const } : null,
  } satisfies ExcalidrawArrowElement;
}

/** An arrow's or a line's fields for these points of the board. */
export function pathOf(
  spots: readonly Spot[],
): Pick<ExcalidrawArrowElement, 'x' | 'y' | 'width' | 'height' | 'points'> {
  const [{ x, y } = { x: 0, y: 0 }] = spots;
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  return {
    ...{ x, y, width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) },
    points: spots.map((spot) => [spot.x - x, spot.y - y]) as unknown as ExcalidrawArrowElement['points'],
  };
}

/** A label as Excalidraw would break and place it, and the shape as high as the label then needs. */
export function writeLabel(
  holder: ExcalidrawElement,
  label: ExcalidrawTextElement | null,
  text: string,
): readonly [holder: ExcalidrawElement, label: ExcalidrawTextElement] | null {
  const look = label ?? (holder.type === 'arrow' ? ARROW_LABEL : LABEL);
  const { fontFamily, fontSize, strokeColor } = look;
  const { textAlign, verticalAlign } = label ?? { textAlign: 'center', verticalAlign: 'middle' };
  const skeleton = {
    ...holder,
    boundElements: null,
    label: { fontFamily, fontSize, strokeColor, textAlign, verticalAlign, text },
  };
  const [shape, made] = convertToExcalidrawElements([skeleton as unknown as Skeleton], { regenerateIds: false });
  if (!shape || made?.type !== 'text') return null;
  const { x, y, width, height, originalText } = made;
  const grown = newElementWith(holder, {
    height: shape.height,
    boundElements: withBound(holder, label?.id ?? made.id, 'text'),
  });
  if (label) return [grown, newElementWith(label, { x, y, width, height, text: made.text, originalText })];
  return [grown, { ...made, groupIds: holder.groupIds, frameId: holder.frameId, index: null }];
}

/** The list of what hangs on an element, with one more; the binding derives it for everybody else (DOCUMENT-1). */
export function withBound(holder: ExcalidrawElement, id: string, type: 'arrow' | 'text') {
  const bound = holder.boundElements ?? [];
  return bound.some((one) => one.id === id) ? bound : [...bound, { id, type }];
}
