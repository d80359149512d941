import type { GivenFact } from '@fortyfive/interview';
import type { Fact } from '@fortyfive/questions';

/** What the candidate found out by asking, and what they never asked for. Key ones come first (DEBRIEF-8). */
export interface FactsAsked {
  /** In the order in which they were given. */
  readonly given: readonly (GivenFact & { readonly isKey: boolean })[];
  readonly missed: readonly Fact[];
  readonly total: number;
}

export function factsAsked(facts: readonly Fact[], given: readonly GivenFact[]): FactsAsked {
  const givenIds = new Set(given.map(({ factId }) => factId));
  const keyIds = new Set(facts.filter(({ key }) => key).map(({ id }) => id));
  const missed = facts.filter(({ id }) => !givenIds.has(id));
  return {
    given: given.map((fact) => ({ ...fact, isKey: keyIds.has(fact.factId) })),
    missed: [...missed.filter(({ key }) => key), ...missed.filter(({ key }) => !key)],
    total: facts.length,
  };
}
