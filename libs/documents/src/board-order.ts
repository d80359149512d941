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

/** Heads of whole parts that two people reach by stacking a billion elements; beyond them Excalidraw would run out of indices. */
const HONEST_HEADS = /^[U-Za-f]/;
/** An index grows by a digit when something is put between neighbours six times; no honest one comes near. */
const MAX_INDEX_LENGTH = 500;

/**
 * Whether a text is an index of the fractional-indexing scheme; Excalidraw throws at any other.
 * The first letter says how many digits the whole part has: a…z 2 to 27, Z…A likewise; the rest must not end in 0.
 * @see https://github.com/rocicorp/fractional-indexing
 */
export function isPaintIndex(text: string): boolean {
  if (text.length > MAX_INDEX_LENGTH || !HONEST_HEADS.test(text) || !/^.[0-9A-Za-z]+$/.test(text)) return false;
  const head = text.charCodeAt(0);
  const wholeLength = head >= 97 ? head - 97 + 2 : 90 - head + 2;
  return text.length === wholeLength || (text.length > wholeLength && !text.endsWith('0'));
}

/** A place in the pile as it stands in the document; `null` for whatever is none. */
export function readPaintIndex(value: unknown): string | null {
  return typeof value === 'string' && isPaintIndex(value) ? value : null;
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const FIRST_INDEX = 'a0';

/**
 * Rising indices above `lower` and, where it is given, below `upper`: the same for everybody who asks for the same.
 * @param lower a valid index
 * @param upper a valid index that is greater than `lower`; `null` when there is nothing above
 * @example indicesBetween('a1', 'a2', 2) // ['a10V', 'a11V']
 */
export function indicesBetween(lower: string, upper: string | null, count: number): string[] {
  // Digits behind `lower` make it greater; they stay below `upper` unless that one, too, begins with `lower`.
  const zeros = upper?.startsWith(lower) ? `${/^0*/.exec(upper.slice(lower.length))?.[0] ?? ''}0` : '';
  const width = Math.max(1, Math.ceil(Math.log(count) / Math.log(DIGITS.length)));
  // No index may end in 0.
  return Array.from({ length: count }, (_, place) => `${lower}${zeros}${digitsOf(place, width)}V`);
}

function digitsOf(number: number, width: number): string {
  let digits = '';
  for (let rest = number; digits.length < width; rest = Math.floor(rest / DIGITS.length)) {
    digits = `${DIGITS[rest % DIGITS.length]}${digits}`;
  }
  return digits;
}

/**
 * Indices for the pile such that each is greater than the one before it, which Excalidraw demands (DOCUMENT-3). Where several
 * have the same index the first keeps it and the others get one close behind, like those that have none. Everybody who has
 * the same pile comes to the same indices.
 * @param pile in paint order, see {@link comparePaintOrder}; each index valid, or `null`
 * @example risingIndices([{ id: 'a', index: 'a1' }, { id: 'b', index: 'a1' }]) // ['a1', 'a10V']
 */
export function risingIndices(pile: readonly Painted[]): readonly string[] {
  const rising: string[] = [];
  while (rising.length < pile.length) {
    const lower = rising.at(-1) ?? '';
    let end = rising.length;
    while (end < pile.length && !((pile[end]?.index ?? '') > lower)) end++;
    const upper = pile[end]?.index ?? null;
    if (lower === '' && upper === null)
      rising.push(FIRST_INDEX); // None of them has an index.
    else if (end > rising.length) rising.push(...indicesBetween(lower, upper, end - rising.length));
    if (upper !== null) rising.push(upper);
  }
  return rising;
}
