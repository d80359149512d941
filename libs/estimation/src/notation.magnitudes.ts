/** What a word directly behind a number multiplies it by. `B` is not among them: it is a byte. */
const MAGNITUDES: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  thousand: 1e3,
  M: 1e6,
  mn: 1e6,
  million: 1e6,
  millions: 1e6,
  G: 1e9,
  bn: 1e9,
  billion: 1e9,
  billions: 1e9,
  T: 1e12,
  tn: 1e12,
  trillion: 1e12,
  trillions: 1e12,
  P: 1e15,
  E: 1e18,
};

/** Letters that are a magnitude only before something counted: `1B users`, `300m users`; bytes and minutes are not. */
const BEFORE_A_COUNT: Readonly<Record<string, number>> = { B: 1e9, b: 1e9, m: 1e6 };

/**
 * The factor that a word behind a number stands for.
 *
 * @param isBeforeCount whether something that is counted follows
 * @example magnitudeMeant('bn', false) // 1e9
 * @example magnitudeMeant('B', false) // undefined: bytes
 */
export function magnitudeMeant(word: string, isBeforeCount: boolean): number | undefined {
  if (isBeforeCount && Object.hasOwn(BEFORE_A_COUNT, word)) return BEFORE_A_COUNT[word];
  return Object.hasOwn(MAGNITUDES, word) ? MAGNITUDES[word] : undefined;
}
