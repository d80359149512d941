import { IconButton } from '#ui/button';
import { classes } from '#ui/classes';
import { familyOf } from '@fortyfive/documents';
import { ChevronsLeft, ChevronsRight, Keyboard, Search } from 'lucide-react';
import { useState, type MouseEvent, type PointerEvent, type ReactNode } from 'react';
import { useBoardMark } from '../board-marks';
import { titleOf } from './components';
import { Key } from './key';
import { KeysPopover } from './keys-popover';
import { KindIcon } from './kind-icon';
import { ALL_KINDS, type Kind } from './kind-search';
import { useHidden } from './palette-memory';

interface PaletteProps {
  readonly board: HTMLElement;
  /** The kind that is being carried to the board, if any. */
  readonly carried: Kind | null;
  readonly onPickUp: (kind: Kind, event: PointerEvent) => void;
  /** Chosen by keyboard: it goes to a free place. */
  readonly onPlace: (kind: Kind) => void;
  readonly onSearch: () => void;
}

/** The kinds of components along the board's left edge: icons, with their names when one comes near (PALETTE-6). */
export function Palette(props: PaletteProps) {
  const [isHidden, setHidden] = useHidden();
  useBoardMark(props.board, 'palette', isHidden ? 'slim' : 'full');
  if (isHidden) return <HiddenPalette onShow={() => setHidden(false)} />;
  return <ShownPalette {...props} onHide={() => setHidden(true)} />;
}

function HiddenPalette({ onShow }: { readonly onShow: () => void }) {
  return (
    <div className="board-palette absolute inset-y-0 left-0 z-10 grid w-8 place-items-center border-r border-line bg-surface">
      <IconButton label="Show the components" size="sm" tooltipSide="right" icon={<ChevronsRight />} onClick={onShow} />
    </div>
  );
}

function ShownPalette({
  carried,
  onPickUp,
  onPlace,
  onSearch,
  onHide,
}: Omit<PaletteProps, 'board'> & { readonly onHide: () => void }) {
  const [isKeysOpen, setKeysOpen] = useState(false);
  return (
    <>
      <nav
        aria-label="Components"
        className="board-palette group/palette absolute inset-y-0 left-0 z-10 flex w-12 flex-col overflow-hidden border-r border-line bg-surface transition-[width] hover:w-52 hover:shadow-float hover:delay-150 has-focus-visible:w-52 has-focus-visible:shadow-float has-aria-expanded:w-12 has-aria-expanded:shadow-none has-aria-expanded:delay-0"
      >
        <div className="border-b border-line">
          <Row label="Find a component" hint="/" icon={<Search className="size-4.5" />} onClick={onSearch} />
        </div>
        <ul className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto py-1 [scrollbar-width:none]">
          {ALL_KINDS.map((kind, place) => (
            <li key={kind} className={classes(isFirstOfFamily(place) && 'mt-1 border-t border-line pt-1')}>
              <Row
                label={titleOf(kind)}
                icon={<KindIcon kind={kind} />}
                isPressed={carried === kind}
                onPointerDown={(event) => onPickUp(kind, event)}
                // A click of the mouse has been dealt with when the pointer went down; this is the keyboard's.
                onClick={({ detail }) => detail === 0 && onPlace(kind)}
              />
            </li>
          ))}
        </ul>
        <div className="border-t border-line">
          <Row
            label="Keys of the board"
            icon={<Keyboard className="size-4.5" />}
            isExpanded={isKeysOpen}
            onClick={() => setKeysOpen(!isKeysOpen)}
          />
          <Row label="Hide the components" icon={<ChevronsLeft className="size-4.5" />} onClick={onHide} />
        </div>
      </nav>
      {isKeysOpen && <KeysPopover onClose={() => setKeysOpen(false)} />}
    </>
  );
}

function isFirstOfFamily(place: number): boolean {
  const [kind, before] = [ALL_KINDS[place], ALL_KINDS[place - 1]];
  return kind !== undefined && before !== undefined && familyOf(kind) !== familyOf(before);
}

interface RowProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly hint?: string;
  readonly isPressed?: boolean;
  readonly isExpanded?: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly onPointerDown?: (event: PointerEvent) => void;
}

function Row({ label, icon, hint, isPressed, isExpanded, onClick, onPointerDown }: RowProps) {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      onClick={onClick}
      onPointerDown={onPointerDown}
      className="flex h-8 w-full touch-pan-y items-center gap-2 pr-2 pl-2.5 text-left text-sm select-none hover:bg-ink/7 focus-visible:-outline-offset-2 aria-pressed:bg-accent-soft"
    >
      <span className="grid size-7 shrink-0 place-items-center text-muted">{icon}</span>
      <span className="flex-1 truncate opacity-0 transition-opacity group-hover/palette:opacity-100 group-hover/palette:delay-150 group-has-focus-visible/palette:opacity-100">
        {label}
      </span>
      {hint && <Key>{hint}</Key>}
    </button>
  );
}
