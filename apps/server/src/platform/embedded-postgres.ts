import path from 'node:path';
import pg from 'pg';
import { findPostgresAccount } from './postgres-account.js';
import { prepareBinaries } from './postgres-binaries.js';
import { chooseClusterFolder, ensureCluster, findClusterOwner, SUPERUSER } from './postgres-cluster.js';
import { PostgresKeeper } from './postgres-keeper.js';
import { isPostmasterAlive, readPostmasterNote } from './postgres-note.js';

export { DataDirInUseError } from './postgres-owner.js';

export interface EmbeddedPostgresOptions {
  /** The cluster's directory; created on the first start. */
  dataDir: string;
  /** Created in the cluster when missing. */
  database: string;
  log: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** Address of `database`, password included: not for logs. */
  readonly url: string;
  /** Another one when Postgres had to be started again; address and port stay. */
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
  /** Tells Postgres to stop, without waiting: for a process that is about to end. */
  abandon(): void;
}

async function ensureDatabase(client: pg.Client, database: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
}

/**
 * Starts the Postgres that came with `npm ci`, or takes over the one that a killed process left behind.
 *
 * @throws DataDirInUseError when another living process has it.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { database, log } = options;
  const dataDir = path.resolve(options.dataDir);
  const runAs = findPostgresAccount();
  const folder = chooseClusterFolder(dataDir, runAs, log);
  const account = runAs && (findClusterOwner(folder) ?? runAs);
  const binaries = prepareBinaries(account, log);
  const password = ensureCluster(folder, binaries, account);
  const addressOf = (port: number, name: string) =>
    `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}`;

  const plan = {
    folder,
    program: binaries.postgres,
    account,
    addressAt: (port: number) => addressOf(port, 'postgres'),
    log,
  };
  const keeper = await PostgresKeeper.start(plan, dataDir);
  try {
    await ensureDatabase(keeper.owner, database);
  } catch (error) {
    await keeper.stop();
    throw error;
  }
  return {
    url: addressOf(keeper.port, database),
    port: keeper.port,
    get pid() {
      return keeper.pid;
    },
    stop: () => keeper.stop(),
    abandon: () => keeper.abandon(),
  };
}

/** Address of the Postgres that a running server has in this directory, for who only wants to read; undefined when none runs. */
export function findEmbeddedPostgres({ database, log, ...options }: EmbeddedPostgresOptions): string | undefined {
  const runAs = findPostgresAccount();
  const folder = chooseClusterFolder(path.resolve(options.dataDir), runAs, log);
  const note = readPostmasterNote(folder);
  if (!note || !isPostmasterAlive(note)) return undefined;
  const account = runAs && (findClusterOwner(folder) ?? runAs);
  const password = ensureCluster(folder, prepareBinaries(account, log), account);
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${note.port}/${encodeURIComponent(database)}`;
}
