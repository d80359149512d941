import path from 'node:path';
import { loadProblems } from '@fortyfive/questions';
import type pg from 'pg';
import { Database } from './platform/database.js';
import { QuestionsRepository } from './questions/questions.repository.js';

/**
 * Loads the question bank into the database. Idempotent: the same files change nothing.
 * @throws BankError when a file of the bank is not valid; then nothing is changed
 */
export async function seed(pool: pg.Pool, bankDir: string): Promise<void> {
  const problems = await loadProblems(path.join(bankDir, 'problems'));
  await new QuestionsRepository(new Database(pool)).replaceBank(problems);
}
