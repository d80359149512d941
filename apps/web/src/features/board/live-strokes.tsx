import { getFreeDrawSvgPath } from '@excalidraw/excalidraw';
import type { ExcalidrawFreeDrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type { LiveStroke } from './live-stroke';
import { StrokeCompany } from './stroke-company';

interface LiveStrokesProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly awareness: Awareness;
  /** BOARD-8: strokes of whoever may only watch are not shown. */
  readonly mayDraw?: (userId: string) => boolean;
}

/**
 * The strokes that others are just drawing, over the board's canvas and below its tools, in the author's own colour and
 * width (BOARD-14). They are not on the board: what is comes by the document.
 */
export function LiveStrokes({ api, awareness, mayDraw }: LiveStrokesProps) {
  const strokes = useStrokes(api, awareness, mayDraw);
  if (strokes.length === 0) return null;
  const { scrollX, scrollY, zoom } = api.getAppState();
  return (
    <svg aria-hidden className="live-strokes pointer-events-none absolute inset-0 z-2 size-full">
      <g transform={`scale(${zoom.value}) translate(${scrollX} ${scrollY})`}>
        {strokes.map((stroke) => (
          <StrokePath key={stroke.id} stroke={stroke} />
        ))}
      </g>
    </svg>
  );
}

function StrokePath({ stroke }: { readonly stroke: LiveStroke }) {
  const path = useMemo(() => pathOf(stroke), [stroke]);
  return (
    <path
      d={path}
      fill={stroke.colour}
      opacity={stroke.opacity / 100}
      transform={`translate(${stroke.x} ${stroke.y})`}
    />
  );
}

/** As Excalidraw draws it when it is done, so that nothing jumps when the preview makes room for it. */
function pathOf({ points, pressures, width }: LiveStroke): string {
  const simulatePressure = pressures.length === 0;
  const drawn = { points, pressures, simulatePressure, strokeWidth: width, lastCommittedPoint: null };
  // Of an element, only these fields decide on the way of its outline.
  return getFreeDrawSvgPath(drawn as unknown as ExcalidrawFreeDrawElement);
}

/** At most once a frame, and only while somebody draws. */
function useStrokes(
  api: ExcalidrawImperativeAPI,
  awareness: Awareness,
  mayDraw?: (userId: string) => boolean,
): readonly LiveStroke[] {
  const company = useRef(new StrokeCompany());
  const [strokes, show] = useReducer((_: readonly LiveStroke[], next: readonly LiveStroke[]) => next, []);
  useEffect(() => {
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      frame = 0;
      clearTimeout(timer);
      const isOnBoard = (id: string) => api.getSceneElementsIncludingDeleted().some((element) => element.id === id);
      show([...company.current.strokes(awareness, performance.now(), isOnBoard, mayDraw)]);
      if (company.current.isWaiting) timer = setTimeout(lookSoon, StrokeCompany.LINGER_MS);
    };
    const lookSoon = () => void (frame ||= requestAnimationFrame(look));
    const lookIfAny = () => {
      if (!company.current.isEmpty) lookSoon();
    };
    awareness.on('change', lookSoon);
    const stops = [api.onChange(lookIfAny), api.onScrollChange(lookIfAny)];
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      awareness.off('change', lookSoon);
      for (const stop of stops) stop();
    };
  }, [api, awareness, mayDraw]);
  return strokes;
}
