import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { findBankIssues } from './bank.references.js';
import { companiesSchema, type Companies } from './companies.schema.js';
import { curriculaSchema, type Curricula } from './curricula.schema.js';
import { BankError, type BankIssue } from './problem.errors.js';
import { parseProblem } from './problem.loader.js';
import type { Problem } from './problem.schema.js';
import { referenceSchema, type Reference } from './reference.schema.js';
import { readYaml } from './yaml.reading.js';

/** The whole bank, checked: every part by itself, and all of them against each other. */
export interface Bank {
  /** Sorted by slug. */
  readonly problems: readonly Problem[];
  readonly companies: Companies;
  readonly curricula: Curricula;
  readonly reference: Reference;
}

/** What could be read of a bank, and everything that is wrong with it. */
export interface BankReading {
  readonly bank: Partial<Bank> & Pick<Bank, 'problems'>;
  readonly issues: readonly BankIssue[];
}

/**
 * Reads the bank.
 *
 * @param directory the folder `bank`
 * @throws BankError with every issue of every file; the error of the file system if the folder cannot be read
 * @example const { problems } = await loadBank('bank')
 */
export async function loadBank(directory: string): Promise<Bank> {
  const { bank, issues } = await readBank(directory);
  if (issues.length > 0) throw new BankError(issues);
  return bank as Bank; // Without an issue every part has been read.
}

/** As {@link loadBank}, for who wants to know what is wrong instead of an error. */
export async function readBank(directory: string): Promise<BankReading> {
  const issues: BankIssue[] = [];
  // Gathered, so that one run shows the author everything there is to mend.
  const attempt = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof BankError)) throw error;
      issues.push(...error.issues);
      return undefined;
    }
  };
  const part = <T extends z.ZodType>(file: string, schema: T) =>
    attempt(async () => readYaml(await readPart(directory, file), file, schema));

  const files = (await readdir(join(directory, 'problems'))).filter((file) => file.endsWith('.yaml')).sort();
  const problems: Problem[] = [];
  for (const file of files) {
    const text = await readFile(join(directory, 'problems', file), 'utf8');
    const problem = await attempt(async () => parseProblem(text, file));
    if (problem) problems.push(problem);
  }
  const companies = await part('companies.yaml', companiesSchema);
  const curricula = await part('curricula.yaml', curriculaSchema);
  const reference = await part('reference.yaml', referenceSchema);
  const bank = { problems, companies, curricula, reference };
  return { bank, issues: [...issues, ...findBankIssues(bank)] };
}

async function readPart(directory: string, file: string): Promise<string> {
  try {
    return await readFile(join(directory, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new BankError([{ file, path: '', message: 'is missing' }]);
  }
}
