/** One mistake in a problem: where, and what. The path is as the schema sees it: `['api', 'endpoints', 0, 'path']`. */
export interface ProblemIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /**
   * Set for what is counted: figures that do not follow, formulas that do not work out, sentences that stand twice; and for what
   * would be right if there were more of it.
   */
  readonly kind?: 'formula-mismatch' | 'unit-error' | 'repeated-sentence' | 'incomplete';
}

/** One mistake in one file, with the path written out. */
export interface BankIssue {
  readonly file: string;
  /** `estimation.estimates[2].value`, or `''` for the file as a whole. */
  readonly path: string;
  readonly message: string;
  /** Where it stands in the file, from 1; missing where no place can be named. */
  readonly line?: number;
  readonly kind?: ProblemIssue['kind'];
}

/** Everything that is wrong with a bank, all files at once. `message` has one line per issue. */
export class BankError extends Error {
  override readonly name = 'BankError';

  constructor(readonly issues: readonly BankIssue[]) {
    super(issues.map(formatIssue).join('\n'));
  }
}

/** One line for the author. @example 'url-shortener.yaml:12: title: must not be empty' */
export function formatIssue({ file, line, path, message }: BankIssue): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return [place, path, message].filter((part) => part !== '').join(': ');
}

/** Writes a path the way one would type it. @example formatPath(['a', 0, 'b']) // 'a[0].b' */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
