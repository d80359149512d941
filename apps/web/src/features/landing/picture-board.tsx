import { classes } from '#ui/classes';
import { stepHue } from '#ui/step-hue';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly width?: number;
}

const BOX_HEIGHT = 36;
const BOX_WIDTH = 92;
const HUE = stepHue(3);

const BOXES: readonly Box[] = [
  { x: 32, y: 78, label: 'Client', width: 76 },
  { x: 152, y: 78, label: 'Load balancer', width: 116 },
  { x: 320, y: 78, label: 'Links' },
  { x: 320, y: 186, label: 'Cache' },
  { x: 320, y: 294, label: 'Store' },
  { x: 152, y: 186, label: 'Queue', width: 116 },
  { x: 152, y: 294, label: 'Click counts', width: 116 },
];

/** Dashed where something happens later. */
const ARROWS: readonly { readonly path: string; readonly isLater?: boolean }[] = [
  { path: 'M108 96H147' },
  { path: 'M268 96H315' },
  { path: 'M380 114V181' },
  { path: 'M412 96H430V312H417' },
  { path: 'M346 114V150H210V181', isLater: true },
  { path: 'M210 222V289', isLater: true },
];

const NUMBERS = ['Peak', '40 k reads/s', '400 writes/s'] as const;

export function PictureBoard() {
  return (
    <svg viewBox="0 0 460 368" className="size-full overflow-visible">
      <defs>
        <pattern id="board-dots" width="20" height="20" patternUnits="userSpaceOnUse">
          <circle cx="2" cy="2" r="1" className="fill-line" />
        </pattern>
        <marker id="board-arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M1 1l6 3-6 3" fill="none" strokeWidth="1.25" className="stroke-ink" />
        </marker>
      </defs>
      <rect x="-460" width="1380" height="368" fill="url(#board-dots)" />
      <rect x="12" y="36" width="436" height="320" rx="6" fill="none" className={classes(HUE.stroke, 'opacity-60')} />
      <text x="13" y="26" className={classes(HUE.fill, 'text-xs font-medium')}>
        4 High-level design
      </text>
      {ARROWS.map(({ path, isLater }) => (
        <path
          key={path}
          d={path}
          fill="none"
          strokeWidth="1.5"
          strokeDasharray={isLater ? '4 4' : undefined}
          markerEnd="url(#board-arrow)"
          className="stroke-ink"
        />
      ))}
      {BOXES.map((box) => (
        <PictureBox key={box.label} box={box} />
      ))}
      {NUMBERS.map((line, index) => (
        <text
          key={line}
          x="32"
          y={200 + index * 20}
          className={classes('text-xs', index === 0 ? 'fill-muted' : 'fill-ink')}
        >
          {line}
        </text>
      ))}
      <PictureCursor />
    </svg>
  );
}

function PictureBox({ box: { x, y, label, width = BOX_WIDTH } }: { readonly box: Box }) {
  return (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={BOX_HEIGHT}
        rx="6"
        strokeWidth="1.5"
        className="fill-surface stroke-ink"
      />
      <text x={x + width / 2} y={y + BOX_HEIGHT / 2 + 4.5} textAnchor="middle" className="fill-ink text-xs">
        {label}
      </text>
    </>
  );
}

/** The partner's pointer, in their colour. */
function PictureCursor() {
  return (
    <g transform="translate(288 246)">
      <path d="M0 0l4 14 3-6 6-3z" className="fill-person-2" />
      <rect x="12" y="12" width="34" height="20" rx="6" className="fill-person-2" />
      <text x="29" y="26.5" textAnchor="middle" className="fill-person-ink text-xs font-medium">
        Ben
      </text>
    </g>
  );
}
