import { loadBank } from '@fortyfive/questions/bank.loader';
import type pg from 'pg';
import { Database } from './platform/database.js';
import { QuestionsRepository } from './questions/questions.repository.js';

/**
 * Loads the question bank into the database. Idempotent: the same files change nothing.
 * @throws BankError when a file of the bank is not valid; then nothing is changed
 */
export async function seed(pool: pg.Pool, bankDir: string): Promise<void> {
  await new QuestionsRepository(new Database(pool)).replaceBank(await loadBank(bankDir));
}
