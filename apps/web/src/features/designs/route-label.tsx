import type { DesignRoute } from '@fortyfive/questions';
import { PAGE_MEASURES } from './design-measures';
import { BASELINE, LABEL_LINE, type DesignTone } from './design-tone';

const { labelSize } = PAGE_MEASURES;
const NUMBER_HEIGHT = 18;
/** Of one digit or comma, rather too wide. */
const NUMBER_LETTER_WIDTH = 7;
const NUMBER_PADDING = 10;

interface RouteLabelProps {
  readonly route: DesignRoute;
  readonly tone: DesignTone;
  /** Which places of the path it is, such as "3, 4". */
  readonly number: string | undefined;
}

/** What a connection says, on its line, and which place of the path it is (DESIGN-WEB-2). */
export function RouteLabel({ route: { label }, tone, number }: RouteLabelProps) {
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
          <tspan key={place} x={x + width / 2} y={top + (place + BASELINE) * LABEL_LINE}>
            {line}
          </tspan>
        ))}
      </text>
      {number && <PathNumber x={x + width / 2} y={y - NUMBER_HEIGHT / 2} text={number} />}
    </g>
  );
}

function PathNumber({ x, y, text }: { readonly x: number; readonly y: number; readonly text: string }) {
  const width = Math.max(NUMBER_HEIGHT, text.length * NUMBER_LETTER_WIDTH + NUMBER_PADDING);
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
