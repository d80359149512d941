// `npm run bank:reports`: what people say is wrong with questions of the bank, newest first. With --json for programs.
import path from 'node:path';
import { ensureBuilt, failWith } from './build.mjs';
import { loadEnvironmentFile } from './environment.mjs';

const say = (message) => process.stdout.write(`${message}\n`);
const note = (message) => process.stderr.write(`${message}\n`);

async function print(databaseUrl) {
  const { DatabasePool } = await import('../dist/platform/database.js');
  const { readBankReports } = await import('../dist/questions/bank.reports.js');
  const pool = new DatabasePool(databaseUrl);
  try {
    const reports = await readBankReports(pool);
    if (process.argv.includes('--json')) return say(JSON.stringify(reports));
    for (const { question, section, version, isCurrent, at, text } of reports) {
      const changed = isCurrent ? '' : ', changed since';
      say(
        `${at.slice(0, 16).replace('T', ' ')}  ${question}${section && `, ${section}`}  (version ${version}${changed})`,
      );
      say(`${text.replace(/^/gm, '  ')}\n`);
    }
    if (reports.length === 0) say('Nobody has reported anything.');
  } finally {
    await pool.end();
  }
}

async function printFromEmbedded(dataDir) {
  const { findEmbeddedPostgres, startEmbeddedPostgres } = await import('../dist/platform/embedded-postgres.js');
  const options = { dataDir: path.join(dataDir, 'postgres'), database: 'fortyfive', log: note };
  // The server may go on running meanwhile.
  const running = findEmbeddedPostgres(options);
  if (running) return print(running);
  const embedded = await startEmbeddedPostgres(options);
  try {
    await print(embedded.url);
  } finally {
    await embedded.stop();
  }
}

loadEnvironmentFile();
try {
  await ensureBuilt();
  const { readConfig } = await import('../dist/platform/config.js');
  const { databaseUrl, dataDir } = readConfig(process.env);
  await (databaseUrl ? print(databaseUrl) : printFromEmbedded(dataDir));
} catch (error) {
  failWith(error);
}
