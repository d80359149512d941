import { useState } from 'react';

const KEY = 'design-checks-off';

/** Whether this person has switched the checks off; remembered in this browser. */
export function useChecksSwitch(): [boolean, (isOff: boolean) => void] {
  const [isOff, setOff] = useState(recall);
  const change = (next: boolean) => {
    setOff(next);
    remember(next);
  };
  return [isOff, change];
}

function recall(): boolean {
  try {
    return window.localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

function remember(isOff: boolean): void {
  try {
    if (isOff) window.localStorage.setItem(KEY, 'yes');
    else window.localStorage.removeItem(KEY);
  } catch (error) {
    // Storage may be blocked or full; the choice then holds for this visit only.
    if (!(error instanceof DOMException)) throw error;
  }
}
