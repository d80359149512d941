import { useSyncExternalStore } from 'react';

// As wide as the breakpoint lg: below it, two columns leave each other too little.
const wide = window.matchMedia('(min-width: 64rem)');

/** Whether two columns, such as board and panel, fit side by side. */
export function useWideScreen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      wide.addEventListener('change', listener);
      return () => wide.removeEventListener('change', listener);
    },
    () => wide.matches,
  );
}
