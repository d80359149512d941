/** A place on the board. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * The same line with the point in the middle of the list where its label stands, because that is where Excalidraw puts an
 * arrow's label, and with its ends drawn back from what they point at.
 *
 * @param middle a point on the line, or near it
 * @param gap how much shorter each end is, in the board's units
 */
export function leadThrough(points: readonly DrawnPoint[], middle: DrawnPoint, gap: number): DrawnPoint[] {
  const drawn = shortened(points, gap);
  const cut = nearestSegment(drawn, middle);
  let [before, after] = [drawn.slice(0, cut + 1), drawn.slice(cut + 1)];
  while (before.length < after.length) before = withHalfWay([...before, middle]).slice(0, -1);
  while (after.length < before.length) after = withHalfWay([middle, ...after]).slice(1);
  return [...before, middle, ...after];
}

function shortened(points: readonly DrawnPoint[], gap: number): DrawnPoint[] {
  const drawn = [...points];
  const last = drawn.length - 1;
  const [first, second, beforeLast, final] = [drawn[0], drawn[1], drawn[last - 1], drawn[last]];
  if (first && second) drawn[0] = moved(first, second, gap);
  if (beforeLast && final) drawn[last] = moved(final, beforeLast, gap);
  return drawn;
}

function moved(from: DrawnPoint, towards: DrawnPoint, by: number): DrawnPoint {
  const length = distance(from, towards);
  return length === 0 ? from : between(from, towards, Math.min(0.5, by / length));
}

/** One more point, half way along the longest part of the line. */
function withHalfWay(points: readonly DrawnPoint[]): DrawnPoint[] {
  let longest = 0;
  for (let place = 1; place < points.length - 1; place++) {
    if (lengthAt(points, place) > lengthAt(points, longest)) longest = place;
  }
  const [from, to] = [points[longest], points[longest + 1]];
  return from && to ? points.toSpliced(longest + 1, 0, between(from, to, 0.5)) : [...points];
}

function lengthAt(points: readonly DrawnPoint[], place: number): number {
  const [from, to] = [points[place], points[place + 1]];
  return from && to ? distance(from, to) : 0;
}

function nearestSegment(points: readonly DrawnPoint[], spot: DrawnPoint): number {
  const detours = points.slice(1).map((to, place) => {
    const from = points[place] ?? to;
    return distance(from, spot) + distance(spot, to) - distance(from, to);
  });
  return detours.indexOf(Math.min(...detours));
}

function between(from: DrawnPoint, to: DrawnPoint, part: number): DrawnPoint {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function distance(one: DrawnPoint, other: DrawnPoint): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
