import { getCommonBounds } from '@excalidraw/excalidraw';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { personColour } from '#ui/person-colour';
import { useEffect, useReducer } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { boardGuests, type BoardGuest } from './board-presence';

interface RemoteCursorsProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly awareness: Awareness;
}

/**
 * The others' pointers and selections, drawn over the board. Excalidraw's own would take their colour from a hash;
 * here everybody has the colour that they have everywhere else.
 */
export function RemoteCursors({ api, awareness }: RemoteCursorsProps) {
  useRedrawOnChange(api, awareness);
  const view = api.getAppState();
  const guests = boardGuests(awareness);
  if (guests.length === 0) return null;
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 z-10 overflow-hidden">
      {guests.map((guest) => (
        <div key={guest.clientId} style={{ color: personColour(guest.person.colourIndex).cssVariable }}>
          <GuestSelection api={api} guest={guest} view={view} />
          <GuestPointer guest={guest} view={view} />
        </div>
      ))}
    </div>
  );
}

type View = Pick<ReturnType<ExcalidrawImperativeAPI['getAppState']>, 'scrollX' | 'scrollY' | 'zoom'>;

function GuestPointer({ guest, view }: { readonly guest: BoardGuest; readonly view: View }) {
  if (!guest.pointer) return null;
  const { left, top } = onScreen(guest.pointer.x, guest.pointer.y, view);
  return (
    <div className="absolute top-0 left-0" style={{ transform: `translate(${left}px, ${top}px)` }}>
      <svg width="16" height="20" viewBox="0 0 16 20" className="fill-current">
        <path d="M1 1 L1 16 L5.2 12.4 L8 18.5 L10.6 17.3 L7.9 11.4 L13.4 11 Z" stroke="white" strokeLinejoin="round" />
      </svg>
      <bdi className="absolute top-4 left-3 max-w-40 truncate rounded-control bg-current px-1 text-xs font-medium">
        <span className="text-person-ink">{guest.person.displayName}</span>
      </bdi>
    </div>
  );
}

interface GuestSelectionProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly guest: BoardGuest;
  readonly view: View;
}

function GuestSelection({ api, guest, view }: GuestSelectionProps) {
  const selected = api.getSceneElements().filter(({ id }) => guest.selection.includes(id));
  return selected.map((element) => {
    const [minX, minY, maxX, maxY] = getCommonBounds([element]);
    const size = { width: (maxX - minX) * view.zoom.value, height: (maxY - minY) * view.zoom.value };
    return (
      <div
        key={element.id}
        className="absolute rounded-control outline-2 outline-current outline-offset-4"
        style={{ ...onScreen(minX, minY, view), ...size }}
      />
    );
  });
}

function onScreen(x: number, y: number, { scrollX, scrollY, zoom }: View): { left: number; top: number } {
  return { left: (x + scrollX) * zoom.value, top: (y + scrollY) * zoom.value };
}

/** At most once a frame, whatever happens. */
function useRedrawOnChange(api: ExcalidrawImperativeAPI, awareness: Awareness): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let frame = 0;
    const redrawSoon = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        redraw();
      });
    };
    awareness.on('change', redrawSoon);
    const stops = [api.onChange(redrawSoon), api.onScrollChange(redrawSoon)];
    return () => {
      cancelAnimationFrame(frame);
      awareness.off('change', redrawSoon);
      for (const stop of stops) stop();
    };
  }, [api, awareness]);
}
