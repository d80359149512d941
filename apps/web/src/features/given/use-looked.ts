import { useEffect, useRef, type RefObject } from 'react';

const GLANCE_MS = 1_000;
/** Long enough to have read a sentence. */
const GLANCES = 4;

/** Calls back once an element has been in sight long enough to be read; `null` asks for nothing. */
export function useLooked(element: RefObject<HTMLElement | null>, onLooked: (() => void) | null): void {
  const latest = useRef(onLooked);
  useEffect(() => {
    latest.current = onLooked;
  });
  const isWanted = onLooked !== null;
  useEffect(() => {
    if (!isWanted) return;
    let seen = 0;
    const timer = setInterval(() => {
      seen = element.current && isInSight(element.current) ? seen + 1 : 0;
      if (seen === GLANCES) latest.current?.();
    }, GLANCE_MS);
    return () => clearInterval(timer);
  }, [element, isWanted]);
}

/** Asks what one would hit in its middle: nothing scrolled away, behind another pane or below something else counts. */
function isInSight(element: HTMLElement): boolean {
  if (document.visibilityState !== 'visible') return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  return height > 0 && element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}
