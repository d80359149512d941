// What people report, printed for who runs the server. With --json for programs.
import path from 'node:path';
import { ensureBuilt, failWith } from './build.mjs';
import { loadEnvironmentFile } from './environment.mjs';

const say = (message) => process.stdout.write(`${message}\n`);
const note = (message) => process.stderr.write(`${message}\n`);

/** Somebody wrote it: nothing in it may move the cursor or colour the lines around it. */
const plain = (text) => text.replace(/[^\P{Cc}\n\t]|[^\P{Cf}\u200d]/gu, '');

async function print(databaseUrl, { read, headingOf }) {
  const { DatabasePool } = await import('../dist/platform/database.js');
  const pool = new DatabasePool(databaseUrl);
  try {
    const reports = await read(pool);
    if (process.argv.includes('--json')) return say(JSON.stringify(reports));
    for (const report of reports) {
      const at = report.at.slice(0, 16).replace('T', ' ');
      say(`${at}  ${plain(headingOf(report)).replaceAll('\n', ' ')}`);
      say(report.text ? `${plain(report.text).replace(/^/gm, '  ')}\n` : '');
    }
    if (reports.length === 0) say('Nobody has reported anything.');
  } finally {
    await pool.end();
  }
}

async function printFromEmbedded(dataDir, kind) {
  const { findEmbeddedPostgres, startEmbeddedPostgres } = await import('../dist/platform/embedded-postgres.js');
  const options = { dataDir: path.join(dataDir, 'postgres'), database: 'fortyfive', log: note };
  // The server may go on running meanwhile.
  const running = findEmbeddedPostgres(options);
  if (running) return print(running, kind);
  const embedded = await startEmbeddedPostgres(options);
  try {
    await print(embedded.url, kind);
  } finally {
    await embedded.stop();
  }
}

/**
 * Prints reports of one kind, newest first, from the database that the configuration names.
 * @param load gives how to `read` them from a pool, and what stands over each beside its time: `headingOf`
 */
export async function printReports(load) {
  loadEnvironmentFile();
  try {
    await ensureBuilt();
    const kind = await load();
    const { readConfig } = await import('../dist/platform/config.js');
    const { databaseUrl, dataDir } = readConfig(process.env);
    await (databaseUrl ? print(databaseUrl, kind) : printFromEmbedded(dataDir, kind));
  } catch (error) {
    failWith(error);
  }
}
