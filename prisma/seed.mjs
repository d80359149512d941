// `prisma db seed`: loads the question bank into the database that DATABASE_URL names. `npm start` does the same at each start.
import path from 'node:path';
import pg from 'pg';
import { ensureBuilt } from '../apps/server/launch/build.mjs';

await ensureBuilt();
const { seed } = await import('../apps/server/dist/seed.js');
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
try {
  await seed(pool, path.join(import.meta.dirname, '../bank'));
} finally {
  await pool.end();
}
