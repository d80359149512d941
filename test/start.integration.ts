import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ensureBuilt } from '../apps/server/launch/build.mjs';
import { BlobStore } from '../apps/server/src/platform/blob-store.js';
import { canReach } from '../apps/server/src/platform/postgres-account.js';
import {
  isPostmasterAlive,
  type PostmasterNote,
  readPostmasterNote,
} from '../apps/server/src/platform/postgres-note.js';
import { createEmptyDatabase } from './support/database.js';
import { launch, type Launched, launcher, type LaunchOptions } from './support/launch.js';

const BUILD_TIMEOUT_MS = 300_000;
const START_TIMEOUT_MS = 60_000;
const IS_ROOT = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };

let folder: string;
let started: Launched[];

function createFolder(): string {
  const created = mkdtempSync(path.join(tmpdir(), 'fortyfive-start-'));
  chmodSync(created, 0o755);
  return created;
}

function start(env: Record<string, string> = {}, options: LaunchOptions = {}): Launched {
  const server = launch({ DATA_DIR: path.join(folder, 'data'), ...env }, options);
  started.push(server);
  return server;
}

const clusterOf = (dataDir: string): string => path.join(dataDir, 'postgres');

function noteOf(dataDir: string): PostmasterNote {
  const note = readPostmasterNote(clusterOf(dataDir));
  if (!note) throw new Error(`No Postgres is running in ${dataDir}.`);
  return note;
}

async function query<Row extends object>(dataDir: string, sql: string): Promise<Row[]> {
  const password = readFileSync(path.join(clusterOf(dataDir), 'fortyfive-password'), 'utf8').trim();
  const options = { host: '127.0.0.1', port: noteOf(dataDir).port, user: 'fortyfive', password, database: 'fortyfive' };
  const client = new pg.Client(options);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function readHealth(address: string): Promise<[number, unknown]> {
  const response = await fetch(`${address}/api/health`);
  return [response.status, await response.json()];
}

const HEALTHY = [200, { status: 'ok' }];

beforeAll(() => ensureBuilt(), BUILD_TIMEOUT_MS);

beforeEach(() => {
  folder = createFolder();
  started = [];
});

afterEach(async () => {
  await Promise.all(started.map((server) => server.signal('SIGTERM')));
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  it(
    '[PLATFORM-8] prints its address, serves, and stops with its Postgres on SIGTERM',
    async () => {
      const server = start();
      const address = await server.ready();
      expect(address).toMatch(/^http:\/\/localhost:\d+$/);
      await expect(readHealth(address)).resolves.toEqual(HEALTHY);
      const note = noteOf(path.join(folder, 'data'));
      expect(isPostmasterAlive(note)).toBe(true);
      await expect(server.signal('SIGTERM')).resolves.toBe(0);
      expect(isPostmasterAlive(note)).toBe(false);
    },
    START_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-4] goes on after a kill -9 with everything it had',
    async () => {
      const dataDir = path.join(folder, 'data');
      const killed = start();
      await killed.ready();
      const { pid } = noteOf(dataDir);
      await query(dataDir, 'CREATE TABLE kept AS SELECT 45 AS minutes');
      const secret = readFileSync(path.join(dataDir, 'session-secret'), 'utf8');
      await killed.signal('SIGKILL');
      const next = start();
      await expect(readHealth(await next.ready())).resolves.toEqual(HEALTHY);
      expect(next.output).toContain(`Took over the Postgres (process ${pid})`);
      await expect(query(dataDir, 'SELECT minutes FROM kept')).resolves.toEqual([{ minutes: 45 }]);
      expect(readFileSync(path.join(dataDir, 'session-secret'), 'utf8')).toBe(secret);
      const note = noteOf(dataDir);
      await expect(next.signal('SIGINT')).resolves.toBe(0);
      expect(isPostmasterAlive(note)).toBe(false);
    },
    START_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-8] stops at any moment of its start and leaves no Postgres behind',
    async () => {
      for (const afterMs of [400, 900, 1_400]) {
        const dataDir = path.join(folder, `stopped-after-${afterMs}`);
        const server = start({ DATA_DIR: dataDir });
        await sleep(afterMs);
        const exitCode = await server.signal('SIGTERM');
        // Before the server has taken the signals over, the system ends it.
        expect([0, null]).toContain(exitCode);
        if (existsSync(clusterOf(dataDir))) expect(readPostmasterNote(clusterOf(dataDir))).toBeUndefined();
      }
    },
    START_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-8] stops also when the signal goes to npm, which does not pass it on',
    async () => {
      const server = start({}, { command: ['npm', 'start'] });
      await server.ready();
      const note = noteOf(path.join(folder, 'data'));
      await server.signal('SIGTERM');
      expect(server.output).toMatch(/SIGTERM: stopping\n$/);
      expect(isPostmasterAlive(note)).toBe(false);
    },
    START_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-6] runs as an ordinary user',
    async () => {
      const account = IS_ROOT && canReach(import.meta.dirname, NOBODY) ? NOBODY : undefined;
      if (account) chownSync(folder, account.uid, account.gid);
      await ensureBuilt(); // which that user may not do
      const server = start({ HOME: folder }, { account });
      await expect(readHealth(await server.ready())).resolves.toEqual(HEALTHY);
      await expect(server.signal('SIGHUP')).resolves.toBe(0);
    },
    START_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-6] runs with its data below a directory that only its owner may enter',
    async () => {
      const home = path.join(folder, 'home');
      mkdirSync(home, { mode: 0o700 });
      const server = start({ DATA_DIR: path.join(home, 'data') });
      await expect(readHealth(await server.ready())).resolves.toEqual(HEALTHY);
      await expect(server.signal('SIGTERM')).resolves.toBe(0);
      const moved = /Its data are in (\S+) instead/.exec(server.output)?.[1];
      expect(moved !== undefined).toBe(IS_ROOT);
      for (const target of moved ? [moved, `${moved}.log`] : []) rmSync(target, { recursive: true });
    },
    START_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-2] uses the database of DATABASE_URL and starts none',
    async () => {
      const database = await createEmptyDatabase();
      const server = start({ DATABASE_URL: database.url });
      await expect(readHealth(await server.ready())).resolves.toEqual(HEALTHY);
      expect(existsSync(clusterOf(path.join(folder, 'data')))).toBe(false);
      await expect(server.signal('SIGTERM')).resolves.toBe(0);
      await database.drop();
    },
    START_TIMEOUT_MS,
  );
});

