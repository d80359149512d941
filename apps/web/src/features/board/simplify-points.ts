export type Point = readonly [x: number, y: number];

/**
 * Which points of a line are needed so that none of the others is farther from it than the tolerance (Ramer, Douglas and
 * Peucker's way). The first and the last always are.
 * @returns their places, rising
 */
export function neededPoints(points: readonly Point[], tolerance: number): number[] {
  const isNeeded = new Array<boolean>(points.length).fill(false);
  if (points.length > 0) isNeeded[0] = isNeeded[points.length - 1] = true;
  const open: [from: number, to: number][] = [[0, points.length - 1]];
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    const farthest = farthestPoint(points, ...stretch);
    if (!farthest || farthest.distance <= tolerance) continue;
    isNeeded[farthest.place] = true;
    open.push([stretch[0], farthest.place], [farthest.place, stretch[1]]);
  }
  return isNeeded.flatMap((needed, place) => (needed ? place : []));
}

function farthestPoint(points: readonly Point[], from: number, to: number) {
  let farthest: { place: number; distance: number } | null = null;
  for (let place = from + 1; place < to; place++) {
    const distance = distanceToLine(points[place] ?? [0, 0], points[from] ?? [0, 0], points[to] ?? [0, 0]);
    if (!farthest || distance > farthest.distance) farthest = { place, distance };
  }
  return farthest;
}

function distanceToLine([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(x - fromX, y - fromY);
  return Math.abs(dx * (y - fromY) - dy * (x - fromX)) / length;
}
