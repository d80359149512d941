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

/** Once the rows are gone, nobody knows any more which files were theirs. */
async function removePictures(pool, dataDir) {
  const { BlobStore, BLOBS_FOLDER } = await import('../dist/platform/blob-store.js');
  const { rowCount } = await pool.query("SELECT FROM pg_tables WHERE schemaname = 'public' AND tablename = 'images'");
  if (rowCount === 0) return;
  const { rows } = await pool.query('SELECT id FROM public.images');
  const blobs = new BlobStore(path.join(dataDir, BLOBS_FOLDER));
  for (const { id } of rows) await blobs.remove(id);
}

async function recreate(databaseUrl, dataDir) {
  const { applyMigrations } = await import('../dist/platform/migrate.js');
  const { DatabasePool } = await import('../dist/platform/database.js');
  const { seed } = await import('../dist/seed.js');
  const pool = new DatabasePool(databaseUrl);
  try {
    await removePictures(pool, dataDir);
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
    return recreate(databaseUrl, dataDir);
  }
  const options = { dataDir: path.join(dataDir, 'postgres'), database: 'fortyfive', log: say };
  const embedded = await startEmbeddedPostgres(options);
  try {
    await recreate(embedded.url, dataDir);
  } finally {
    await embedded.stop();
  }
}

loadEnvironmentFile();
await reset().catch(failWith);
