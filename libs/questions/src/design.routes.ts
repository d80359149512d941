import type { DesignArea, DesignBox, DesignMeasures, DesignPoint, DesignRoute } from './design.layout.js';

type Direction = DesignMeasures['direction'];

/** What lies in one layer, along the flow: from where to where. */
interface Layer {
  readonly middle: number;
  readonly start: number;
  readonly end: number;
}

const SAME_LAYER = 1;
/** Points nearer to the straight line than this are on it. */
const STRAIGHT = 0.5;

/**
 * Dagre gives each connection one point per layer that it crosses, and ends it wherever it meets a box. From that: lines that
 * go straight along the flow for as long as a layer is deep, so that they cut no corner of a box, and ends spread evenly over
 * the side of a box, so that no two lines lie upon one another.
 */
export function drawRoutes(
  boxes: readonly DesignBox[],
  routes: readonly DesignRoute[],
  direction: Direction,
): DesignRoute[] {
  // Everything below thinks from left to right.
  const turn = direction === 'right' ? (point: DesignPoint) => point : ({ x, y }: DesignPoint) => ({ x: y, y: x });
  const turned = new Map(boxes.map((box) => [box.id, turnArea(box, direction)]));
  const layers = layersOf([...turned.values(), ...routes.map(({ label }) => turnArea(label, direction))]);
  const inner = routes.map(({ points }) => points.slice(1, -1).map(turn));
  const paths = inner.map((points) => points.flatMap((point, place) => acrossLayer(point, points, place, layers)));
  const ends = endsOf(routes, inner, turned);
  return routes.map((route, index) => {
    const { from, to } = ends[index] ?? {};
    const points = [from, ...(paths[index] ?? []), to].filter((point) => point !== undefined);
    return { ...route, points: withoutNeedless(points).map(turn) };
  });
}

function turnArea({ x, y, width, height }: DesignArea, direction: Direction): DesignArea {
  return direction === 'right' ? { x, y, width, height } : { x: y, y: x, width: height, height: width };
}

function layersOf(areas: readonly DesignArea[]): Layer[] {
  const layers: Layer[] = [];
  for (const { x, width } of areas) {
    const found = layers.findIndex(({ middle }) => Math.abs(middle - (x + width / 2)) < SAME_LAYER);
    const layer = layers[found];
    if (!layer) layers.push({ middle: x + width / 2, start: x, end: x + width });
    else layers[found] = { ...layer, start: Math.min(layer.start, x), end: Math.max(layer.end, x + width) };
  }
  return layers;
}

function acrossLayer(
  point: DesignPoint,
  points: readonly DesignPoint[],
  place: number,
  layers: readonly Layer[],
): DesignPoint[] {
  const layer = layers.find(({ middle }) => Math.abs(middle - point.x) < SAME_LAYER);
  if (!layer) return [point];
  const { start, end } = layer;
  const isForward = isGoingForward(points, place);
  return [isForward ? start : end, isForward ? end : start].map((x) => ({ x, y: point.y }));
}

function isGoingForward(points: readonly DesignPoint[], place: number): boolean {
  const [before, after] = [points[place - 1] ?? points[place], points[place + 1] ?? points[place]];
  return (after?.x ?? 0) >= (before?.x ?? 0);
}

interface End {
  readonly route: number;
  readonly end: 'from' | 'to';
  readonly box: DesignArea;
  readonly isAtEnd: boolean;
  /** Where the line goes from here. */
  readonly next: DesignPoint;
}

function endsOf(
  routes: readonly DesignRoute[],
  inner: readonly (readonly DesignPoint[])[],
  boxes: ReadonlyMap<string, DesignArea>,
): Partial<Record<End['end'], DesignPoint>>[] {
  const placed: Partial<Record<End['end'], DesignPoint>>[] = routes.map(() => ({}));
  const sides = new Map<string, End[]>();
  for (const [route, { from, to }] of routes.entries()) {
    for (const [end, id, next] of [
      ['from', from, inner[route]?.[0]],
      ['to', to, inner[route]?.at(-1)],
    ] as const) {
      const box = boxes.get(id);
      if (!box || !next) continue;
      const isAtEnd = next.x > box.x + box.width / 2;
      const side = `${id} ${isAtEnd}`;
      sides.set(side, [...(sides.get(side) ?? []), { route, end, box, isAtEnd, next }]);
    }
  }
  for (const side of sides.values()) {
    side.sort((one, other) => one.next.y - other.next.y || one.next.x - other.next.x || one.route - other.route);
    for (const [place, { route, end, box, isAtEnd }] of side.entries()) {
      const y = box.y + (box.height * (place + 1)) / (side.length + 1);
      placed[route] = { ...placed[route], [end]: { x: isAtEnd ? box.x + box.width : box.x, y } };
    }
  }
  return placed;
}

/** Leaves out what lies on the straight line between its neighbours. */
function withoutNeedless(points: readonly DesignPoint[]): DesignPoint[] {
  const kept: DesignPoint[] = [];
  for (const [place, point] of points.entries()) {
    const [before, after] = [kept.at(-1), points[place + 1]];
    if (before && after && distanceToLine(point, before, after) < STRAIGHT) continue;
    kept.push(point);
  }
  return kept;
}

function distanceToLine(point: DesignPoint, from: DesignPoint, to: DesignPoint): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(point.x - from.x, point.y - from.y);
  return Math.abs(dx * (from.y - point.y) - dy * (from.x - point.x)) / length;
}
