// `npm run db:reset`: empties the configured database (the embedded one, unless DATABASE_URL is set), migrates, seeds.
import path from 'node:path';
import { ensureBuilt, failWith, ROOT } from './build.mjs';
import { loadEnvironmentFile } from './environment.mjs';

const say = (message) => process.stdout.write(`${message}\n`);

function refuseWithoutConsent(databaseUrl) {
  if (process.argv.includes('--yes')) return;
  const { host, pathname } = new URL(databaseUrl);
  throw new Error(
    `This would erase everything in the database "${pathname.slice(1)}" at ${host}, which DATABASE_URL names. ` +
      'If that is what you want: npm run db:reset -- --yes',
  );
}

async function recreate(databaseUrl) {
  const { applyMigrations } = await import('../dist/platform/migrate.js');
  const { DatabasePool } = await import('../dist/platform/database.js');
  const { seed } = await import('../dist/seed.js');
  const pool = new DatabasePool(databaseUrl);
  try {
    await pool.query('DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public');
    const applied = await applyMigrations(databaseUrl, path.join(ROOT, 'prisma/migrations'), say);
    await seed(pool, path.join(ROOT, 'bank'));
    say(`The database is new: ${applied.length} migrations applied, content loaded.`);
  } finally {
    await pool.end();
  }
}

async function reset() {
  await ensureBuilt();
  const { readConfig } = await import('../dist/platform/config.js');
  const { startEmbeddedPostgres } = await import('../dist/platform/embedded-postgres.js');
  const { databaseUrl, dataDir } = readConfig(process.env);
  if (databaseUrl) {
    refuseWithoutConsent(databaseUrl);
    return recreate(databaseUrl);
  }
  const options = { dataDir: path.join(dataDir, 'postgres'), database: 'fortyfive', log: say };
  const embedded = await startEmbeddedPostgres(options);
  try {
    await recreate(embedded.url);
  } finally {
    await embedded.stop();
  }
}

loadEnvironmentFile();
await reset().catch(failWith);
