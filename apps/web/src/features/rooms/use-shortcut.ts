import { useEffect, useRef } from 'react';

/** Alt + Shift + a letter: free in browsers, in the board and while writing notes. */
export interface Shortcut {
  readonly letter: string;
}

export function shortcutLabel({ letter }: Shortcut): string {
  return `Alt + Shift + ${letter}`;
}

/** Runs the action when the shortcut is pressed anywhere but in a dialog; `null` switches it off. */
export function useShortcut({ letter }: Shortcut, action: (() => void) | null): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // By the key's place, because Alt changes the letter on a Mac.
      const isMine =
        event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey && event.code === `Key${letter}`;
      if (!isMine || event.repeat || !latest.current || isDialogOpen()) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [letter]);
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}
