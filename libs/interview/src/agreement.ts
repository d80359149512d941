/** How two raters judged the same thing, as levels: see `levelOf`. */
export type LevelPair = readonly [first: number, second: number];

/** How far apart two levels are: 0 for the same, more for worse. Only the proportions count. */
export type Disagreement = (first: number, second: number) => number;

/** How far two raters agree beyond chance. */
export interface Agreement {
  /** 1 for perfect agreement, 0 for what chance alone would give, below 0 for less than that. */
  readonly kappa: number;
  /** Of a large sample; with few pairs it is rough, and rather too small. */
  readonly standardError: number;
  /** The 95 % interval, cut off at -1 and 1; `null` where the error is 0, because then the sample says nothing about it. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Two-sided 95 % of the normal distribution. */
const Z_95 = 1.959964;

/** Below this a standard error is what rounding leaves of 0. */
const NO_ERROR = 1e-9;

/** Linear weights: two levels apart is twice as bad as one. */
const levelsApart: Disagreement = (first, second) => Math.abs(first - second);

/**
 * Cohen's weighted kappa, for ordered categories: `1 - observed / expected`, each the mean disagreement, observed over the pairs
 * and expected over every first rating with every second one (J. Cohen, Psychological Bulletin 70, 1968, p. 213).
 *
 * The standard error is the large-sample one (J. L. Fleiss, J. Cohen, B. S. Everitt, Psychological Bulletin 72, 1969, p. 323),
 * here as the spread of what each pair contributes: with `ratio = observed / expected` and a pair's mean disagreements with all
 * second and with all first ratings, that is `(ratio * (withSecond + withFirst) - own) / expected`, of mean `ratio`.
 *
 * @returns `null` where it is not defined: no pairs, or both always gave one and the same level, so that chance cannot disagree
 * @example weightedKappa([[1, 1], [2, 2], [3, 4], [4, 4]])?.kappa // 0.818…
 */
export function weightedKappa(pairs: readonly LevelPair[], disagreement: Disagreement = levelsApart): Agreement | null {
  const observed = mean(pairs.map(([first, second]) => disagreement(first, second)));
  const withSecond = pairs.map(([first]) => mean(pairs.map(([, second]) => disagreement(first, second))));
  const withFirst = pairs.map(([, second]) => mean(pairs.map(([first]) => disagreement(first, second))));
  const expected = mean(withSecond);
  if (expected === 0) return null;
  const ratio = observed / expected;
  const contributions = pairs.map(([first, second], index) => {
    const marginal = (withSecond[index] ?? 0) + (withFirst[index] ?? 0);
    return (ratio * marginal - disagreement(first, second)) / expected;
  });
  const variance = mean(contributions.map((one) => (one - ratio) ** 2)) / pairs.length;
  return agreementOf(1 - ratio, Math.sqrt(variance));
}

function agreementOf(kappa: number, standardError: number): Agreement {
  if (standardError < NO_ERROR) return { kappa, standardError: 0, interval: null };
  const reach = Z_95 * standardError;
  return { kappa, standardError, interval: { low: Math.max(-1, kappa - reach), high: Math.min(1, kappa + reach) } };
}

/** 0 for an empty list: without pairs nothing is expected either. */
function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How strong an agreement is, in words, from the weakest on, with the highest kappa of each. */
const STRENGTHS = [
  ['poor', -0.01],
  ['slight', 0.2],
  ['fair', 0.4],
  ['moderate', 0.6],
  ['substantial', 0.8],
  ['almost perfect', 1],
] as const;
export type AgreementStrength = (typeof STRENGTHS)[number][0];

/**
 * The usual words for a kappa (J. R. Landis, G. G. Koch, Biometrics 33, 1977, p. 165). They go by two decimals, so that the word
 * fits the number as it is shown.
 * @example strengthOf(0.47) // 'moderate'
 */
export function strengthOf(kappa: number): AgreementStrength {
  const shown = Math.round(kappa * 100) / 100;
  return STRENGTHS.find(([, highest]) => shown <= highest)?.[0] ?? 'almost perfect';
}
