import { useState } from 'react';

const KEY = 'board-palette-hidden';

/** Whether this person has put the palette away, remembered in this browser. */
export function useHidden(): [boolean, (isHidden: boolean) => void] {
  const [isHidden, setHidden] = useState(recall);
  const change = (next: boolean) => {
    setHidden(next);
    remember(next);
  };
  return [isHidden, change];
}

function recall(): boolean {
  try {
    return window.localStorage.getItem(KEY) === 'true';
  } catch {
    return false;
  }
}

function remember(isHidden: boolean): void {
  try {
    window.localStorage.setItem(KEY, String(isHidden));
  } catch (error) {
    // Storage may be blocked or full; it then holds for this visit only.
    if (!(error instanceof DOMException)) throw error;
  }
}
