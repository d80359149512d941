import type { z } from 'zod';
import { describeIssue, toSentence, type OwnProblemIssue } from './own-problem.issues.js';
import { padProblem } from './own-problem.skeleton.js';
import { BankError, formatPath } from './problem.errors.js';
import { problemSchema, type Problem } from './problem.schema.js';
import { parseYaml, type ReadFile } from './yaml.reading.js';

/** Every estimate may use every other one, and each is worked out from the beginning. */
const MOST_ESTIMATES = 30;
/** Whoever has more to mend begins with these. */
const MOST_ISSUES = 100;

/** A problem of one's own, as far as it can be read. */
export interface OwnProblemReading {
  /** In the order of the lines. */
  readonly issues: readonly OwnProblemIssue[];
  /** With everything that is missing left empty; `null` while something is wrong. */
  readonly problem: Problem | null;
}

interface Found {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly severity: OwnProblemIssue['severity'];
}

const EMPTY: Found = { path: [], message: 'there is nothing here yet: begin with a title', severity: 'error' };

/**
 * Reads a problem that somebody writes for themselves: as strict as the bank about form, references and figures, but what is not
 * there yet is advice and no error (QUESTION-10). Whatever the text is, this takes a moment and does not throw (QUESTION-9).
 *
 * @param text YAML
 * @example readOwnProblem('title: [').issues[0] // { line: 1, path: '', message: '…', severity: 'error' }
 */
export function readOwnProblem(text: string): OwnProblemReading {
  const file = parse(text);
  if (!('data' in file)) return { issues: file.issues, problem: null };
  const { found, data } = judge(file.data);
  const [wrong, lacking] = (['error', 'missing'] as const).map((kind) => found.filter((one) => one.severity === kind));
  // What is not there at all belongs where one would go on writing.
  const lastLine = text.trimEnd().split('\n').length;
  const issues = [...(wrong ?? []), ...(lacking ?? [])].slice(0, MOST_ISSUES).map(({ path, message, severity }) => ({
    line: file.lineOf(path) ?? lastLine,
    path: formatPath(path),
    message: toSentence(path, message),
    severity,
  }));
  const isWrong = wrong?.length !== 0;
  // What passed but for its length; texts were trimmed before.
  return { issues: issues.sort((a, b) => a.line - b.line), problem: isWrong ? null : (data as Problem) };
}

function parse(text: string): ReadFile | { readonly issues: OwnProblemIssue[] } {
  try {
    return parseYaml(text, '');
  } catch (error) {
    if (!(error instanceof BankError)) throw error;
    const issues = error.issues.slice(0, MOST_ISSUES).map(({ line = 1, message }): OwnProblemIssue => ({
      line,
      path: '',
      message: toSentence([], message),
      severity: 'error',
    }));
    return { issues };
  }
}

function judge(written: unknown): { readonly found: readonly Found[]; readonly data: unknown } {
  if (written === null) return { found: [EMPTY], data: null };
  const unstorable: Found[] = [];
  const { data, missing } = padProblem(tidy(written, [], unstorable));
  const padded = missing.map((path): Found => ({ path, message: 'is missing', severity: 'missing' }));
  const tooMany = findTooMany(data);
  if (unstorable.length > 0 || tooMany) return { found: [...unstorable, ...(tooMany ? [tooMany] : [])], data };
  const result = problemSchema.safeParse(data);
  const issues = result.success ? [] : result.error.issues.flatMap((issue) => toFound(issue, data));
  // What is not there at all lacks its parts too; saying so once is enough.
  const isSaid = ({ path, severity }: Found) =>
    severity === 'missing' && missing.some((whole) => whole.every((part, at) => path[at] === part));
  return { found: [...padded, ...issues.filter((issue) => !isSaid(issue))], data };
}

function toFound(issue: z.core.$ZodIssue, data: unknown): Found[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: 'is no field of a problem', severity: 'error' }));
  const severity = isAdvice(issue, data) ? 'missing' : 'error';
  return [{ path, message: describeIssue(issue, valueAt(data, path)), severity }];
}

/** Too little of something, or a text of a step that nobody has written yet. */
function isAdvice(issue: z.core.$ZodIssue, data: unknown): boolean {
  if (issue.code === 'custom') return issue.params?.kind === 'incomplete';
  if (issue.code !== 'too_small') return false;
  return issue.origin === 'array' || (issue.path[0] === 'steps' && valueAt(data, issue.path) === '');
}

function findTooMany(data: unknown): Found | null {
  const path = ['estimation', 'estimates'];
  const estimates = valueAt(data, path);
  if (!Array.isArray(estimates) || estimates.length <= MOST_ESTIMATES) return null;
  return { path, message: `has more than ${MOST_ESTIMATES} entries`, severity: 'error' };
}

/** Texts without space around them. Text that no database keeps is noted: NUL, and halves of characters. */
function tidy(value: unknown, path: readonly PropertyKey[], unstorable: Found[]): unknown {
  if (typeof value === 'string') {
    checkStorable(value, path, unstorable);
    return value.trim();
  }
  if (Array.isArray(value)) return value.map((item, index) => tidy(item, [...path, index], unstorable));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(([key, nested]) => {
    checkStorable(key, path, unstorable);
    return [key, tidy(nested, [...path, key], unstorable)];
  });
  return Object.fromEntries(entries) as unknown;
}

function checkStorable(text: string, path: readonly PropertyKey[], unstorable: Found[]): void {
  if (!/[\0\p{Surrogate}]/u.test(text)) return;
  unstorable.push({ path, message: 'has a character that cannot be kept: type it anew', severity: 'error' });
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    data,
  );
}
