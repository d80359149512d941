import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { applyMigrations, listMigrations } from '../../apps/server/src/platform/migrate.js';
import { seed } from '../../apps/server/src/seed.js';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

const MIGRATIONS = path.join(import.meta.dirname, '../../prisma/migrations');
const BANK = path.join(import.meta.dirname, '../../bank');
/** Keeps two spec files from building the template at the same time. */
const TEMPLATE_LOCK = '4545, 2';

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set. Specs that need a database belong to a project with globalSetup.');
  return url;
}

function addressOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function withServer<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The template's name says what is in it, so a server that outlives a run never hands out an old schema. */
function nameTemplate(): string {
  const hash = createHash('sha256').update(JSON.stringify(listMigrations(MIGRATIONS)));
  for (const file of readdirSync(BANK, { recursive: true, encoding: 'utf8' }).sort())
    if (file.endsWith('.yaml')) hash.update(readFileSync(path.join(BANK, file)));
  return `fortyfive_template_${hash.digest('hex').slice(0, 12)}`;
}

async function ensureTemplate(client: pg.Client, name: string): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(${TEMPLATE_LOCK})`);
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) {
    const unfinished = `unfinished_${randomUUID().replaceAll('-', '')}`;
    await client.query(`CREATE DATABASE ${unfinished}`);
    await applyMigrations(addressOf(unfinished), MIGRATIONS);
    await loadBank(addressOf(unfinished));
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  }
  await client.query(`SELECT pg_advisory_unlock(${TEMPLATE_LOCK})`);
}

/** Reading the whole bank takes a second; here it is done once for a run, and not once for each spec file. */
async function loadBank(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  await seed(pool, BANK);
  await pool.end();
}

async function createDatabase(fromTemplate: (client: pg.Client) => Promise<string>): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withServer(async (client) => {
    const template = await fromTemplate(client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: addressOf(name),
    drop: () => withServer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/** A fresh database with every migration applied and the bank loaded; each spec file takes one of its own. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(async (client) => {
    const template = nameTemplate();
    await ensureTemplate(client, template);
    return template;
  });
}

/** A database with nothing in it, for specs about migrations. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase(() => Promise.resolve('template0'));
}
