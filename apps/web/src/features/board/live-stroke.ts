import type { ExcalidrawFreeDrawElement } from '@excalidraw/excalidraw/element/types';
import { neededPoints, type Point } from './simplify-points';

/** A freehand stroke while it is being drawn, as the others see it: their Excalidraw draws its way from these fields. */
export interface LiveStroke {
  /** The id that it will have on the board. */
  readonly id: string;
  /** Where its first point is, in the board's own coordinates. */
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  /** Excalidraw's stroke width; the line is about four times as wide. */
  readonly width: number;
  /** 0 to 100. */
  readonly opacity: number;
  readonly points: readonly Point[];
  /** Of a pen that can tell, for each point, 0 to 1; otherwise empty. */
  readonly pressures: readonly number[];
}

/** How a stroke travels: whole numbers, each point as the way from the one before, with its pressure behind it. */
export interface PackedStroke {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  readonly width: number;
  readonly opacity: number;
  /** The length of 1 in `way`, in the board's own coordinates. */
  readonly unit: number;
  readonly way: readonly number[];
  readonly hasPressures: boolean;
}

/** All of a person's presence must fit in the server's 4 KiB, the selection and the view included. */
export const MAX_STROKE_BYTES = 2_400;
/** A stroke may be sent by anybody; no honest one has more. */
const MAX_WAY = MAX_STROKE_BYTES;
const MAX_COORDINATE = 1_000_000;
const COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{1,30})$/i;
const PRESSURE_STEPS = 99;

/**
 * A stroke, small enough to be sent along with a person's presence. What is too long loses points that hardly show.
 * @param zoom how large the author sees it: the larger, the finer
 */
export function packStroke(element: ExcalidrawFreeDrawElement, zoom: number): PackedStroke {
  const unit = zoom >= 2 ? 0.1 : 0.5;
  let packed = packPoints(element, unit, null);
  for (let tolerance = unit; JSON.stringify(packed).length > MAX_STROKE_BYTES; tolerance *= 2) {
    packed = packPoints(element, unit, tolerance);
  }
  return packed;
}

function packPoints(element: ExcalidrawFreeDrawElement, unit: number, tolerance: number | null): PackedStroke {
  const { id, points, pressures, simulatePressure } = element;
  const places = tolerance === null ? points.map((_, place) => place) : neededPoints(points, tolerance);
  const way: number[] = [];
  let [beforeX, beforeY] = [0, 0];
  for (const place of places) {
    const [pointX, pointY] = points[place] ?? [0, 0];
    const [x, y] = [Math.round(pointX / unit), Math.round(pointY / unit)];
    way.push(x - beforeX, y - beforeY);
    if (!simulatePressure) way.push(Math.round((pressures[place] ?? 0.5) * PRESSURE_STEPS));
    [beforeX, beforeY] = [x, y];
  }
  const look = { colour: element.strokeColor, width: element.strokeWidth, opacity: element.opacity };
  return { id, x: toTenth(element.x), y: toTenth(element.y), ...look, unit, way, hasPressures: !simulatePressure };
}

function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A stroke out of somebody's presence; `null` for whatever is none, because anybody may send anything. */
export function readStroke(value: unknown): LiveStroke | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, x, y, colour, width, opacity, unit, way, hasPressures } = value as Partial<
    Record<keyof PackedStroke, unknown>
  >;
  if (typeof id !== 'string' || id.length > 100 || typeof colour !== 'string' || !COLOUR.test(colour)) return null;
  if (!isBetween(x, -MAX_COORDINATE, MAX_COORDINATE) || !isBetween(y, -MAX_COORDINATE, MAX_COORDINATE)) return null;
  if (!isBetween(width, 0.1, 100) || !isBetween(opacity, 0, 100) || !isBetween(unit, 0.01, 10)) return null;
  const isWay =
    Array.isArray(way) && way.length <= MAX_WAY && way.every((one) => isBetween(one, -MAX_COORDINATE, MAX_COORDINATE));
  if (!isWay) return null;
  return { id, x, y, colour, width, opacity, ...unpackWay(way, unit, hasPressures === true) };
}

function unpackWay(
  way: readonly number[],
  unit: number,
  hasPressures: boolean,
): Pick<LiveStroke, 'points' | 'pressures'> {
  const points: Point[] = [];
  const pressures: number[] = [];
  const size = hasPressures ? 3 : 2;
  let [x, y] = [0, 0];
  for (let place = 0; place + size <= way.length; place += size) {
    x += way[place] ?? 0;
    y += way[place + 1] ?? 0;
    points.push([x * unit, y * unit]);
    if (hasPressures) pressures.push(Math.min(1, Math.max(0, (way[place + 2] ?? 0) / PRESSURE_STEPS)));
  }
  return { points, pressures };
}

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
