import { COMPONENT_ICONS, familyOf, ICON_SIZE, KIND_NAMES } from '@fortyfive/documents';
import type { DesignBox } from '@fortyfive/questions';
import { classes } from '#ui/classes';
import { PAGE_MEASURES } from './design-measures';
import { BASELINE, LABEL_LINE, NAME_LINE, type DesignTone } from './design-tone';

const { nameSize, labelSize } = PAGE_MEASURES;
const TEXT_LEFT = 40;
const ICON_LEFT = 9;

/** One component: what it is by its icon and in words, and its name (DESIGN-WEB-1). */
export function ComponentBox({ box, tone }: { readonly box: DesignBox; readonly tone: DesignTone }) {
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
          <tspan key={place} x={TEXT_LEFT} y={top + (place + BASELINE) * NAME_LINE}>
            {line}
          </tspan>
        ))}
        <tspan
          x={TEXT_LEFT}
          y={top + lines.length * NAME_LINE + BASELINE * LABEL_LINE}
          fontSize={labelSize}
          className="fill-muted font-normal"
        >
          {KIND_NAMES[kind]}
        </tspan>
      </text>
    </g>
  );
}
