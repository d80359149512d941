import path from 'node:path';
import { type Config, readConfig } from './platform/config.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { applyMigrations } from './platform/migrate.js';
import { tryPort } from './platform/port.js';
import { keepSessionSecret } from './platform/session-secret.js';
import { Shutdown } from './platform/shutdown.js';
import { describeStartError } from './platform/start-error.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

let config: Config | undefined;
let embedded: EmbeddedPostgres | undefined;

const shutdown = new Shutdown(say);

async function startDatabase(dataDir: string): Promise<string> {
  const started = await startEmbeddedPostgres({
    dataDir: path.join(dataDir, 'postgres'),
    database: 'fortyfive',
    log: say,
  });
  embedded = started;
  shutdown.add(() => started.stop());
  return started.url;
}

/** Loaded aside: a wrong variable is reported at once, and Postgres starts while this is read. */
async function loadServer() {
  const [app, content, database] = await Promise.all([
    import('./app.js'),
    import('./seed.js'),
    import('./platform/database.js'),
  ]);
  return { createApp: app.createApp, seed: content.seed, DatabasePool: database.DatabasePool };
}

type Server = Awaited<ReturnType<typeof loadServer>>;

async function prepareDatabase(databaseUrl: string, { DatabasePool, seed }: Server): Promise<void> {
  const applied = await applyMigrations(databaseUrl, path.join(ROOT, 'prisma/migrations'), say);
  if (applied.length > 0) say(`Database brought up to date: ${applied.join(', ')}`);
  const pool = new DatabasePool(databaseUrl);
  try {
    await seed(pool, path.join(ROOT, 'bank'));
  } finally {
    await pool.end();
  }
}

async function start(): Promise<void> {
  config = readConfig(process.env);
  // Before anything else: whoever starts a second Fortyfive is told at once, and nothing has to be taken apart.
  await tryPort(config.port, config.host);
  const sessionSecret = config.sessionSecret ?? keepSessionSecret(config.dataDir);
  const loading = loadServer();
  const databaseUrl = config.databaseUrl ?? (await startDatabase(config.dataDir));
  const server = await loading;
  if (shutdown.hasBegun) return;
  await prepareDatabase(databaseUrl, server);
  if (shutdown.hasBegun) return;
  const app = await server.createApp({ ...config, databaseUrl, sessionSecret });
  shutdown.add(() => app.close());
  if (shutdown.hasBegun) return;
  const { url } = await app.listen();
  say(`Fortyfive is ready: ${config.publicUrl ?? nameLocally(url)}`);
}

/** The address to type into a browser: of a server that listens everywhere, or on the loopback address. */
function nameLocally(address: string): string {
  const url = new URL(address);
  if (['127.0.0.1', '0.0.0.0', '[::1]', '[::]'].includes(url.hostname)) url.hostname = 'localhost';
  return url.origin;
}

async function fail(error: unknown, sentence: string): Promise<void> {
  process.stderr.write(`${sentence}\n`);
  const isDebugging = config?.logLevel === 'debug' || config?.logLevel === 'trace';
  if (isDebugging && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  await shutdown.stop(1);
}

shutdown.listenToSignals();
// A terminal that has been closed must not keep the server from stopping well.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
// However this process comes to leave, short of a kill -9, Postgres does not stay behind.
process.on('exit', () => embedded?.abandon());
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? String(error)}\n`);
  void shutdown.stop(1);
});

const starting = start();
shutdown.waitsFor(starting);
try {
  await starting;
} catch (error) {
  await fail(error, describeStartError(error, config));
}
