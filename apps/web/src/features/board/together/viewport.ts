/** What somebody sees of the board: a rectangle in the board's own coordinates. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How Excalidraw is scrolled and zoomed. */
export interface View {
  readonly scrollX: number;
  readonly scrollY: number;
  readonly zoom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The limits of Excalidraw's own zoom. */
const MIN_ZOOM = 0.1;
const MAX_ZOOM = 30;
/** Beyond these no honest view lies; numbers without end would tear a follower's board apart. */
const MAX_COORDINATE = 1e7;
const MAX_SIDE = 1e6;

/** The rectangle that is seen, in whole numbers. */
export function viewportOf({ scrollX, scrollY, zoom }: View, { width, height }: Size): Viewport {
  return {
    x: Math.round(-scrollX),
    y: Math.round(-scrollY),
    width: Math.max(1, Math.round(width / zoom)),
    height: Math.max(1, Math.round(height / zoom)),
  };
}

/** The view that shows a rectangle whole, in the middle and as large as a board of this size allows. */
export function fitViewport(viewport: Viewport, { width, height }: Size): View {
  const fitting = Math.min(width / viewport.width, height / viewport.height);
  const zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, fitting));
  return {
    scrollX: width / zoom / 2 - (viewport.x + viewport.width / 2),
    scrollY: height / zoom / 2 - (viewport.y + viewport.height / 2),
    zoom,
  };
}

/** How much of a board's edges lies below its controls, in px. */
export interface Covered {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The view that shows a rectangle whole beside what covers the edges, as large as that allows but no larger than drawn. */
export function fitBeside(viewport: Viewport, { width, height }: Size, covered: Covered): View {
  const room = { width: width - covered.left - covered.right, height: height - covered.top - covered.bottom };
  const zoom = Math.min(1, fitViewport(viewport, room).zoom);
  return {
    scrollX: (covered.left + room.width / 2) / zoom - (viewport.x + viewport.width / 2),
    scrollY: (covered.top + room.height / 2) / zoom - (viewport.y + viewport.height / 2),
    zoom,
  };
}

/** A viewport as another browser has sent it; `null` when it is none. */
export function readViewport(value: unknown): Viewport | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height } = value as Partial<Record<keyof Viewport, unknown>>;
  if (!isWithin(x, MAX_COORDINATE) || !isWithin(y, MAX_COORDINATE)) return null;
  if (!isWithin(width, MAX_SIDE) || !isWithin(height, MAX_SIDE) || width < 1 || height < 1) return null;
  return { x, y, width, height };
}

function isWithin(value: unknown, limit: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= limit;
}

export function isSameViewport(one: Viewport, other: Viewport): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
