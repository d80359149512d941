import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'prisma/config';

const here = import.meta.dirname;
const environmentFile = path.join(here, '..', '.env');
if (existsSync(environmentFile)) process.loadEnvFile(environmentFile);

/** True when `npm ci` was able to download Prisma's own migration engine. */
function hasNativeEngine(): boolean {
  const prismaCli = createRequire(createRequire(import.meta.url).resolve('prisma/package.json'));
  const enginesFolder = path.dirname(prismaCli.resolve('@prisma/engines/package.json'));
  return readdirSync(enginesFolder).some((file) => file.startsWith('schema-engine-'));
}

// Prisma looks for its engine only after this file has run, so naming one here keeps every command off the network.
// Windows cannot execute the stand-in (it is a script with a `#!` line) and keeps Prisma's download.
if (process.platform !== 'win32' && !hasNativeEngine()) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(here, 'schema-engine.mjs');
}

export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations', seed: 'node prisma/seed.mjs' },
  datasource: {
    // `prisma generate` opens no connection but insists on an address.
    url: process.env.DATABASE_URL || 'postgresql://set-database-url@127.0.0.1:5432/fortyfive',
  },
});
