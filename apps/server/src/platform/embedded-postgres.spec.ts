import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { connect } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { DataDirInUseError, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { canReach, findPostgresAccount } from './postgres-account.js';
import { isPostmasterAlive, readPostmasterNote } from './postgres-note.js';

const HOLDER = path.resolve(import.meta.dirname, '../../../../test/support/hold-postgres.mjs');
const IS_ROOT = process.getuid?.() === 0;

jest.setTimeout(60_000); // first starts write 40 MB, and other specs run beside this one

interface Held {
  url: string;
  pid: number;
  port: number;
  messages: string[];
  error?: string;
}

let prepared: string;
let folder: string;
let dataDir: string;
let messages: string[];
let children: ChildProcess[];

function createFolder(): string {
  const created = mkdtempSync(path.join(tmpdir(), 'fortyfive-spec-'));
  chmodSync(created, 0o755);
  return created;
}

/** Gives a spec data that were used before; a copy takes a tenth of the time that a first start takes. */
function continueWithPreparedData(): void {
  execFileSync('cp', ['-a', path.join(prepared, 'postgres'), dataDir]);
}

beforeAll(async () => {
  prepared = createFolder();
  const options = { dataDir: path.join(prepared, 'postgres'), database: 'fortyfive', log: () => undefined };
  await (await startEmbeddedPostgres(options)).stop();
});

afterAll(() => rmSync(prepared, { recursive: true, force: true }));

beforeEach(() => {
  folder = createFolder();
  dataDir = path.join(folder, 'postgres');
  messages = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.stdin?.end();
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

const start = (dir = dataDir): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataDir: dir, database: 'fortyfive', log: (message) => messages.push(message) });

/** Another process that starts Postgres on `dir`; resolves with what it printed. */
async function hold(dir = dataDir, account: { uid?: number; gid?: number } = {}): Promise<[ChildProcess, Held]> {
  const child = spawn(process.execPath, [HOLDER, dir], { ...account, stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return [child, JSON.parse(line) as Held];
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

describe('startEmbeddedPostgres', () => {
  it('[PLATFORM-2] listens on 127.0.0.1 only, writes safely and keeps its password to itself', async () => {
    const postgres = await start();
    try {
      const rows = await query<{ fsync: string; collation: string }>(
        postgres.url,
        `SELECT current_setting('fsync') AS fsync, datlocale AS collation FROM pg_database WHERE datname = 'fortyfive'`,
      );
      expect(rows).toEqual([{ fsync: 'on', collation: 'C.UTF-8' }]);
      const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
      for (const { address } of own.filter(({ internal, family }) => !internal && family === 'IPv4')) {
        await expect(answers(postgres.port, address)).resolves.toBe(false);
      }
      await expect(answers(postgres.port, '127.0.0.1')).resolves.toBe(true);
      await expect(query(postgres.url.replace(/:[^:@]+@/, ':guess@'), 'SELECT 1')).rejects.toMatchObject({
        code: '28P01',
      });
      expect(statSync(path.join(dataDir, 'fortyfive-password')).mode & 0o777).toBe(0o600);
    } finally {
      await postgres.stop();
    }
    await expect(answers(postgres.port, '127.0.0.1')).resolves.toBe(false);
  });

  it('[PLATFORM-2] keeps data and password from one start to the next', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 45 AS minutes');
    await Promise.all([first.stop(), first.stop()]);
    const second = await start();
    await expect(query(second.url, 'SELECT minutes FROM kept')).resolves.toEqual([{ minutes: 45 }]);
    await second.stop();
  });

  it('[PLATFORM-3] refuses a directory that another living process has, naming it', async () => {
    continueWithPreparedData();
    const [owner, held] = await hold();
    await expect(start()).rejects.toEqual(new DataDirInUseError(dataDir, owner.pid));
    await expect(query(held.url, 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
  });

  it('[PLATFORM-3] lets one of two simultaneous first starts win, whole', async () => {
    const results = await Promise.all([hold(), hold()]);
    const winners = results.filter(([, held]) => held.error === undefined);
    const losers = results.filter(([, held]) => held.error !== undefined);
    expect([winners.length, losers.length]).toEqual([1, 1]);
    const [winner, held] = winners[0]!;
    expect(losers[0]![1].error).toContain(`in use by another Fortyfive (process ${winner.pid})`);
    await expect(query(held.url, 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
  });

  it('[PLATFORM-4] takes over the server of a killed process, data and all', async () => {
    continueWithPreparedData();
    const [owner, held] = await hold();
    await query(held.url, 'CREATE TABLE kept AS SELECT 45 AS minutes');
    await kill(owner);
    const adopted = await start();
    expect([adopted.pid, adopted.port, adopted.url]).toEqual([held.pid, held.port, held.url]);
    expect(messages.join()).toContain(`Took over the Postgres (process ${held.pid})`);
    await expect(query(adopted.url, 'SELECT minutes FROM kept')).resolves.toEqual([{ minutes: 45 }]);
    await adopted.stop();
    expect(readPostmasterNote(dataDir)).toBeUndefined();
  });

  it('[PLATFORM-4] recovers when the server was killed too', async () => {
    continueWithPreparedData();
    const [owner, held] = await hold();
    await query(held.url, 'CREATE TABLE kept AS SELECT 45 AS minutes');
    process.kill(held.pid, 'SIGKILL');
    await kill(owner);
    const recovered = await start();
    expect(recovered.pid).not.toBe(held.pid);
    await expect(query(recovered.url, 'SELECT minutes FROM kept')).resolves.toEqual([{ minutes: 45 }]);
    await recovered.stop();
  });

  it('[PLATFORM-4] starts once a server that is just stopping is gone', async () => {
    continueWithPreparedData();
    const [owner, held] = await hold();
    process.kill(held.pid, 'SIGINT');
    await kill(owner);
    const next = await start();
    expect(next.pid).not.toBe(held.pid);
    await next.stop();
  });

  it('[PLATFORM-5] is not fooled by a note whose number another program has got', async () => {
    continueWithPreparedData();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], findPostgresAccount() ?? {});
    const note = `${stranger.pid}\n${dataDir}\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n`;
    writeFileSync(path.join(dataDir, 'postmaster.pid'), note);
    const second = await start();
    expect(messages.join()).toContain('Removed the lock of a Postgres that is gone.');
    expect(second.pid).not.toBe(stranger.pid);
    await second.stop();
    expect(stranger.exitCode).toBeNull();
    await kill(stranger);
  });

  it('[PLATFORM-5] clears away the empty note that a power failure leaves', async () => {
    continueWithPreparedData();
    writeFileSync(path.join(dataDir, 'postmaster.pid'), '');
    const second = await start();
    await second.stop();
    expect(messages).toEqual(['Removed the lock of a Postgres that is gone.']);
  });

  it('[PLATFORM-6] works below a directory that only its owner may enter', async () => {
    const home = path.join(folder, 'home');
    mkdirSync(home, { mode: 0o700 });
    const hidden = path.join(home, 'checkout/.data/postgres');
    const postgres = await start(hidden);
    try {
      await expect(query(postgres.url, 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
      const [row] = await query<{ at: string }>(postgres.url, `SELECT current_setting('data_directory') AS at`);
      // Only root has to leave: it runs Postgres under another account.
      expect(row!.at.startsWith(IS_ROOT ? '/var/' : hidden)).toBe(true);
      expect(messages.join().includes(`Its data are in ${row!.at} instead.`)).toBe(IS_ROOT);
      if (IS_ROOT) rememberToRemove(row!.at);
    } finally {
      await postgres.stop();
    }
    removeRemembered();
  });

  it('[PLATFORM-6] works as an ordinary user, and root continues with what that user began', async () => {
    const nobody = { uid: 65534, gid: 65534 };
    const account = IS_ROOT && canReach(path.dirname(HOLDER), nobody) ? nobody : undefined;
    if (account) chownSync(folder, account.uid, account.gid);
    const [user, held] = await hold(dataDir, account);
    expect(held.error).toBeUndefined();
    await query(held.url, 'CREATE TABLE kept AS SELECT 45 AS minutes');
    user.stdin!.end();
    await once(user, 'exit');
    const postgres = await start();
    await expect(query(postgres.url, 'SELECT minutes FROM kept')).resolves.toEqual([{ minutes: 45 }]);
    await postgres.stop();
  });

  it('[PLATFORM-7] says what is wrong with a directory that holds something else', async () => {
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, 'holiday.jpg'), '');
    await expect(start()).rejects.toThrow(`${dataDir} is not empty, and what it holds is not a Postgres database.`);
  });

  it('[PLATFORM-7] passes on what Postgres says when it cannot start, without trying for long', async () => {
    continueWithPreparedData();
    writeFileSync(path.join(dataDir, 'PG_VERSION'), '12\n');
    await expect(start()).rejects.toThrow(/did not start: .*initialized by PostgreSQL version 12/s);
  });

  it('[PLATFORM-8] lets a process that cannot wait tell Postgres to stop', async () => {
    continueWithPreparedData();
    const postgres = await start();
    const note = readPostmasterNote(dataDir)!;
    postgres.abandon();
    while (isPostmasterAlive(note)) await sleep(20);
    postgres.abandon(); // and once more, when there is nobody to tell
    await postgres.stop();
  });

  it('[PLATFORM-8] leaves no process behind after a stop', async () => {
    continueWithPreparedData();
    const postgres = await start();
    const note = readPostmasterNote(dataDir)!;
    expect(isPostmasterAlive(note)).toBe(true);
    await postgres.stop();
    expect(isPostmasterAlive(note)).toBe(false);
    expect(readFileSync(`${dataDir}.log`, 'utf8')).toContain('database system is shut down');
  });
});

const remembered: string[] = [];

function rememberToRemove(movedFolder: string): void {
  remembered.push(movedFolder, `${movedFolder}.log`);
}

function removeRemembered(): void {
  for (const target of remembered.splice(0)) rmSync(target, { recursive: true, force: true });
}
