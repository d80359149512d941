import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

// The key of the claim, in the database `postgres`, where nothing else takes locks.
const OWNER_LOCK = '4545, 1';
const RELEASE_WAIT_MS = 2_000;
const RETRY_MS = 100;
const NAME_BEFORE_PID = 'fortyfive-owner-';

/** Another living process has this data directory. */
export class DataDirInUseError extends Error {
  override readonly name = 'DataDirInUseError';

  constructor(
    readonly dataDir: string,
    readonly ownerPid: number | undefined,
  ) {
    const owner = ownerPid === undefined ? 'another Fortyfive' : `another Fortyfive (process ${ownerPid})`;
    super(`${dataDir} is in use by ${owner}. Stop it, or set DATA_DIR to another directory.`);
  }
}

async function findOwnerPid(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity JOIN pg_locks USING (pid)
     WHERE locktype = 'advisory' AND granted AND application_name LIKE $1`,
    [`${NAME_BEFORE_PID}%`],
  );
  return rows[0] && Number(rows[0].name.slice(NAME_BEFORE_PID.length));
}

/**
 * Makes this process the owner of a running server: the one that may use it and has to stop it. The claim is a lock
 * held by an open connection, not a file: the kernel closes the connection of a killed owner, so a claim never
 * outlives its process, and there is no stale process number to be mistaken about.
 */
export async function claimServer(url: string, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `${NAME_BEFORE_PID}${process.pid}`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // An 'error' without a listener would end this process; that Postgres is gone shows in the connection's end.
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (let waitedMs = 0; ; waitedMs += RETRY_MS) {
      const { rows } = await client.query<{ claimed: boolean }>(
        `SELECT pg_try_advisory_lock(${OWNER_LOCK}) AS claimed`,
      );
      if (rows[0]?.claimed) return client;
      // A killed owner's connection takes a moment to be noticed.
      if (waitedMs >= RELEASE_WAIT_MS) throw new DataDirInUseError(dataDir, await findOwnerPid(client));
      await sleep(RETRY_MS);
    }
  } catch (error) {
    await client.end();
    throw error;
  }
}
