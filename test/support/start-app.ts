import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createApp, type App } from '../../apps/server/src/app.js';
import { createTestDatabase } from './database.js';
import { ManualTime } from './manual-time.js';

/** A whole server on a database of its own. */
export interface RunningApp {
  readonly url: string;
  readonly time: ManualTime;
  readonly pool: pg.Pool;
  readonly databaseUrl: string;
  /** Where this server keeps its files. */
  readonly dataDir: string;
  readonly app: App;
  /** Stops the server and starts another one on the same port and database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface StartOptions {
  /** 0 lets the system choose; there are no metrics unless asked for. */
  readonly metricsPort?: number;
  /** How many proxies are believed; one unless told otherwise, so that each person can have an address of their own. */
  readonly trustedProxyHops?: number;
}

export async function startApp({ metricsPort, trustedProxyHops = 1 }: StartOptions = {}): Promise<RunningApp> {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  const time = new ManualTime();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fortyfive-data-'));
  const config = {
    environment: 'test' as const,
    host: '127.0.0.1',
    publicUrl: undefined,
    databaseUrl: database.url,
    dataDir,
    sessionSecret: 'a secret that only this test run knows',
    trustedProxyHops,
    logLevel: 'fatal' as const,
    metricsPort,
    metricsHost: '127.0.0.1',
  };
  let app = await createApp({ ...config, port: 0 }, time);
  const port = Number(new URL((await app.listen()).url).port);
  return {
    url: `http://127.0.0.1:${port}`,
    time,
    pool,
    databaseUrl: database.url,
    dataDir,
    get app() {
      return app;
    },
    async restart() {
      await app.close();
      app = await createApp({ ...config, port }, time);
      await app.listen();
      await untilReached(`http://127.0.0.1:${port}/api/health`);
    },
    async close() {
      await app.close();
      await pool.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** fetch keeps connections; those of the server before are dead and fail once each. */
async function untilReached(url: string): Promise<void> {
  for (let inARow = 0; inARow < 5;)
    inARow = await fetch(url).then(
      () => inARow + 1,
      () => 0,
    );
}
