import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { Check, Maximize2, Pencil, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '#ui/classes';
import { showAll } from './show-all';
import type { PhoneBoard } from './use-phone-board';

interface PhoneBarProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly board: PhoneBoard;
  /** Whether this person may put something on the board now. */
  readonly mayWrite: boolean;
}

/** What one can do with the board on a phone: look, read, say something, and only then draw (PHONE-1). */
export function PhoneBar({ api, board, mayWrite }: PhoneBarProps) {
  const { mode, go } = board;
  return (
    <div
      role="group"
      aria-label="Board tools"
      className="absolute inset-x-0 bottom-0 z-20 flex h-14 border-t border-line bg-surface px-1"
    >
      <span className="flex-1" />
      <BarButton icon={<Maximize2 aria-hidden />} onPress={() => showAll(api)}>
        Show all
      </BarButton>
      {mayWrite && mode !== 'draw' && (
        <BarButton icon={<StickyNote aria-hidden />} onPress={() => go('comment')}>
          Add a note
        </BarButton>
      )}
      {mayWrite && mode === 'draw' && (
        <BarButton icon={<Check aria-hidden />} onPress={() => go('look')}>
          Done
        </BarButton>
      )}
      {mayWrite && mode !== 'draw' && (
        <BarButton icon={<Pencil aria-hidden />} onPress={() => go('draw')}>
          Draw
        </BarButton>
      )}
    </div>
  );
}

const PRESSABLE = 'flex min-w-14 flex-col items-center justify-center px-1 text-xs focus-visible:-outline-offset-2';

interface BarButtonProps {
  readonly icon: ReactNode;
  readonly onPress: () => void;
  readonly children: string;
}

function BarButton({ icon, onPress, children }: BarButtonProps) {
  return (
    <button type="button" onClick={onPress} className={classes(PRESSABLE, 'whitespace-nowrap [&_svg]:size-4.5')}>
      {icon}
      {children}
    </button>
  );
}
