import type { DesignPoint } from '@fortyfive/questions';

const ALIGNED = 0.5;

/**
 * A line of the drawing as an SVG path: straight along the flow, and in one bend where it changes over to the side.
 * @example curveOf([{ x: 0, y: 0 }, { x: 0, y: 40 }]) // 'M0,0 L0,40'
 */
export function curveOf(points: readonly DesignPoint[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = rest.map((to, place) => {
    const from = points[place] ?? to;
    if (Math.abs(to.x - from.x) < ALIGNED || Math.abs(to.y - from.y) < ALIGNED) return `L${spot(to)}`;
    const half = (from.y + to.y) / 2;
    return `C${spot({ x: from.x, y: half })} ${spot({ x: to.x, y: half })} ${spot(to)}`;
  });
  return [`M${spot(first)}`, ...parts].join(' ');
}

function spot({ x, y }: DesignPoint): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
