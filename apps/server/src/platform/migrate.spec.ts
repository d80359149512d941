import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createEmptyDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { applyMigrations, MigrationError } from './migrate.js';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const PRISMA_CLI = path.join(ROOT, 'node_modules/prisma/build/index.js');
const CLI_TIMEOUT_MS = 60_000;

const FIRST = '20260101000000_people';
const SECOND = '20260102000000_names';
const CREATE_PEOPLE = `-- CreateTable\nCREATE TABLE "people" (\n    "id" UUID NOT NULL,\n\n    CONSTRAINT "people_pkey" PRIMARY KEY ("id")\n);\n`;
const ADD_NAMES = `-- AlterTable\nALTER TABLE "people" ADD COLUMN     "name" TEXT NOT NULL;\n`;
const SCHEMA = `
datasource db {
  provider = "postgresql"
}

model Person {
  id   String @id @db.Uuid
  name String

  @@map("people")
}
`;

let database: TestDatabase;
let project: string;
let migrations: string;
let warnings: string[];

function write(name: string, sql: string): void {
  mkdirSync(path.join(migrations, name), { recursive: true });
  writeFileSync(path.join(migrations, name, 'migration.sql'), sql);
}

beforeEach(async () => {
  database = await createEmptyDatabase();
  // A project of its own, so that these specs do not depend on the real migrations.
  project = mkdtempSync(path.join(tmpdir(), 'fortyfive-spec-'));
  migrations = path.join(project, 'prisma/migrations');
  mkdirSync(migrations, { recursive: true });
  writeFileSync(path.join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
  warnings = [];
});

afterEach(async () => {
  rmSync(project, { recursive: true, force: true });
  await database.drop();
});

const apply = () => applyMigrations(database.url, migrations, (message) => warnings.push(message));

async function query<Row extends object>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Runs the CLI as a developer would, in a folder laid out like this repository. */
async function prisma(cwd: string, ...args: string[]): Promise<string> {
  const PRISMA_SCHEMA_ENGINE_BINARY = path.join(cwd, 'prisma/schema-engine.mjs');
  const env = { ...process.env, DATABASE_URL: database.url, PRISMA_SCHEMA_ENGINE_BINARY, CHECKPOINT_DISABLE: '1' };
  const command = [PRISMA_CLI, ...args, '--config', 'prisma/prisma.config.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd, env });
  return stdout;
}

function layOutProject(): void {
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'));
  for (const file of ['prisma.config.ts', 'schema-engine.mjs', 'schema-engine-adapter.mjs']) {
    cpSync(path.join(ROOT, 'prisma', file), path.join(project, 'prisma', file));
  }
  writeFileSync(path.join(project, 'prisma/schema.prisma'), SCHEMA);
}

describe('applyMigrations', () => {
  it('[PLATFORM-11] applies what is missing, in order, and nothing twice', async () => {
    write(FIRST, CREATE_PEOPLE);
    await expect(apply()).resolves.toEqual([FIRST]);
    write(SECOND, ADD_NAMES);
    await expect(apply()).resolves.toEqual([SECOND]);
    await expect(apply()).resolves.toEqual([]);
    await expect(query('SELECT id, name FROM people')).resolves.toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('[PLATFORM-11] lets one of two servers that start together do it', async () => {
    write(FIRST, CREATE_PEOPLE);
    write(SECOND, ADD_NAMES);
    const applied = await Promise.all([apply(), apply(), apply()]);
    expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 2]);
  });

  it('[PLATFORM-12] undoes a migration that fails, and refuses to go on until somebody has looked', async () => {
    write(FIRST, CREATE_PEOPLE);
    write(SECOND, `${ADD_NAMES}SELECT nonsense;`);
    await expect(apply()).rejects.toThrow(`The migration ${SECOND} failed: column "nonsense" does not exist.`);
    write(SECOND, ADD_NAMES);
    const refusal = await apply().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MigrationError);
    expect(String(refusal)).toContain(`The migration ${SECOND} failed earlier: column "nonsense" does not exist.`);
    expect(String(refusal)).toContain(`--rolled-back ${SECOND}`);
    await expect(query('SELECT name FROM people')).rejects.toThrow('column "name" does not exist');
  });

  it(
    '[PLATFORM-12] goes on after the command that its refusal names',
    async () => {
      layOutProject();
      write(FIRST, 'SELECT nonsense;');
      await expect(apply()).rejects.toThrow(MigrationError);
      write(FIRST, CREATE_PEOPLE);
      await prisma(project, 'migrate', 'resolve', '--rolled-back', FIRST);
      await expect(apply()).resolves.toEqual([FIRST]);
    },
    CLI_TIMEOUT_MS,
  );

  it('[PLATFORM-12] reports a migration that was edited, but not one with other line ends', async () => {
    write(FIRST, CREATE_PEOPLE);
    write(SECOND, ADD_NAMES);
    await apply();
    write(FIRST, CREATE_PEOPLE.replaceAll('\n', '\r\n'));
    write(SECOND, `${ADD_NAMES}-- more\n`);
    await expect(apply()).resolves.toEqual([]);
    expect(warnings).toEqual([`The migration ${SECOND} was edited after it had been applied.`]);
  });

  it('[PLATFORM-12] reports a migration that this version does not know', async () => {
    write(FIRST, CREATE_PEOPLE);
    await apply();
    rmSync(path.join(migrations, FIRST), { recursive: true });
    await apply();
    expect(warnings).toEqual([
      `The database has the migration ${FIRST}, which this version of Fortyfive does not know.`,
    ]);
  });

  it('[PLATFORM-12] leaves the database of another program alone', async () => {
    await query('CREATE TABLE invoices ()');
    write(FIRST, CREATE_PEOPLE);
    await expect(apply()).rejects.toThrow('already holds the table "invoices", which is not Fortyfive\'s');
    await expect(query(`SELECT FROM pg_tables WHERE schemaname = 'public'`)).resolves.toHaveLength(1);
  });
});

describe('the Prisma CLI, without its native engine', () => {
  it(
    '[PLATFORM-11] finds a database in order that applyMigrations has migrated',
    async () => {
      layOutProject();
      write(FIRST, CREATE_PEOPLE);
      write(SECOND, ADD_NAMES);
      await apply();
      await expect(prisma(project, 'migrate', 'status')).resolves.toContain('Database schema is up to date!');
      await expect(prisma(project, 'migrate', 'deploy')).resolves.toContain('No pending migrations to apply.');
    },
    CLI_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-11] migrates a database that applyMigrations then finds in order',
    async () => {
      layOutProject();
      write(FIRST, CREATE_PEOPLE);
      await expect(prisma(project, 'migrate', 'dev', '--name', 'names')).resolves.toContain('_names');
      await expect(apply()).resolves.toEqual([]);
      await expect(query('SELECT id, name FROM people')).resolves.toEqual([]);
      expect(warnings).toEqual([]);
    },
    CLI_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-11] sees a difference between migrations and schema',
    async () => {
      layOutProject();
      write(FIRST, CREATE_PEOPLE);
      const difference = prisma(project, ...compare(), '--exit-code');
      await expect(difference).rejects.toMatchObject({
        code: 2,
        stdout: expect.stringContaining('Added column `name`'),
      });
    },
    CLI_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-13] finds that the real migrations make the real schema',
    async () => {
      await expect(prisma(ROOT, ...compare(), '--exit-code')).resolves.toContain('No difference detected.');
    },
    CLI_TIMEOUT_MS,
  );
});

function compare(): string[] {
  return ['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma'];
}
