import type { DesignHop, DesignLayout, DesignRoute } from '@fortyfive/questions';
import { useId, type Ref } from 'react';
import { classes } from '#ui/classes';
import { ComponentBox } from './component-box';
import { curveOf } from './design-curve';
import type { DesignTone } from './design-tone';
import { RouteLabel } from './route-label';

interface DesignDrawingProps {
  readonly layout: DesignLayout;
  readonly label: string;
  /** The way that is shown; everything else steps back. Empty for all of it. */
  readonly hops: readonly DesignHop[];
  readonly ref?: Ref<SVGSVGElement>;
  /** In px, when it is to be drawn smaller than it was laid out. */
  readonly width?: number;
}

/** The reference design as a picture. A kind is told by its icon and in words, a way by numbers and by weight of line. */
export function DesignDrawing({ layout, label, hops, ref, width = layout.width }: DesignDrawingProps) {
  const id = useId();
  const numbers = numbersOf(hops);
  const visited = new Set(hops.flatMap(({ from, to }) => [from, to]));
  const isShowingPath = hops.length > 0;
  const toneOf = (isOnPath: boolean): DesignTone => (isShowingPath ? (isOnPath ? 'path' : 'back') : 'plain');
  return (
    <svg
      ref={ref}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={width}
      height={(layout.height * width) / layout.width}
      className="block h-auto font-sans print:max-w-full"
    >
      <defs>
        <ArrowHead id={`${id}-plain`} className="fill-muted" />
        <ArrowHead id={`${id}-path`} className="fill-accent" />
        <ArrowHead id={`${id}-back`} className="fill-line-strong" />
      </defs>
      {layout.routes.map((route, place) => (
        <Line key={place} route={route} tone={toneOf(numbers.has(place))} markerId={id} />
      ))}
      {layout.routes.map((route, place) => (
        <RouteLabel key={place} route={route} tone={toneOf(numbers.has(place))} number={numbers.get(place)} />
      ))}
      {layout.boxes.map((box) => (
        <ComponentBox key={box.id} box={box} tone={toneOf(visited.has(box.id))} />
      ))}
    </svg>
  );
}

/** "3, 4" for a connection that the way passes there and back. */
function numbersOf(hops: readonly DesignHop[]): ReadonlyMap<number, string> {
  const numbers = new Map<number, string>();
  for (const [place, { connections }] of hops.entries()) {
    for (const connection of connections) {
      const before = numbers.get(connection);
      numbers.set(connection, before ? `${before}, ${place + 1}` : String(place + 1));
    }
  }
  return numbers;
}

function ArrowHead({ id, className }: { readonly id: string; readonly className: string }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX={8}
      refY={4}
      markerWidth={8}
      markerHeight={8}
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path d="M0,0.5 L8,4 L0,7.5 Z" className={className} />
    </marker>
  );
}

function Line({
  route,
  tone,
  markerId,
}: {
  readonly route: DesignRoute;
  readonly tone: DesignTone;
  readonly markerId: string;
}) {
  return (
    <path
      d={curveOf(route.points)}
      fill="none"
      strokeWidth={tone === 'path' ? 2.5 : 1.5}
      markerEnd={`url(#${markerId}-${tone})`}
      className={classes(
        tone === 'path' && 'stroke-accent',
        tone === 'plain' && 'stroke-muted',
        tone === 'back' && 'stroke-line-strong',
      )}
    />
  );
}
