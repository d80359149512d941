import type { LintFinding } from '@fortyfive/documents';

/** What is missing for so long is not merely still being drawn. */
export const SETTLE_MS = 4_000;

/** Since when each finding has been there, by what it is about. */
export type FindingAges = ReadonlyMap<string, number>;

/**
 * Keeps back findings about what is only just being drawn (DIAGRAM-WEB-6).
 * @param ages from the call before; nothing at the first one, when the design may have stood for long
 * @returns what to show now, and when the next one is due
 */
export function settleFindings(
  findings: readonly LintFinding[],
  ages: FindingAges | null,
  nowMs: number,
): { readonly shown: readonly LintFinding[]; readonly ages: FindingAges; readonly nextInMs: number | null } {
  const since = new Map(findings.map((finding) => [keyOf(finding), ages ? (ages.get(keyOf(finding)) ?? nowMs) : 0]));
  const ageOf = (finding: LintFinding) => nowMs - (since.get(keyOf(finding)) ?? nowMs);
  const waiting = findings.map(ageOf).filter((ageMs) => ageMs < SETTLE_MS);
  return {
    shown: findings.filter((finding) => ageOf(finding) >= SETTLE_MS),
    ages: since,
    nextInMs: waiting.length === 0 ? null : SETTLE_MS - Math.max(...waiting),
  };
}

/** One remark speaks of all arrows, and stays the same remark when there is one more of them. */
function keyOf({ code, ids }: LintFinding): string {
  return code === 'unlabelled-arrow' ? code : `${code} ${ids[0]}`;
}
