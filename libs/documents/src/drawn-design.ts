import { COMPONENT_ICONS, ICON_SIZE, type IconStroke } from './component-icons.js';
import type { ComponentKind } from './component-kind.js';
import { coloursOf, familyOf, LABEL_COLOUR } from './component-look.js';
import { leadThrough, type DrawnPoint } from './drawn-route.js';

/** A design with a place for everything, in the board's units: plain data, whoever has laid it out. */
export interface DrawnDesign {
  readonly boxes: readonly (DrawnArea & { readonly id: string; readonly kind: ComponentKind; readonly name: string })[];
  readonly routes: readonly DrawnRoute[];
}

interface DrawnArea extends DrawnPoint {
  readonly width: number;
  readonly height: number;
}

interface DrawnRoute {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly points: readonly DrawnPoint[];
  readonly label: DrawnArea & { readonly lines: readonly string[] };
}

/** One of Excalidraw's elements, as its files and its clipboard hold it. */
export type ExcalidrawJson = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/** Excalidraw's number for Nunito, and the line height that goes with it. */
const FONT = 6;
const LINE_HEIGHT = 1.35;
const NAME_SIZE = 18;
const LABEL_SIZE = 14;
const CORNER_RADIUS = 10;
const ICON_TOP = 13;
/** Between an arrow's tip and its box. */
const GAP = 6;
const INNER_PADDING = 5;

/**
 * A design as real components of the board: each one shape with its kind, a name and an icon in one group, as the palette
 * makes them, and arrows that hang on both their ends. What Excalidraw can work out for itself is left to it.
 *
 * @returns elements in paint order; the ids follow from the design's own and are made new by Excalidraw when it pastes
 * @example elementsOfDesign(layoutDesign(problem.highLevelDesign, measures))[0]?.customData // { kind: 'client' }
 */
export function elementsOfDesign({ boxes, routes }: DrawnDesign): ExcalidrawJson[] {
  const arrowsOf = (id: string) =>
    routes.flatMap(({ from, to }, place) => (from === id || to === id ? [{ id: arrowId(place), type: 'arrow' }] : []));
  return [...boxes.flatMap((box) => componentElements(box, arrowsOf(box.id))), ...routes.flatMap(arrowElements)];
}

/** What Excalidraw takes for its own when it is pasted as text. @example await navigator.clipboard.writeText(clipboardOf(elements)) */
export function clipboardOf(elements: readonly ExcalidrawJson[]): string {
  return JSON.stringify({ type: 'excalidraw/clipboard', elements, files: {} });
}

/** The content of a file `.excalidraw`. */
export function excalidrawFileOf(elements: readonly ExcalidrawJson[]): string {
  const appState = { viewBackgroundColor: '#ffffff' };
  return JSON.stringify(
    { type: 'excalidraw', version: 2, source: 'Fortyfive', elements, appState, files: {} },
    null,
    2,
  );
}

const componentId = (id: string) => `component-${id}`;
const arrowId = (place: number) => `arrow-${place}`;

/** Fields that every element has; a seed of its own, so that the same design is the same text every time. */
function elementOf<Fields extends object>(id: string, type: string, fields: Fields) {
  const seed = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 31, 7);
  return {
    ...{ id, type, angle: 0, fillStyle: 'solid', strokeWidth: 1.5, strokeStyle: 'solid', roughness: 0, opacity: 100 },
    ...{ backgroundColor: 'transparent', groupIds: [], frameId: null, roundness: null, boundElements: null },
    ...{ seed, version: 1, versionNonce: seed, isDeleted: false, updated: 1, link: null, locked: false },
    ...fields,
  };
}

function componentElements(box: DrawnDesign['boxes'][number], arrows: readonly object[]): ExcalidrawJson[] {
  const { id, kind, name, x, y, width, height } = box;
  const { stroke, fill } = coloursOf(kind);
  const [shapeId, labelId] = [componentId(id), `${componentId(id)}-name`];
  const groupIds = [`${shapeId}-group`];
  const textHeight = NAME_SIZE * LINE_HEIGHT;
  const shape = elementOf(shapeId, 'rectangle', {
    ...{ x, y, width, height, groupIds, strokeColor: stroke, backgroundColor: fill, customData: { kind } },
    strokeStyle: familyOf(kind) === 'external' ? 'dashed' : 'solid',
    roundness: { type: 3, value: CORNER_RADIUS },
    boundElements: [{ id: labelId, type: 'text' }, ...arrows],
  });
  const label = elementOf(labelId, 'text', {
    ...textFields(name, NAME_SIZE, shapeId),
    ...{ x: x + INNER_PADDING, y: y + height - textHeight - INNER_PADDING, width: width - 2 * INNER_PADDING },
    ...{ height: textHeight, verticalAlign: 'bottom', groupIds },
  });
  const corner = { x: x + (width - ICON_SIZE) / 2, y: y + ICON_TOP };
  const icon = COMPONENT_ICONS[kind].map((points, place) =>
    elementOf(`${shapeId}-icon-${place}`, 'line', { ...iconFields(points, corner), strokeColor: stroke, groupIds }),
  );
  return [shape, label, ...icon];
}

function textFields(text: string, fontSize: number, containerId: string) {
  return {
    ...{ text, originalText: text, fontSize, fontFamily: FONT, lineHeight: LINE_HEIGHT, autoResize: true, containerId },
    ...{ textAlign: 'center', strokeColor: LABEL_COLOUR },
  };
}

function iconFields(stroke: IconStroke, corner: DrawnPoint) {
  const [[x, y] = [0, 0]] = stroke;
  const [xs, ys] = [stroke.map(([px]) => px), stroke.map(([, py]) => py)];
  return {
    ...{ x: corner.x + x, y: corner.y + y, customData: { part: 'icon' } },
    ...{ width: round(Math.max(...xs) - Math.min(...xs)), height: round(Math.max(...ys) - Math.min(...ys)) },
    points: stroke.map(([px, py]) => [round(px - x), round(py - y)]),
    ...{ lastCommittedPoint: null, startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: null },
  };
}

function arrowElements({ from, to, text, points, label }: DrawnRoute, place: number): ExcalidrawJson[] {
  const id = arrowId(place);
  const labelId = `${id}-label`;
  const middle = { x: label.x + label.width / 2, y: label.y + label.height / 2 };
  const spots = leadThrough(points, middle, GAP);
  const [{ x, y } = middle] = spots;
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  const hold = (end: string) => ({ elementId: componentId(end), focus: 0, gap: GAP });
  const arrow = elementOf(id, 'arrow', {
    ...{ x, y, width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) },
    points: spots.map((spot) => [round(spot.x - x), round(spot.y - y)]),
    ...{ strokeColor: LABEL_COLOUR, startBinding: hold(from), endBinding: hold(to), elbowed: false },
    ...{ lastCommittedPoint: null, startArrowhead: null, endArrowhead: 'triangle' },
    boundElements: text === '' ? [] : [{ id: labelId, type: 'text' }],
  });
  if (text === '') return [arrow];
  const { lines, width } = label;
  const height = lines.length * LABEL_SIZE * LINE_HEIGHT;
  const written = elementOf(labelId, 'text', {
    // Excalidraw would break it into wider lines than it was given room for; in a list it is read as one line again.
    ...textFields(lines.join('\n'), LABEL_SIZE, id),
    ...{ x: label.x, y: middle.y - height / 2, width, height, verticalAlign: 'middle' },
  });
  return [arrow, written];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
