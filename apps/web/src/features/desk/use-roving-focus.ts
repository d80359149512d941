import { useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

/**
 * One stop for Tab in a long list; the arrow keys, Home and End move within it. A line is a button with `data-line`, whose value
 * is its id.
 */
export function useRovingFocus(list: RefObject<HTMLElement | null>) {
  const [current, setCurrent] = useState<string>();
  const lines = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  const onKeyDown = (event: KeyboardEvent) => {
    const all = lines();
    const next = placeAfter(
      event.key,
      all.findIndex((line) => line === document.activeElement),
      all.length,
    );
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  };
  return {
    onKeyDown,
    onFocus: ({ target }: FocusEvent) => setCurrent(target.closest<HTMLElement>('[data-line]')?.dataset.line),
    focusFirst: () => lines()[0]?.focus(),
    /** The line that Tab leads to: the one that had the focus last, or the first where that one is filtered out. */
    currentIn: (ids: readonly string[], first: string | undefined) =>
      current !== undefined && ids.includes(current) ? current : first,
  };
}

function placeAfter(key: string, place: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(place + 1, count - 1);
    case 'ArrowUp':
      return Math.max(place - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
