import { BOUNDARY_SIZE, coloursOf, COMPONENT_SIZE, familyOf, isBoundaryKind } from '@fortyfive/documents';
import { titleOf } from './components';
import { KindStrokes } from './kind-icon';
import type { Carried } from './use-carry';

/** What is carried, where the pointer is, at the size that it will have on the board. */
export function CarriedShape({ carried, zoom }: { readonly carried: Carried; readonly zoom: number }) {
  const { kind, at } = carried;
  const { width, height } = isBoundaryKind(kind) ? BOUNDARY_SIZE : COMPONENT_SIZE;
  const { stroke, fill } = coloursOf(kind);
  return (
    <div
      aria-hidden
      className="board-ink pointer-events-none fixed top-0 left-0 z-40 flex flex-col items-center justify-center gap-1 rounded-card border-2 text-base opacity-80 [&_svg]:size-6"
      style={{
        ...{ width, height, borderColor: stroke, backgroundColor: fill, color: stroke },
        borderStyle: familyOf(kind) === 'external' ? 'dashed' : 'solid',
        transform: `translate(${at.x - width / 2}px, ${at.y - height / 2}px) scale(${zoom})`,
      }}
    >
      <KindStrokes kind={kind} />
      {titleOf(kind)}
    </div>
  );
}
