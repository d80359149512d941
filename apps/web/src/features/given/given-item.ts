import type { DeskState, FiredCurveball, GivenFact, GivenHint, StepId } from '@fortyfive/interview';

/** One thing that came from the interviewer's desk, with a key that stays the same for as long as the interview does. */
export type GivenItem = { readonly key: string } & (
  | ({ readonly kind: 'fact' } & GivenFact)
  | ({ readonly kind: 'hint' } & GivenHint)
  | ({ readonly kind: 'curveball' } & FiredCurveball)
);

/** What has come from the desk, in the order in which it came. */
export function givenItems({ facts, hints, curveballs }: Omit<DeskState, 'helpRequests'>): readonly GivenItem[] {
  const items: GivenItem[] = [
    ...facts.map((fact) => ({ kind: 'fact', key: `fact:${fact.factId}`, ...fact }) as const),
    ...hints.map((hint) => ({ kind: 'hint', key: `hint:${hint.stepId}:${hint.rung}`, ...hint }) as const),
    ...curveballs.map((one) => ({ kind: 'curveball', key: `curveball:${one.curveballId}`, ...one }) as const),
  ];
  return items.sort((one, other) => one.atMs - other.atMs);
}

/** Those of one step. @example givenIn(state, 'api') */
export function givenIn(desk: Omit<DeskState, 'helpRequests'>, stepId: StepId): readonly GivenItem[] {
  return givenItems(desk).filter((item) => item.stepId === stepId);
}
