import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { Check, Maximize2, Pencil, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '#ui/classes';
import { showAll } from './show-all';
import type { PhoneBoard } from './use-phone-board';

interface PhoneBarProps {
  readonly api: ExcalidrawImperativeAPI;
  readonly board: PhoneBoard;
  readonly hasOutline: boolean;
  /** Whether this person may put something on the board now. */
  readonly mayWrite: boolean;
}

/** What one can do with the board on a phone: look, read, say something, and only then draw (PHONE-1). */
export function PhoneBar({ api, board, hasOutline, mayWrite }: PhoneBarProps) {
  const { mode, go } = board;
  const isPicture = mode !== 'outline';
  return (
    <div
      role="group"
      aria-label="Board tools"
      className="absolute inset-x-0 bottom-0 z-20 flex h-14 border-t border-line bg-surface px-1"
    >
      {hasOutline && (
        <>
          <BarSwitch isOn={isPicture} onPress={() => go('look')}>
            Picture
          </BarSwitch>
          <BarSwitch isOn={!isPicture} onPress={() => go('outline')}>
            Outline
          </BarSwitch>
        </>
      )}
      <span className="flex-1" />
      {isPicture && (
        <>
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
        </>
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

interface BarSwitchProps {
  readonly isOn: boolean;
  readonly onPress: () => void;
  readonly children: string;
}

function BarSwitch({ isOn, onPress, children }: BarSwitchProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={classes(
        PRESSABLE,
        'border-t-2 border-transparent text-muted aria-pressed:border-accent aria-pressed:font-semibold aria-pressed:text-ink',
      )}
    >
      {children}
    </button>
  );
}
