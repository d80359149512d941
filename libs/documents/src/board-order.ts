/** What decides which of two elements is painted over the other. */
export interface Painted {
  readonly id: string;
  /** Excalidraw's fractional index; `null` until the element has got its place. */
  readonly index: string | null;
}

/**
 * Compares by place in the pile, lowest first (DOCUMENT-3): by index, then by id, so that every browser paints alike even
 * where two people put something in the same place at once. Elements without a place come last.
 * @example [{ id: 'b', index: 'a1' }, { id: 'a', index: 'a1' }].sort(comparePaintOrder) // a, b
 */
export function comparePaintOrder(one: Painted, other: Painted): number {
  if (one.index !== other.index) {
    if (one.index === null) return 1;
    if (other.index === null) return -1;
    return one.index < other.index ? -1 : 1;
  }
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

const LARGEST_LOWER = 'A00000000000000000000000000';

/**
 * Whether a text is an index of the fractional-indexing scheme; Excalidraw throws at any other.
 * The first letter says how many digits the whole part has: a…z 2 to 27, Z…A likewise; the rest must not end in 0.
 * @see https://github.com/rocicorp/fractional-indexing
 */
export function isPaintIndex(text: string): boolean {
  if (!/^[A-Za-z][0-9A-Za-z]+$/.test(text) || text === LARGEST_LOWER) return false;
  const head = text.charCodeAt(0);
  const wholeLength = head >= 97 ? head - 97 + 2 : 90 - head + 2;
  return text.length === wholeLength || (text.length > wholeLength && !text.endsWith('0'));
}
