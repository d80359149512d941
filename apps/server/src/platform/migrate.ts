import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** The key that Prisma's own engine takes, so that the two never migrate at the same time. */
const LOCK_KEY = 72_707_369;
const LOCK_WAIT_MS = 60_000;

// Column for column what Prisma creates: `prisma migrate status` and `deploy` read it afterwards.
const CREATE_HISTORY = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

interface Migration {
  name: string;
  sql: string;
}

interface HistoryRow {
  name: string;
  checksum: string;
  isFinished: boolean;
  logs: string | null;
}

/** The database cannot be brought up to date; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}

/** Git may have checked the file out with other line ends than those it was applied with; that is not an edit. */
function matchesChecksum(sql: string, checksum: string): boolean {
  const unixSql = sql.replaceAll('\r\n', '\n');
  return [sql, unixSql, unixSql.replaceAll('\n', '\r\n')].some((variant) => checksumOf(variant) === checksum);
}

/** The migrations of a folder, in the order in which they are applied: their names begin with the time they were made. */
export function listMigrations(migrationsDir: string): Migration[] {
  const entries = readdirSync(migrationsDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries
    .map(({ name }) => ({ name, sql: readFileSync(path.join(migrationsDir, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function lock(client: pg.Client): Promise<void> {
  try {
    await client.query(`SET lock_timeout = ${LOCK_WAIT_MS}`);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    await client.query('SET lock_timeout = 0');
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '55P03') throw error;
    const message = `Another process has been migrating this database for ${LOCK_WAIT_MS / 1000} seconds. Try again later.`;
    throw new MigrationError(message, { cause: error });
  }
}

async function refuseForeignTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename = '_prisma_migrations' DESC`,
  );
  const first = rows[0]?.name;
  if (first === undefined || first === '_prisma_migrations') return;
  throw new MigrationError(
    `The database already holds the table "${first}", which is not Fortyfive's. Give Fortyfive a database of its own.`,
  );
}

async function readHistory(client: pg.Client): Promise<HistoryRow[]> {
  const { rows } = await client.query<HistoryRow>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished", logs
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

function refuseAfterFailure(history: HistoryRow[]): void {
  const failed = history.find((row) => !row.isFinished);
  if (!failed) return;
  const reason = failed.logs?.split('\n')[0] || 'the process was ended in the middle of it';
  throw new MigrationError(
    `The migration ${failed.name} failed earlier: ${reason}. Mend its cause, then mark it as not applied: ` +
      `npx prisma migrate resolve --config prisma/prisma.config.ts --rolled-back ${failed.name}`,
  );
}

function warnOfDifferences(history: HistoryRow[], migrations: Migration[], warn: (message: string) => void): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.sql]));
  for (const { name, checksum } of history) {
    const sql = known.get(name);
    if (sql === undefined)
      warn(`The database has the migration ${name}, which this version of Fortyfive does not know.`);
    else if (!matchesChecksum(sql, checksum)) warn(`The migration ${name} was edited after it had been applied.`);
  }
}

/** Leaves a row without `finished_at` when the SQL fails, as Prisma does: nobody goes on past it unawares. */
async function apply(client: pg.Client, { name, sql }: Migration): Promise<void> {
  const id = randomUUID();
  const insert = 'INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)';
  await client.query(insert, [id, checksumOf(sql), name]);
  try {
    await client.query(sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, reason]);
    throw new MigrationError(`The migration ${name} failed: ${reason}.`, { cause: error });
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id]);
}

/**
 * Brings a database up to date, as `prisma migrate deploy` would, but in this process and without Prisma's engine.
 *
 * @returns the names of the migrations applied just now, in order
 * @throws MigrationError when one fails or failed earlier, or when the database is somebody else's
 */
export async function applyMigrations(
  databaseUrl: string,
  migrationsDir: string,
  warn: (message: string) => void = (message) => process.emitWarning(message),
): Promise<string[]> {
  const migrations = listMigrations(migrationsDir);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // the query under way reports it
  await client.connect();
  try {
    await lock(client);
    await refuseForeignTables(client);
    await client.query(CREATE_HISTORY);
    const history = await readHistory(client);
    refuseAfterFailure(history);
    warnOfDifferences(history, migrations, warn);
    const applied = new Set(history.map((row) => row.name));
    const pending = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}
