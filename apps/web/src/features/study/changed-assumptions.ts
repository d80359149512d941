import type { BriefView } from '@fortyfive/contract';
import { EstimationError } from '@fortyfive/estimation';
import { evaluateEstimates, type EvaluatedEstimate } from '@fortyfive/questions';
import { readAmount, writeAmount } from './amount';

type Estimation = BriefView['problem']['estimation'];

/** What was typed for assumptions, by their names; who is not in it stands as the problem says. */
export type TypedAssumptions = Readonly<Record<string, string>>;

/** An estimate after assumptions were changed. */
export interface ChangedEstimate {
  readonly stated: Estimation['estimates'][number];
  readonly was: EvaluatedEstimate;
  readonly is: EvaluatedEstimate;
  readonly isChanged: boolean;
  /** The figure is where the design would be another one. */
  readonly isCrossed: boolean;
}

export interface ChangedEstimation {
  readonly estimates: readonly ChangedEstimate[];
  /** Assumptions for which no number was typed: they stand as they were. */
  readonly unread: readonly string[];
  /** Why the figures do not work out, such as a division by zero; the estimates are then the unchanged ones. */
  readonly trouble: string | null;
}

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

/** What is typed for one assumption; forgotten when it is what the problem says anyway. */
export function withTyped(
  estimation: Estimation,
  typed: TypedAssumptions,
  name: string,
  text: string,
): TypedAssumptions {
  const others = Object.fromEntries(Object.entries(typed).filter(([other]) => other !== name));
  const stated = estimation.assumptions.find((assumption) => assumption.name === name);
  return stated && text.trim() === writeAmount(stated.value) ? others : { ...others, [name]: text };
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
