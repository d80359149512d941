import { useEffect } from 'react';

/** `/` anywhere on the page, unless somebody is typing or a dialog is open. */
export function useSlashKey(act: () => void): void {
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      const isTyping =
        event.target instanceof Element && event.target.closest('input, textarea, select, [role=dialog]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      act();
    }
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, [act]);
}
