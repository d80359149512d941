import { useEffect, type RefObject } from 'react';

/** Runs the action each time that the element comes to be seen after it was hidden, as behind a tab. */
export function useWhenShown(element: RefObject<HTMLElement | null>, action: () => void): void {
  useEffect(() => {
    if (!element.current) return;
    let wasHidden = element.current.clientHeight === 0;
    const observer = new ResizeObserver(([entry]) => {
      const isHidden = entry?.contentRect.height === 0;
      if (wasHidden && !isHidden) action();
      wasHidden = isHidden;
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, action]);
}
