/** Told when elements begin and cease to be moved by keys. */
interface KeyMoves {
  beginKeyMove(): void;
  endKeyMove(): void;
}

const ARROWS: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);

/** Watches for arrow keys on the board. What they do there is Excalidraw's. @returns what ends it */
export function watchKeyMoves(moves: KeyMoves): () => void {
  const down = (event: KeyboardEvent) => {
    const isOnBoard = event.target instanceof Element && event.target.closest('.excalidraw') !== null;
    if (isOnBoard && ARROWS.has(event.key)) moves.beginKeyMove();
  };
  const up = (event: KeyboardEvent) => {
    if (ARROWS.has(event.key)) moves.endKeyMove();
  };
  const leave = () => moves.endKeyMove();
  // Before Excalidraw hears of the key, and after it: that listens at the document.
  window.addEventListener('keydown', down, { capture: true });
  window.addEventListener('keyup', up);
  window.addEventListener('blur', leave);
  return () => {
    window.removeEventListener('keydown', down, { capture: true });
    window.removeEventListener('keyup', up);
    window.removeEventListener('blur', leave);
  };
}
