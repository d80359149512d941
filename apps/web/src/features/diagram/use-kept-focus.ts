import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';

/**
 * Keeps the focus in a list whose lines come and go: when the line that has it is taken away, the line now in its place gets
 * it (DIAGRAM-WEB-3). A line is an element with `data-line`, whose value is its id.
 * @param ids of the lines, in order
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>, ids: readonly string[]) {
  const focused = useRef<{ id: string; place: number } | null>(null);
  useLayoutEffect(() => {
    const last = focused.current;
    if (!last) return;
    const place = ids.indexOf(last.id);
    if (place >= 0) {
      focused.current = { id: last.id, place };
      return;
    }
    focused.current = null;
    const lines = list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [];
    const next = lines[Math.min(last.place, lines.length - 1)] ?? list.current?.parentElement;
    next?.querySelector<HTMLElement>('button')?.focus();
  }, [ids, list]);
  return {
    onFocus: ({ target }: FocusEvent) => {
      const id = target.closest<HTMLElement>('[data-line]')?.dataset.line;
      focused.current = id === undefined ? null : { id, place: ids.indexOf(id) };
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      // Without a place to go to, the line was taken away, or the whole page lost the focus.
      if (relatedTarget) focused.current = null;
    },
  };
}
