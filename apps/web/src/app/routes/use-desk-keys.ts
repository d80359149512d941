import type { RefObject } from 'react';
import type { DeskKey } from '#features/desk/desk-keys';
import type { DeskHandle } from '#features/desk/use-desk-handle';
import type { RoomLayout } from '#features/rooms/use-room-layout';
import { shortcutLabel, useShortcut } from '#features/rooms/use-shortcut';
import { EVIDENCE_KEYS } from './use-evidence-keys';

const DESK = { letter: 'D' };
const FACTS = { letter: 'F' };
const HINT = { letter: 'H' };

/** All keys of who interviews; those of the clock are in `features/rooms/clock-controls.tsx`. */
export const KEYS_AT_DESK: readonly DeskKey[] = [
  { keys: EVIDENCE_KEYS.plus, does: '+ on the present step' },
  { keys: EVIDENCE_KEYS.minus, does: '− on the present step' },
  { keys: shortcutLabel(DESK), does: 'Show the desk' },
  { keys: shortcutLabel(FACTS), does: 'Look for a fact; Enter gives it' },
  { keys: shortcutLabel(HINT), does: 'Read the next hint; Enter gives it' },
  { keys: shortcutLabel({ letter: 'N' }), does: 'Next step' },
  { keys: shortcutLabel({ letter: 'P' }), does: 'Pause and resume the clock' },
];

/** Leads to the parts of the desk, from wherever one is in the room (DESK-9). */
export function useDeskKeys(layout: RoomLayout, tab: string, desk: RefObject<DeskHandle | null>): void {
  const goTo = (focus: (handle: DeskHandle) => void) => () => {
    layout.showOwn(tab);
    if (desk.current) focus(desk.current);
  };
  useShortcut(
    DESK,
    goTo((handle) => handle.focusTop()),
  );
  useShortcut(
    FACTS,
    goTo((handle) => handle.focusFacts()),
  );
  useShortcut(
    HINT,
    goTo((handle) => handle.focusHint()),
  );
}
