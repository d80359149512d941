import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/person.js';
import { DatabasePool } from './database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => database.drop());

/** A pool with one idle connection, and what it warns of. */
async function openPool() {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  const pool = new DatabasePool(database.url);
  const client = await pool.connect();
  client.release();
  return { pool, client, warn };
}

describe('the pool', () => {
  it('[PLATFORM-8] says when an idle connection is lost, and goes on with another', async () => {
    const { pool, warn } = await openPool();
    const other = new DatabasePool(database.url);
    await other.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await eventually(() => warn.mock.calls.length, Boolean);
    expect(warn.mock.calls[0]?.[0]).toContain('A database connection was lost: terminating connection');
    expect((await pool.query('select 45 as minutes')).rows).toEqual([{ minutes: 45 }]);
    await Promise.all([pool.end(), other.end()]);
  });

  it('[PLATFORM-8] says nothing of what breaks while it ends: Postgres, told to stop, may be quicker', async () => {
    const { pool, client, warn } = await openPool();
    const ended = pool.end();
    client.emit('error', new Error('terminating connection due to administrator command'));
    await ended;
    expect(warn.mock.calls).toEqual([]);
  });
});
