// One Postgres for a whole run of jest, in a directory of its own, so that two runs on one machine do not meet.
// TEST_DATABASE_URL, when set, names a server to use instead; its user must be allowed to create databases.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import './typescript.mjs';

export const RUNNING = Symbol.for('fortyfive.test-postgres');

// Waits for a word or for the end of this process, whatever ended it, so that a killed run leaves nothing behind.
const KEEPER = `
  read -r word
  [ "$word" = stopped ] || kill -INT "$1"
  while kill -0 "$1" 2>/dev/null; do sleep 0.1; done
  rm -rf "$2"
`;

function startKeeper(pid, folder) {
  const keeper = spawn('sh', ['-c', KEEPER, 'keeper', String(pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keeper.unref();
  keeper.stdin.unref();
  return keeper;
}

/** Jest calls this once for all projects that name it; the check makes a second call harmless anyway. */
export default async function startTestPostgres() {
  if (process.env.TEST_DATABASE_URL) return;
  const { startEmbeddedPostgres } = await import('../../apps/server/src/platform/embedded-postgres.ts');
  const folder = mkdtempSync(path.join(tmpdir(), 'fortyfive-test-'));
  chmodSync(folder, 0o755); // as root, Postgres runs under another account, which has to get in
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'postgres'),
    database: 'fortyfive',
    log: () => undefined,
  });
  globalThis[RUNNING] = { postgres, keeper: startKeeper(postgres.pid, folder) };
  process.env.TEST_DATABASE_URL = postgres.url;
}
