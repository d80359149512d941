import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strengthOf, weightedKappa, type Disagreement, type LevelPair } from './index.js';

const unweighted: Disagreement = (first, second) => (first === second ? 0 : 1);
const squared: Disagreement = (first, second) => (first - second) ** 2;

/** A table of counts, first rater down and second across, as the pairs that it counts. */
function pairsOf(table: readonly (readonly number[])[]): LevelPair[] {
  return table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, (): LevelPair => [first + 1, second + 1])),
  );
}

/**
 * Husbands and wives on how often it is fun for them: M. Hout, O. D. Duncan, M. E. Sobel (1987), in A. Agresti, Categorical Data
 * Analysis (1990). Figures: M. Friendly, R package vcdExtra, reference page of `print.Kappa`.
 */
const HOUT_1987 = [
  [7, 7, 2, 3],
  [2, 8, 3, 7],
  [1, 5, 4, 9],
  [2, 8, 9, 14],
];

/**
 * Two neurologists on the same patients, from certain to doubtful: K. B. Westlund, L. T. Kurland (1953), in J. R. Landis,
 * G. G. Koch, Biometrics 33 (1977). Figures: the same page.
 */
const WINNIPEG_1953 = [
  [38, 5, 0, 1],
  [33, 11, 3, 0],
  [10, 14, 5, 6],
  [3, 7, 3, 10],
];
const NEW_ORLEANS_1953 = [
  [5, 3, 0, 0],
  [3, 11, 4, 0],
  [2, 13, 3, 4],
  [1, 2, 4, 14],
];

/** A printout of PROC FREQ of SAS, in the tests of the Python package statsmodels (`test_inter_rater.py`). */
const SAS_PRINTOUT = [
  [0, 4, 1],
  [0, 8, 0],
  [0, 1, 5],
];

/**
 * Raters 2 and 3 of the `anxiety` data of the R package irr. Figures: its `kappa2`, in the same tests. It counts the categories
 * that occur, 1 to 4 and 6, as 1 to 5.
 */