describe('npm start, when it cannot', () => {
  let running: Launched;
  let runningFolder: string;
  let port: string;

  beforeAll(async () => {
    runningFolder = createFolder();
    running = launch({ DATA_DIR: runningFolder });
    port = new URL(await running.ready()).port;
  }, START_TIMEOUT_MS);

  afterAll(async () => {
    await running.signal('SIGTERM');
    rmSync(runningFolder, { recursive: true, force: true });
  });

  async function fail(env: Record<string, string>): Promise<string> {
    const server = start(env);
    await expect(server.exit()).resolves.toBe(1);
    return server.said;
  }

  it(
    '[PLATFORM-1] says which variables are wrong',
    async () => {
      await expect(fail({ PORT: 'http', LOG_LEVEL: 'loud' })).resolves.toBe(
        'PORT is "http", but it must be a whole number from 0 to 65535.\n' +
          'LOG_LEVEL is "loud", but it must be one of fatal, error, warn, info, debug, trace, silent.\n',
      );
    },
    START_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-9] says that the port is taken',
    async () => {
      await expect(fail({ PORT: port })).resolves.toBe(`Port ${port} is taken. Stop the other program or set PORT.\n`);
    },
    START_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-3] says who has the data directory, and leaves its Postgres alone',
    async () => {
      await expect(fail({ DATA_DIR: runningFolder })).resolves.toBe(
        `${clusterOf(runningFolder)} is in use by another Fortyfive (process ${running.pid}). ` +
          'Stop it, or set DATA_DIR to another directory.\n',
      );
      await expect(readHealth(`http://localhost:${port}`)).resolves.toEqual(HEALTHY);
    },
    START_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-9] says which database it cannot reach; at debug it adds the error itself',
    async () => {
      const DATABASE_URL = 'postgresql://ann:hunter2@127.0.0.1:1/fortyfive';
      const sentence =
        'The database "fortyfive" at 127.0.0.1:1 cannot be used: nothing listens there. Check DATABASE_URL.\n';
      await expect(fail({ DATABASE_URL })).resolves.toBe(sentence);
      const output = await fail({ DATABASE_URL, LOG_LEVEL: 'debug' });
      expect(output).toContain(`${sentence}Error: connect ECONNREFUSED`);
      expect(output).not.toContain('hunter2');
    },
    START_TIMEOUT_MS,
  );
});

