import { getCommonBounds } from '@excalidraw/excalidraw';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { memo, useCallback, useEffect, useReducer, useSyncExternalStore } from 'react';
import { classes } from '#ui/classes';
import { personColour } from '#ui/person-colour';
import { isIcon } from '../palette/components';
import type { BoardCompany } from './board-company';
import { useGuests, useHasRested } from './use-company';

interface RemoteCursorsProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly company: BoardCompany;
  /** BOARD-8: nothing is shown of whoever may only watch, whatever their browser says. */
  readonly mayWrite: (userId: string) => boolean;
}

/** A pointer that has not moved for so long fades: it says where somebody was, not where they are. */
const FADE_AFTER_MS = 4_000;

/**
 * The others' pointers and selections, drawn over the board. Excalidraw's own would take their colour from a hash;
 * here everybody has the colour that they have everywhere else (BOARD-10).
 */
export function RemoteCursors({ api, company, mayWrite }: RemoteCursorsProps) {
  const guests = useGuests(company).filter(({ person }) => mayWrite(person.userId));
  const { scrollX, scrollY, zoom } = useView(api);
  if (guests.length === 0) return null;
  const transform = `scale(${zoom}) translate(${scrollX}px, ${scrollY}px)`;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 z-10 overflow-hidden">
      <div className="absolute top-0 left-0 origin-top-left" style={{ transform }}>
        {guests.map(({ clientId, person, pointer, selection, activeAtMs }) => (
          <div
            key={clientId}
            data-guest={person.userId}
            style={{ color: personColour(person.colourIndex).cssVariable }}
          >
            {selection.length > 0 && <GuestSelection api={api} ids={selection} zoom={zoom} />}
            {pointer && (
              <GuestPointer x={pointer.x} y={pointer.y} zoom={zoom} name={person.displayName} activeAtMs={activeAtMs} />
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

interface GuestPointerProps {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly name: string;
  readonly activeAtMs: number;
}

/** Glides between two messages; stays the same size however far one has zoomed in. */
const GuestPointer = memo(function GuestPointer({ x, y, zoom, name, activeAtMs }: GuestPointerProps) {
  const hasRested = useHasRested(activeAtMs, FADE_AFTER_MS);
  return (
    <div
      className="absolute top-0 left-0 transition-transform duration-75 ease-linear"
      style={{ transform: `translate(${x}px, ${y}px)` }}
    >
      <div data-rests={hasRested || undefined} className="origin-top-left" style={{ transform: `scale(${1 / zoom})` }}>
        {/* The name stays as it is: faded, it could not be read. */}
        <svg
          width="16"
          height="20"
          viewBox="0 0 16 20"
          className={classes('fill-current transition-opacity', hasRested && 'opacity-40')}
        >
          <path
            d="M1 1 L1 16 L5.2 12.4 L8 18.5 L10.6 17.3 L7.9 11.4 L13.4 11 Z"
            stroke="white"
            strokeLinejoin="round"
          />
        </svg>
        <bdi className="absolute top-4 left-3 max-w-40 truncate rounded-control bg-current px-1 text-xs font-medium">
          <span className="text-person-ink">{name}</span>
        </bdi>
      </div>
    </div>
  );
});

interface GuestSelectionProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly ids: readonly string[];
  readonly zoom: number;
}

/** Follows the shapes while somebody moves them. */
function GuestSelection({ api, ids, zoom }: GuestSelectionProps) {
  useRedrawOnChange(api);
  const selected = new Set(ids);
  return api.getSceneElements().flatMap((element) => {
    // One outline around a component is enough: its icon and its name lie within.
    const isPart = isIcon(element) || (element.type === 'text' && selected.has(element.containerId ?? ''));
    if (!selected.has(element.id) || isPart) return [];
    const [minX, minY, maxX, maxY] = getCommonBounds([element]);
    const style = {
      left: minX,
      top: minY,
      width: maxX - minX,
      height: maxY - minY,
      outlineWidth: 2 / zoom,
      outlineOffset: 4 / zoom,
    };
    return [<div key={element.id} data-selected className="absolute outline-current outline-solid" style={style} />];
  });
}

/** In the same frame as Excalidraw itself, so that nothing lags behind the shapes. */
function useView(api: ExcalidrawImperativeAPI): { scrollX: number; scrollY: number; zoom: number } {
  const subscribe = useCallback((listener: () => void) => api.onScrollChange(listener), [api]);
  return {
    scrollX: useSyncExternalStore(subscribe, () => api.getAppState().scrollX),
    scrollY: useSyncExternalStore(subscribe, () => api.getAppState().scrollY),
    zoom: useSyncExternalStore(subscribe, () => api.getAppState().zoom.value),
  };
}

/** At most once a frame, whatever happens. */
function useRedrawOnChange(api: ExcalidrawImperativeAPI): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let frame = 0;
    const redrawSoon = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        redraw();
      });
    };
    const stop = api.onChange(redrawSoon);
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [api]);
}
