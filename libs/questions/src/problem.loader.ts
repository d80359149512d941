import { BankError } from './problem.errors.js';
import { problemSchema, type Problem } from './problem.schema.js';
import { readYaml } from './yaml.reading.js';

/**
 * Reads and checks one problem.
 *
 * @param text YAML
 * @param file name of the file, for messages; its stem must be the slug
 * @throws BankError with every issue of the file
 * @example parseProblem(await readFile('bank/problems/url-shortener.yaml', 'utf8'), 'url-shortener.yaml').title
 */
export function parseProblem(text: string, file: string): Problem {
  const problem = readYaml(text, file, problemSchema);
  const slug = file.replace(/\.yaml$/, '');
  if (problem.slug === slug) return problem;
  throw new BankError([{ file, path: 'slug', message: `is "${problem.slug}", but the file is named "${slug}.yaml"` }]);
}
