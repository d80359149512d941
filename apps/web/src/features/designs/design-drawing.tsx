import { COMPONENT_ICONS, familyOf, ICON_SIZE, KIND_NAMES } from '@fortyfive/documents';
import type { DesignBox, DesignHop, DesignLayout, DesignRoute } from '@fortyfive/questions';
import { useId, type Ref } from 'react';
import { classes } from '#ui/classes';
import { curveOf } from './design-curve';
import { PAGE_MEASURES } from './design-measures';

const { nameSize, labelSize } = PAGE_MEASURES;
const NAME_LINE = nameSize * 1.25;
const LABEL_LINE = labelSize * 1.25;
const TEXT_LEFT = 40;
const ICON_LEFT = 9;
const NUMBER_HEIGHT = 18;
const NUMBER_WIDTH = 9;
const NUMBER_PADDING = 10;

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
  const toneOf = (isOnPath: boolean) => (isShowingPath ? (isOnPath ? 'path' : 'back') : 'plain');
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
        <Label key={place} route={route} tone={toneOf(numbers.has(place))} number={numbers.get(place)} />
      ))}
      {layout.boxes.map((box) => (
        <Box key={box.id} box={box} tone={toneOf(visited.has(box.id))} />
      ))}
    </svg>
  );
}

type Tone = 'plain' | 'path' | 'back';

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
  readonly tone: Tone;
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

interface LabelProps {
  readonly route: DesignRoute;
  readonly tone: Tone;
  readonly number: string | undefined;
}

function Label({ route: { label }, tone, number }: LabelProps) {
  const { x, y, width, height, lines } = label;
  const top = y + (height - lines.length * LABEL_LINE) / 2;
  return (
    <g>
      <rect {...{ x, y, width, height }} rx={4} className="fill-surface" />
      <text
        fontSize={labelSize}
        textAnchor="middle"
        className={tone === 'path' ? 'fill-ink font-medium' : 'fill-muted'}
      >
        {lines.map((line, place) => (
          <tspan key={place} x={x + width / 2} y={top + (place + 0.78) * LABEL_LINE}>
            {line}
          </tspan>
        ))}
      </text>
      {number && <PathNumber x={x + width / 2} y={y - NUMBER_HEIGHT / 2} text={number} />}
    </g>
  );
}

function PathNumber({ x, y, text }: { readonly x: number; readonly y: number; readonly text: string }) {
  const width = Math.max(NUMBER_HEIGHT, text.length * NUMBER_WIDTH * 0.8 + NUMBER_PADDING);
  return (
    <g transform={`translate(${x - width / 2} ${y - NUMBER_HEIGHT / 2})`}>
      <rect width={width} height={NUMBER_HEIGHT} rx={NUMBER_HEIGHT / 2} className="fill-accent" />
      <text
        x={width / 2}
        y={NUMBER_HEIGHT * 0.74}
        fontSize={labelSize}
        textAnchor="middle"
        className="fill-accent-ink font-semibold tabular-nums"
      >
        {text}
      </text>
    </g>
  );
}

function Box({ box, tone }: { readonly box: DesignBox; readonly tone: Tone }) {
  const { x, y, width, height, kind, lines } = box;
  const top = (height - lines.length * NAME_LINE - LABEL_LINE) / 2;
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect
        {...{ width, height }}
        rx={10}
        strokeWidth={tone === 'path' ? 2.5 : 1.5}
        strokeDasharray={familyOf(kind) === 'external' ? '6 4' : undefined}
        className={classes(
          tone === 'path' ? 'fill-accent-soft stroke-accent' : 'fill-paper',
          tone === 'plain' && 'stroke-ink/60',
          tone === 'back' && 'stroke-line-strong',
        )}
      />
      <g
        transform={`translate(${ICON_LEFT} ${(height - ICON_SIZE) / 2})`}
        fill="none"
        strokeWidth={1.6}
        strokeLinejoin="round"
        strokeLinecap="round"
        className={tone === 'back' ? 'stroke-muted' : 'stroke-ink'}
      >
        {COMPONENT_ICONS[kind].map((points, place) => (
          <polyline key={place} points={points.map((point) => point.join(',')).join(' ')} />
        ))}
      </g>
      <text
        x={TEXT_LEFT}
        fontSize={nameSize}
        className={classes('font-medium', tone === 'back' ? 'fill-muted' : 'fill-ink')}
      >
        {lines.map((line, place) => (
          <tspan key={place} x={TEXT_LEFT} y={top + (place + 0.78) * NAME_LINE}>
            {line}
          </tspan>
        ))}
        <tspan
          x={TEXT_LEFT}
          y={top + lines.length * NAME_LINE + 0.78 * LABEL_LINE}
          fontSize={labelSize}
          className="fill-muted font-normal"
        >
          {KIND_NAMES[kind]}
        </tspan>
      </text>
    </g>
  );
}
