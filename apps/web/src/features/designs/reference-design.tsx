import {
  layoutDesign,
  walkDesign,
  type DesignHop,
  type DesignPathName,
  type HighLevelDesign,
} from '@fortyfive/questions';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '#ui/button';
import { DesignActions } from './design-actions';
import { DesignDrawing } from './design-drawing';
import { PAGE_MEASURES } from './design-measures';
import { DesignWords, PathWords } from './design-words';
import { useWidth } from './use-width';

interface ReferenceDesignProps {
  readonly design: HighLevelDesign;
  /** What files of it are called, without their ending; `null` where it must not be taken away (DESIGN-WEB-4). */
  readonly fileName: string | null;
}

const PATHS: readonly { readonly name: DesignPathName; readonly title: string }[] = [
  { name: 'writePath', title: 'Write path' },
  { name: 'readPath', title: 'Read path' },
];
/** Smaller, and its words could not be read: then it is moved sideways instead, and drawn a little larger. */
const LEAST_SCALE = 0.72;
const MOVED_SCALE = 0.8;
const NO_HOPS: readonly DesignHop[] = [];

/** The reference design: drawn, its two ways one by one, and in words (DESIGN-WEB-1 to 3). */
export default function ReferenceDesign(props: ReferenceDesignProps) {
  // Somebody's own question may have none yet.
  if (props.design.components.length === 0) return <p className="text-sm text-muted">There is no design yet.</p>;
  return <DrawnDesign {...props} />;
}

function DrawnDesign({ design, fileName }: ReferenceDesignProps) {
  const [shown, setShown] = useState<DesignPathName | null>(null);
  const [measured, available] = useWidth();
  const drawing = useRef<SVGSVGElement>(null);
  const layout = useMemo(() => layoutDesign(design, PAGE_MEASURES), [design]);
  const hops = useMemo(() => (shown ? walkDesign(design, shown) : NO_HOPS), [design, shown]);
  const frame = useRef<HTMLDivElement>(null);
  const title = PATHS.find(({ name }) => name === shown)?.title;
  const scale = scaleToFit(available, layout.width);
  const entry = layout.boxes.find(({ id }) => id === design.writePath[0]);
  const entryX = entry && (entry.x + entry.width / 2) * scale;
  useEffect(() => {
    // Where the picture is wider than the page, one begins to read where a request comes in.
    const shownPart = frame.current;
    if (shownPart && entryX !== undefined) shownPart.scrollLeft = entryX - shownPart.clientWidth / 2;
  }, [entryX]);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div role="group" aria-label="Show a path" className="flex flex-wrap gap-2 print:hidden">
          {PATHS.map((path) => (
            <Button
              key={path.name}
              size="sm"
              variant={shown === path.name ? 'primary' : 'secondary'}
              aria-pressed={shown === path.name}
              onClick={() => setShown(shown === path.name ? null : path.name)}
            >
              {path.title}
            </Button>
          ))}
        </div>
        {fileName !== null && <DesignActions design={design} name={fileName} drawing={drawing} />}
      </div>
      <div
        ref={frame}
        role="group"
        aria-label="Picture of the design"
        tabIndex={0}
        className="overflow-x-auto rounded-card border border-line bg-surface p-2 sm:p-3 print:overflow-visible print:border-0 print:p-0"
      >
        <div ref={measured} />
        <div className="flex min-w-fit justify-center">
          <DesignDrawing
            ref={drawing}
            layout={layout}
            hops={hops}
            width={layout.width * scale}
            label={describe(design, title)}
          />
        </div>
      </div>
      <div aria-live="polite">{title && <PathWords hops={hops} title={title} />}</div>
      <DesignWords design={design} />
    </div>
  );
}

function scaleToFit(available: number | null, width: number): number {
  if (available === null) return 1;
  const fitting = Math.min(1, available / width);
  return fitting < LEAST_SCALE ? MOVED_SCALE : fitting;
}

function describe({ components, connections }: HighLevelDesign, pathTitle: string | undefined): string {
  const whole = `Reference design of ${components.length} components and ${connections.length} connections`;
  return pathTitle ? `${whole}, ${pathTitle.toLowerCase()} marked` : whole;
}
