import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readBank } from './bank.loader.js';
import { namedProblems } from './bank.references.js';
import type { BankIssue } from './problem.errors.js';

/** What `npm run bank:check` prints. */
export interface BankReport {
  /** Files of problems. */
  readonly problems: number;
  /** Problems of the size of an interview: all that the paths, plans and companies name. */
  readonly interviewSize: number;
  /** Problems without a mistake. */
  readonly complete: number;
  /** Estimates that were worked out from their formula. */
  readonly estimates: number;
  readonly formulaMismatches: number;
  readonly unitErrors: number;
  readonly duplicateSentences: number;
  /** Problems that are named in the bank and have no valid file. */
  readonly missing: readonly string[];
}

/**
 * Checks a bank and counts what is in it.
 *
 * @example const { report, issues } = await checkBank('bank') // issues.length === 0 for a bank in order
 */
export async function checkBank(directory: string): Promise<{ report: BankReport; issues: readonly BankIssue[] }> {
  const { bank, issues } = await readBank(directory);
  const files = (await readdir(join(directory, 'problems'))).filter((file) => file.endsWith('.yaml'));
  const isWrong = (slug: string) => issues.some(({ file }) => file === `${slug}.yaml`);
  const valid = new Set(bank.problems.map(({ slug }) => slug));
  const named = namedProblems(bank);
  const count = (kind: BankIssue['kind']) => issues.filter((issue) => issue.kind === kind).length;
  const report = {
    problems: files.length,
    interviewSize: named.filter((slug) => valid.has(slug)).length,
    complete: bank.problems.filter(({ slug }) => !isWrong(slug)).length,
    estimates: bank.problems.reduce((sum, { estimation }) => sum + estimation.estimates.length, 0),
    formulaMismatches: count('formula-mismatch'),
    unitErrors: count('unit-error'),
    duplicateSentences: count('repeated-sentence'),
    missing: named.filter((slug) => !valid.has(slug)),
  };
  return { report, issues };
}
