import type { Fact, FactKind } from '@fortyfive/questions';

export interface FactGroup {
  readonly kind: FactKind;
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** By what the candidate might ask about. */
const GROUPS: readonly Omit<FactGroup, 'facts'>[] = [
  { kind: 'functional', title: 'What it has to do' },
  { kind: 'non-functional', title: 'How well it has to do it' },
  { kind: 'out-of-scope', title: 'What is left out' },
];

/**
 * The facts that match every word of the filter, in their groups; groups without one are left out (DESK-4).
 * @example groupFacts(facts, 'links month')[0].facts // those whose question or answer has both words
 */
export function groupFacts(facts: readonly Fact[], filter: string): readonly FactGroup[] {
  const words = folded(filter).split(/\s+/).filter(Boolean);
  const found = facts.filter(({ asked, answer }) => {
    const text = folded(`${asked} ${answer}`);
    return words.every((word) => text.includes(word));
  });
  return GROUPS.map((group) => ({ ...group, facts: found.filter(({ kind }) => kind === group.kind) })).filter(
    (group) => group.facts.length > 0,
  );
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
