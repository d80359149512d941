import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { eventually, Person } from '../../../../test/support/person.js';
import { createApp } from '../app.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { applyMigrations } from './migrate.js';
import { isPostmasterAlive, readPostmasterNote } from './postgres-note.js';

const MIGRATIONS = path.join(import.meta.dirname, '../../../../prisma/migrations');

jest.setTimeout(60_000);

let prepared: string;
let folder: string;
let dataDir: string;
let messages: string[];
let postgres: EmbeddedPostgres;

function createFolder(): string {
  const created = mkdtempSync(path.join(tmpdir(), 'fortyfive-keeper-'));
  chmodSync(created, 0o755);
  return created;
}

const start = (dir: string): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataDir: dir, database: 'fortyfive', log: (message) => messages.push(message) });

beforeAll(async () => {
  messages = [];
  prepared = createFolder();
  await (await start(path.join(prepared, 'postgres'))).stop();
});
beforeEach(async () => {
  folder = createFolder();
  dataDir = path.join(folder, 'postgres');
  execFileSync('cp', ['-a', path.join(prepared, 'postgres'), dataDir]);
  messages = [];
  postgres = await start(dataDir);
});
afterEach(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(() => rmSync(prepared, { recursive: true, force: true }));

/** The processes that a postmaster has started and that still run. */
function childrenOf(pid: number): number[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
  const rows = listed.split('\n').map((line) => line.trim().split(/\s+/));
  return rows
    .filter(([, parent, state]) => Number(parent) === pid && !state?.startsWith('Z'))
    .map(([own]) => Number(own));
}

function runs(pid: number): boolean {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,stat='], { encoding: 'utf8' });
  return listed.split('\n').some((line) => new RegExp(`^\\s*${pid}\\s+[^Z]`).test(line));
}

async function ask(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const answers = (): Promise<boolean> =>
  ask('SELECT 1').then(
    () => true,
    () => false,
  );

/** What has been started in the data directory since the beginning, as Postgres itself tells it. */
const countStarts = (): number =>
  readFileSync(`${dataDir}.log`, 'utf8').split('ready to accept connections').length - 1;

describe('an embedded Postgres that dies', () => {
  it('[PLATFORM-23] is started again at the same address, with what was committed and without its old processes', async () => {
    const { pid, port, url } = postgres;
    await ask('CREATE TABLE kept AS SELECT 45 AS minutes');
    const children = childrenOf(pid);
    expect(children.length).toBeGreaterThan(2);
    process.kill(pid, 'SIGKILL');
    await eventually(answers, (isUp) => isUp && postgres.pid !== pid, 10_000);
    expect([postgres.port, postgres.url]).toEqual([port, url]);
    expect(await ask('SELECT minutes FROM kept')).toEqual([{ minutes: 45 }]);
    expect(children.filter(runs)).toEqual([]);
    expect(messages).toEqual([
      `Lost the embedded Postgres (process ${pid}).`,
      `Started the embedded Postgres again (process ${postgres.pid}).`,
    ]);
    const note = readPostmasterNote(dataDir);
    await postgres.stop();
    expect(note && isPostmasterAlive(note)).toBe(false);
  });

  it('[PLATFORM-23] is started again each time, and a server on it is healthy within 10 s without a restart', async () => {
    await applyMigrations(postgres.url, MIGRATIONS);
    const app = await createApp({
      environment: 'test',
      port: 0,
      host: '127.0.0.1',
      publicUrl: undefined,
      databaseUrl: postgres.url,
      dataDir: '',
      sessionSecret: 'a secret that only this test run knows',
      trustedProxyHops: 0,
      logLevel: 'silent',
      metricsPort: undefined,
      metricsHost: '127.0.0.1',
    });
    try {
      const { url } = await app.listen();
      const ana = await Person.guest(url, 'Ana');
      const health = async (): Promise<number> => (await fetch(`${url}/api/health`)).status;
      for (let time = 0; time < 2; time++) {
        const { pid } = postgres;
        process.kill(pid, 'SIGKILL');
        await eventually(health, (status) => status === 503, 5_000);
        await eventually(health, (status) => status === 200 && postgres.pid !== pid, 10_000);
        expect((await ana.get('/api/session')).body).toEqual({ user: ana.user });
      }
    } finally {
      await app.close();
    }
  });

  it('[PLATFORM-23] keeps its owner when it was only a connection that broke', async () => {
    const { pid } = postgres;
    await ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'fortyfive-owner-%'");
    await eventually(
      () => messages.length,
      (count) => count >= 2,
    );
    expect(messages).toEqual([
      `Lost the embedded Postgres (process ${pid}).`,
      `Found the embedded Postgres again (process ${pid}).`,
    ]);
    await expect(start(dataDir)).rejects.toThrow(`in use by another Fortyfive (process ${process.pid})`);
  });

  it('[PLATFORM-23] waits for its port when another program has it, and says so', async () => {
    const { pid, port } = postgres;
    process.kill(pid, 'SIGKILL');
    const intruder = createServer((socket) => socket.destroy());
    await eventually(
      () =>
        new Promise<boolean>((resolve) => {
          intruder.once('error', () => resolve(false));
          intruder.listen(port, '127.0.0.1', () => resolve(true));
        }),
      Boolean,
    );
    await eventually(
      () => readFileSync(`${dataDir}.log`, 'utf8'),
      (log) => log.includes('could not bind'),
      10_000,
    );
    await new Promise((resolve) => intruder.close(resolve));
    await eventually(answers, Boolean, 10_000);
    expect(postgres.port).toBe(port);
  });
});

describe('an embedded Postgres that is stopped', () => {
  it('[PLATFORM-23] stays so', async () => {
    await postgres.stop();
    await sleep(1_000);
    expect(countStarts()).toBe(1);
    expect(messages).toEqual([]);
  });

  it('[PLATFORM-23] stays so when nobody waits for it', async () => {
    const note = readPostmasterNote(dataDir);
    postgres.abandon();
    await eventually(
      () => note && isPostmasterAlive(note),
      (isAlive) => !isAlive,
    );
    await sleep(1_000);
    expect([countStarts(), messages]).toEqual([1, []]);
  });

  it.each([0, 350])('[PLATFORM-23] stays so when the stop comes %i ms after it was lost', async (afterMs) => {
    process.kill(postgres.pid, 'SIGKILL');
    await eventually(
      () => messages.length,
      (count) => count >= 1,
    );
    await sleep(afterMs);
    await postgres.stop();
    const startedBefore = countStarts();
    await sleep(700);
    expect(countStarts()).toBe(startedBefore);
    const note = readPostmasterNote(dataDir);
    expect(note ? isPostmasterAlive(note) : false).toBe(false);
    const left = execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' });
    expect(left.split('\n').filter((line) => line.includes(` -D ${dataDir} `))).toEqual([]);
    expect(readdirSync(folder)).toContain('postgres');
  });
});