const ANXIETY = {
  second: [3, 5, 4, 5, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
  third: [2, 1, 4, 4, 3, 2, 1, 5, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
};

describe('agreement, in published examples', () => {
  it.each([
    ['Hout 1987', HOUT_1987, unweighted, 0.1293, 0.0686, [-0.00512, 0.2638]],
    ['Hout 1987', HOUT_1987, undefined, 0.2374, 0.07832, [0.08388, 0.3909]],
    ['Winnipeg 1953', WINNIPEG_1953, unweighted, 0.2079, 0.05046, null],
    ['Winnipeg 1953', WINNIPEG_1953, undefined, 0.3797, 0.05167, null],
    ['New Orleans 1953', NEW_ORLEANS_1953, unweighted, 0.2965, 0.0785, null],
    ['New Orleans 1953', NEW_ORLEANS_1953, undefined, 0.4773, 0.07303, null],
    ['SAS', SAS_PRINTOUT, unweighted, 0.4842, 0.138, [0.2137, 0.7547]],
    ['SAS', SAS_PRINTOUT, undefined, 0.4701, 0.1457, [0.1845, 0.7558]],
  ] as const)('[INTERVIEW-17] is as in %s', (_source, table, disagreement, kappa, standardError, interval) => {
    const found = weightedKappa(pairsOf(table), disagreement);
    expect(found?.kappa).toBeCloseTo(kappa, 4);
    expect(found?.standardError).toBeCloseTo(standardError, 4);
    if (!interval) return;
    expect(found?.interval?.low).toBeCloseTo(interval[0], 4);
    expect(found?.interval?.high).toBeCloseTo(interval[1], 4);
  });

  it.each([
    [unweighted, -0.006289308],
    [undefined, 0.1459075],
    [squared, 0.2520325],
  ] as const)('[INTERVIEW-17] is as irr has it for anxiety', (disagreement, kappa) => {
    const pairs = ANXIETY.second.map((level, index): LevelPair => [level, ANXIETY.third[index] ?? NaN]);
    expect(weightedKappa(pairs, disagreement)?.kappa).toBeCloseTo(kappa, 6);
  });
});

const level = fc.integer({ min: 1, max: 4 });
const somePairs = fc.array(fc.tuple(level, level), { minLength: 2, maxLength: 40 });

describe('agreement', () => {
  it('[INTERVIEW-17] is 1 where both always say the same of different things, and says nothing of its error', () => {
    const same = [1, 2, 2, 4, 3].map((value): LevelPair => [value, value]);
    expect(weightedKappa(same)).toEqual({ kappa: 1, standardError: 0, interval: null });
  });

  it('[INTERVIEW-17] is not defined without pairs, nor where there is one level only', () => {
    expect(weightedKappa([])).toBeNull();
    expect(weightedKappa(Array.from({ length: 9 }, (): LevelPair => [3, 3]))).toBeNull();
  });

  it('[INTERVIEW-17] is 0 where what one says tells nothing about the other', () => {
    const independent = [1, 2, 3, 4].flatMap((first) => [1, 2, 2, 4].map((second): LevelPair => [first, second]));
    expect(weightedKappa(independent)?.kappa).toBeCloseTo(0, 12);
  });

  it('[INTERVIEW-17] is the same whoever is called first, in whatever order, and lies between -1 and 1', () => {
    fc.assert(
      fc.property(somePairs, (pairs) => {
        const found = weightedKappa(pairs);
        const swapped = weightedKappa(pairs.map(([first, second]): LevelPair => [second, first]).reverse());
        if (!found || !swapped) return found === swapped;
        expect(swapped.kappa).toBeCloseTo(found.kappa, 10);
        expect(swapped.standardError).toBeCloseTo(found.standardError, 10);
        const { kappa, interval } = found;
        expect(kappa).toBeGreaterThanOrEqual(-1 - 1e-9);
        expect(kappa).toBeLessThanOrEqual(1 + 1e-9);
        if (interval) expect([interval.low <= kappa, kappa <= interval.high]).toEqual([true, true]);
        return true;
      }),
    );
  });

  it('[INTERVIEW-17] does not depend on the unit of the levels, nor on how often all of it is said', () => {
    fc.assert(
      fc.property(somePairs, fc.integer({ min: 2, max: 5 }), (pairs, times) => {
        const found = weightedKappa(pairs);
        const scaled = weightedKappa(pairs.map(([first, second]): LevelPair => [first * times, second * times]));
        const repeated = weightedKappa(Array.from({ length: times }, () => pairs).flat());
        if (!found || !scaled || !repeated) return found === scaled && found === repeated;
        expect(scaled.kappa).toBeCloseTo(found.kappa, 10);
        expect(repeated.kappa).toBeCloseTo(found.kappa, 10);
        // More of the same is better known: by the square root of how much more.
        expect(repeated.standardError).toBeCloseTo(found.standardError / Math.sqrt(times), 9);
        return true;
      }),
    );
  });

  it('[INTERVIEW-17] falls the further apart a disagreement is', () => {
    const others = pairsOf(HOUT_1987).filter(([first, second]) => first === second);
    const withOne = (second: number) => weightedKappa([...others, [1, second]])?.kappa ?? NaN;
    expect(withOne(1)).toBeGreaterThan(withOne(2));
    expect(withOne(2)).toBeGreaterThan(withOne(3));
    expect(withOne(3)).toBeGreaterThan(withOne(4));
  });

  it('[INTERVIEW-17] has the words of Landis and Koch, for the number as it is shown', () => {
    const words = [-1, -0.01, -0.004, 0, 0.2, 0.204, 0.206, 0.4, 0.41, 0.6, 0.61, 0.8, 0.81, 1].map(strengthOf);
    expect(words).toEqual([
      ...['poor', 'poor', 'slight', 'slight', 'slight', 'slight', 'fair', 'fair'],
      ...['moderate', 'moderate', 'substantial', 'substantial', 'almost perfect', 'almost perfect'],
    ]);
  });
});
