import { coloursOf, COMPONENT_ICONS, ICON_SIZE } from '@fortyfive/documents';
import type { Kind } from './kind-search';

/** A kind's icon as it will stand on the board, on its colour. Excalidraw inverts the board in the dark, and so does `.board-ink`. */
export function KindIcon({ kind }: { readonly kind: Kind }) {
  return (
    <span
      aria-hidden
      className="board-ink grid size-7 shrink-0 place-items-center rounded-control [&_svg]:size-4.5"
      style={{ backgroundColor: coloursOf(kind).fill }}
    >
      <KindStrokes kind={kind} />
    </span>
  );
}

/** The icon alone, in the size of the box it stands in. */
export function KindStrokes({ kind }: { readonly kind: Kind }) {
  return (
    <svg
      viewBox={`-0.5 -0.5 ${ICON_SIZE + 1} ${ICON_SIZE + 1}`}
      fill="none"
      stroke={coloursOf(kind).stroke}
      strokeWidth={1.8}
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      {COMPONENT_ICONS[kind].map((points, place) => (
        <polyline key={place} points={points.map((point) => point.join(',')).join(' ')} />
      ))}
    </svg>
  );
}
