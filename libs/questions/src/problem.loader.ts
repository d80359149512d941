import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseDocument, visit } from 'yaml';
import { BankError, formatPath, type BankIssue } from './problem.errors.js';
import { problemSchema, type Problem } from './problem.schema.js';

/**
 * Reads and checks one problem.
 *
 * @param text YAML
 * @param file name of the file, for messages; its stem must be the slug
 * @throws BankError with every issue of the file
 * @example parseProblem(await readFile('bank/problems/url-shortener.yaml', 'utf8'), 'url-shortener.yaml').title
 */
export function parseProblem(text: string, file: string): Problem {
  const parsed = problemSchema.safeParse(readYaml(text, file));
  if (!parsed.success) {
    throw new BankError(parsed.error.issues.map(({ path, message }) => ({ file, path: formatPath(path), message })));
  }
  const slug = basename(file, '.yaml');
  if (parsed.data.slug === slug) return parsed.data;
  throw new BankError([
    { file, path: 'slug', message: `is "${parsed.data.slug}", but the file is named "${slug}.yaml"` },
  ]);
}

function readYaml(text: string, file: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true, strict: true });
  const messages = document.errors.map(({ message }) => message.split('\n')[0] ?? '');
  visit(document, {
    // One place to read is worth more than a few lines saved, and aliases can blow a small file up.
    Alias: (_key, { source }) => void messages.push(`the alias "*${source}" is not allowed: write it out`),
  });
  if (messages.length > 0) throw new BankError(messages.map((message) => ({ file, path: '', message })));
  return document.toJS();
}

/**
 * Reads all problems of a bank.
 *
 * @param directory the folder with the `<slug>.yaml` files, `bank/problems`
 * @returns the problems, sorted by slug
 * @throws BankError with every issue of every file; the error of the file system if the folder cannot be read
 * @example const problems = await loadProblems('bank/problems')
 */
export async function loadProblems(directory: string): Promise<Problem[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.yaml')).sort();
  const issues: BankIssue[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const text = await readFile(join(directory, file), 'utf8');
    try {
      problems.push(parseProblem(text, file));
    } catch (error) {
      // Gathered, so that one run shows the author everything there is to mend.
      if (!(error instanceof BankError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new BankError(issues);
  return problems;
}
