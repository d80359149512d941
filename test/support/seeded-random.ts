/** Numbers from 0 up to, but not, 1. */
export type Random = () => number;

/** The same numbers for the same seed, on every machine: a Weyl sequence whose 32 bits are mixed twice. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    const half = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    const mixed = Math.imul(half ^ (half >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 up to, but not, `below`. */
export function pickIndex(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/** @throws when there is nothing to pick from */
export function pickOne<Value>(random: Random, values: readonly Value[]): Value {
  if (values.length === 0) throw new Error('There is nothing to pick from.');
  return values[pickIndex(random, values.length)] as Value;
}

/** As Yjs draws them: 32 bits, and never 0. */
export function pickClientId(random: Random): number {
  return 1 + pickIndex(random, 2 ** 32 - 1);
}
