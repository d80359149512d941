import { EstimationError } from '@fortyfive/estimation';
import { evaluateEstimates, type EvaluatedEstimate } from '@fortyfive/questions';
import { readAmount } from './amount';
import type { ChangedEstimate, ChangedEstimation, Estimation, TypedAssumptions } from './changed-estimation';

/** A figure that has changed by less than this only differs by rounding. */
const SAME = 1e-9;

/** All estimates of a problem with the assumptions that were typed (STUDY-4). */
export function evaluateChanged(estimation: Estimation, typed: TypedAssumptions): ChangedEstimation {
  const unread = Object.keys(typed).filter((name) => readAmount(typed[name] ?? '') === null);
  const assumptions = estimation.assumptions.map((assumption) => ({
    ...assumption,
    value: readAmount(typed[assumption.name] ?? '') ?? assumption.value,
  }));
  const was = evaluateEstimates(estimation);
  const { is, trouble } = attempt({ ...estimation, assumptions }, was);
  const estimates = estimation.estimates.flatMap((stated, place) => {
    const [before, after] = [was[place], is[place]];
    return before && after ? [compare(stated, before, after)] : [];
  });
  return { estimates, unread, trouble };
}

function attempt(estimation: Estimation, was: readonly EvaluatedEstimate[]) {
  try {
    return { is: evaluateEstimates(estimation), trouble: null };
  } catch (error) {
    if (!(error instanceof EstimationError)) throw error;
    return { is: was, trouble: error.message };
  }
}

function compare(
  stated: Estimation['estimates'][number],
  was: EvaluatedEstimate,
  is: EvaluatedEstimate,
): ChangedEstimate {
  const { when, value } = stated.threshold;
  const [before, now] = [was.quantity.value, is.quantity.value];
  const isChanged = Math.abs(now - before) > SAME * Math.max(Math.abs(now), Math.abs(before));
  return { stated, was, is, isChanged, isCrossed: when === 'above' ? now > value : now < value };
}
