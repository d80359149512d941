import type { BriefView } from '@fortyfive/contract';
import { writeAmount } from './amount';

export type Estimation = BriefView['problem']['estimation'];

/** What was typed for assumptions, by their names; who is not in it stands as the problem says. */
export type TypedAssumptions = Readonly<Record<string, string>>;

/** An estimate after assumptions were changed. */
export interface ChangedEstimate {
  readonly stated: Estimation['estimates'][number];
  readonly was: BriefView['estimates'][number];
  readonly is: BriefView['estimates'][number];
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

/** The figures as the server has worked them out, while nobody has changed anything. */
export function statedEstimation({ problem, estimates }: BriefView): ChangedEstimation {
  const evaluated = new Map(estimates.map((estimate) => [estimate.id, estimate]));
  return {
    estimates: problem.estimation.estimates.flatMap((stated) => {
      const is = evaluated.get(stated.id);
      return is ? [{ stated, was: is, is, isChanged: false, isCrossed: false }] : [];
    }),
    unread: [],
    trouble: null,
  };
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
