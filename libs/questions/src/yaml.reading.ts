import { isNode, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { BankError, formatPath, type BankIssue } from './problem.errors.js';
import { findExcess } from './yaml.limits.js';

/** A file that could be read as YAML, and where each part of it stands. */
export interface ReadFile {
  readonly data: unknown;
  /** The line on which a value begins or, when it is missing, what it is missing from; lines count from 1. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined;
}

/**
 * Reads YAML strictly (QUESTION-1) and checks its form.
 *
 * @param file name of the file, for messages
 * @throws BankError with every issue of the file
 */
export function readYaml<T extends z.ZodType>(text: string, file: string, schema: T): z.infer<T> {
  const { data, lineOf } = parseYaml(text, file);
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new BankError(parsed.error.issues.map((issue) => toBankIssue(issue, file, lineOf(issue.path))));
}

function toBankIssue(issue: z.core.$ZodIssue, file: string, line: number | undefined): BankIssue {
  const { path, message } = issue;
  const kind = issue.code === 'custom' ? (issue.params?.kind as BankIssue['kind']) : undefined;
  return { file, path: formatPath(path), message, ...(line !== undefined && { line }), ...(kind && { kind }) };
}

/**
 * Reads YAML strictly, whatever it holds (QUESTION-1, QUESTION-9).
 *
 * @param file name of the file, for messages
 * @throws BankError when it is no such YAML, or too costly to read
 */
export function parseYaml(text: string, file: string): ReadFile {
  const excess = findExcess(text);
  if (excess) throw new BankError([{ file, path: '', ...excess }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { uniqueKeys: true, strict: true, lineCounter: lines });
  const issues: BankIssue[] = document.errors.map(({ message, pos }) => ({
    file,
    path: '',
    message: message.split('\n')[0] ?? '',
    line: lines.linePos(pos[0]).line,
  }));
  visit(document, {
    // One place to read is worth more than a few lines saved, and aliases can blow a small file up.
    Alias: (_key, { source, range }) => {
      const line = lines.linePos(range?.[0] ?? 0).line;
      issues.push({ file, path: '', message: `the alias "*${source}" is not allowed: write it out`, line });
    },
  });
  if (issues.length > 0) throw new BankError(issues);
  return { data: document.toJS(), lineOf: (path) => findLine(document, lines, path) };
}

function findLine(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}