describe('npm run db:reset', () => {
  const reset = (env: Record<string, string>, ...args: string[]) =>
    start(env, { command: [...launcher('reset-database.mjs'), ...args] });

  it(
    '[PLATFORM-14] empties the embedded database without asking, and stops it again',
    async () => {
      const dataDir = path.join(folder, 'data');
      const server = start();
      await server.ready();
      await query(dataDir, 'CREATE TABLE junk ()');
      const [picture] = await query<{ id: string }>(
        dataDir,
        `INSERT INTO images (id, type, size_bytes, width, height, sha256, created_at)
         VALUES (gen_random_uuid(), 'image/png', 1, 1, 1, '', now()) RETURNING id`,
      );
      const blobs = new BlobStore(path.join(dataDir, 'blobs'));
      await blobs.write(String(picture?.id), Buffer.from('a picture'));
      await server.signal('SIGTERM');
      const run = reset({});
      await expect(run.exit()).resolves.toBe(0);
      expect(run.output).toMatch(/The database is new: \d+ migrations applied, content loaded\.\n$/);
      expect(readPostmasterNote(clusterOf(dataDir))).toBeUndefined();
      expect(await blobs.open(String(picture?.id))).toBeNull();
      await start().ready();
      await expect(query(dataDir, `SELECT FROM pg_tables WHERE tablename = 'junk'`)).resolves.toEqual([]);
    },
    START_TIMEOUT_MS,
  );

  it(
    '[PLATFORM-14] empties the database of DATABASE_URL only after a yes',
    async () => {
      const database = await createEmptyDatabase();
      const refused = reset({ DATABASE_URL: database.url });
      await expect(refused.exit()).resolves.toBe(1);
      const { host, pathname, password } = new URL(database.url);
      expect(refused.output).toContain(`erase everything in the database "${pathname.slice(1)}" at ${host}`);
      expect(refused.output).not.toContain(password);
      const agreed = reset({ DATABASE_URL: database.url }, '--yes');
      await expect(agreed.exit()).resolves.toBe(0);
      await database.drop();
    },
    START_TIMEOUT_MS,
  );
});

describe('npm run bank:reports', () => {
  it(
    '[QUESTIONS-13] prints what is said about the bank, and nothing about what people wrote, while the server runs',
    async () => {
      const dataDir = path.join(folder, 'data');
      await start().ready();
      await query(
        dataDir,
        `INSERT INTO questions (id, origin, slug, title, one_liner, difficulty)
         VALUES (gen_random_uuid(), 'own', 'private', 'Private', '', 'easy');
         INSERT INTO question_reports (id, question_id, version, section, text, created_at)
         SELECT gen_random_uuid(), id, 'v1', 'api', 'Wrong in ' || slug, '2026-01-02T03:04:05Z'
         FROM questions WHERE slug IN ('private', 'url-shortener')`,
      );
      const print = (...args: string[]) => start({}, { command: [...launcher('print-reports.mjs'), ...args] });
      const run = print('--json');
      await expect(run.exit()).resolves.toBe(0);
      expect(JSON.parse(run.output.trim().split('\n').at(-1) ?? '')).toEqual([
        {
          ...{ question: 'url-shortener', section: 'api', version: 'v1', isCurrent: false },
          ...{ at: '2026-01-02T03:04:05.000Z', text: 'Wrong in url-shortener' },
        },
      ]);
      const words = print();
      await expect(words.exit()).resolves.toBe(0);
      expect(words.output).toContain('2026-01-02 03:04  url-shortener, api  (version v1, changed since)');
      expect(words.output).toContain('\n  Wrong in url-shortener\n');
    },
    START_TIMEOUT_MS,
  );
});

describe('npm run partner:reports', () => {
  it(
    '[PARTNERS-8] prints who is reported, by whom and why, whatever they wrote, while no server runs',
    async () => {
      const dataDir = path.join(folder, 'data');
      const server = start();
      await server.ready();
      await query(
        dataDir,
        `INSERT INTO users (id, display_name, email) VALUES
           ('00000000-0000-7000-8000-000000000001', 'Ana', 'ana@example.org'),
           ('00000000-0000-7000-8000-000000000002', 'Ben', null);
         INSERT INTO partner_reports (id, author_id, subject_id, subject_name, reason, text, created_at) VALUES
           (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 'Ben', 'rude',
            E'He shouted.\\n\\x1b[31mTwice.', '2026-01-02T03:04:05Z'),
           (gen_random_uuid(), null, null, 'Cleo', 'no-show', '', '2026-01-01T00:00:00Z')`,
      );
      await server.signal('SIGTERM');
      const print = (...args: string[]) => start({}, { command: [...launcher('print-partner-reports.mjs'), ...args] });
      const words = print();
      await expect(words.exit()).resolves.toBe(0);
      const [ana, ben] = [1, 2].map((last) => `00000000-0000-7000-8000-00000000000${last}`);
      expect(words.output).toContain(
        `2026-01-02 03:04  rude: about Ben (guest, ${ben}), by Ana (ana@example.org, ${ana}), in an interview that is gone\n` +
          '  He shouted.\n  [31mTwice.\n\n' +
          '2026-01-01 00:00  no-show: about Cleo (account is gone), by somebody whose account is gone, in an interview that is gone\n',
      );
      const run = print('--json');
      await expect(run.exit()).resolves.toBe(0);
      const reports = JSON.parse(run.output.trim().split('\n').at(-1) ?? '') as unknown[];
      expect(reports).toMatchObject([{ reason: 'rude', text: 'He shouted.\n\u001b[31mTwice.' }, { by: null }]);
    },
    START_TIMEOUT_MS,
  );
});
