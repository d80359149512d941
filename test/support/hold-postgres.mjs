// A process that owns an embedded Postgres, for specs about what becomes of it:
//   node hold-postgres.mjs <data directory>   prints one line of JSON; stops Postgres when its input ends.
import './typescript.mjs';

const { startEmbeddedPostgres } = await import('../../apps/server/src/platform/embedded-postgres.ts');
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const messages = [];

try {
  const postgres = await startEmbeddedPostgres({
    dataDir: process.argv[2],
    database: 'fortyfive',
    log: (message) => messages.push(message),
  });
  const { url, pid, port } = postgres;
  say({ url, pid, port, messages });
  process.stdin.on('end', () => void postgres.stop().then(() => process.exit(0)));
  process.stdin.resume();
} catch (error) {
  say({ error: error.message, messages });
  process.exit(1);
}
