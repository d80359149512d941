import path from 'node:path';
import pg from 'pg';
import { findPostgresAccount } from './postgres-account.js';
import { prepareBinaries } from './postgres-binaries.js';
import { chooseClusterFolder, ensureCluster, findClusterOwner, SUPERUSER } from './postgres-cluster.js';
import { claimServer } from './postgres-owner.js';
import { reachServer, signalServer, stopServer } from './postgres-server.js';

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
  url: string;
  pid: number;
  port: number;
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

  const { note, isNew } = await reachServer({
    folder,
    program: binaries.postgres,
    account,
    addressAt: (port) => addressOf(port, 'postgres'),
    log,
  });
  const owner = await claimServer(addressOf(note.port, 'postgres'), dataDir, log);
  if (!isNew) log(`Took over the Postgres (process ${note.pid}) that a killed Fortyfive had left running.`);

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    // The claim is given up only when the server is gone: nobody shall take over a server that is about to stop.
    owner.removeAllListeners('error').on('error', () => undefined);
    await stopServer(folder, note);
    await owner.end();
  };
  const postgres: EmbeddedPostgres = {
    url: addressOf(note.port, database),
    pid: note.pid,
    port: note.port,
    stop: () => (stopping ??= stop()),
    abandon: () => signalServer(note, 'SIGINT'),
  };
  try {
    await ensureDatabase(owner, database);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return postgres;
}
