import { parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { BankError, formatPath, type BankIssue } from './problem.errors.js';

/**
 * Reads YAML strictly (QUESTION-1) and checks its form.
 *
 * @param file name of the file, for messages
 * @throws BankError with every issue of the file
 */
export function readYaml<T extends z.ZodType>(text: string, file: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(parseYaml(text, file));
  if (parsed.success) return parsed.data;
  throw new BankError(parsed.error.issues.map((issue) => toBankIssue(issue, file)));
}

function toBankIssue(issue: z.core.$ZodIssue, file: string): BankIssue {
  const { path, message } = issue;
  const kind = issue.code === 'custom' ? (issue.params?.kind as BankIssue['kind']) : undefined;
  return { file, path: formatPath(path), message, ...(kind && { kind }) };
}

function parseYaml(text: string, file: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true, strict: true });
  const messages = document.errors.map(({ message }) => message.split('\n')[0] ?? '');
  visit(document, {
    // One place to read is worth more than a few lines saved, and aliases can blow a small file up.
    Alias: (_key, { source }) => void messages.push(`the alias "*${source}" is not allowed: write it out`),
  });
  if (messages.length > 0) throw new BankError(messages.map((message) => ({ file, path: '', message })));
  return document.toJS();
}
