import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Account, canReach, findSharedFolder, isRefusal } from './postgres-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';

export const SUPERUSER = 'fortyfive';
const PASSWORD_FILE = 'fortyfive-password';

/** Where the data are really kept: where they were asked for, unless Postgres's account cannot go there. */
export function chooseClusterFolder(
  dataDir: string,
  account: Account | undefined,
  log: (message: string) => void,
): string {
  mkdirSync(path.dirname(dataDir), { recursive: true });
  const parent = realpathSync(path.dirname(dataDir));
  const asked = path.join(parent, path.basename(dataDir));
  if (!account || canReach(parent, account)) return asked;
  const name = `data-${createHash('sha256').update(asked).digest('hex').slice(0, 12)}`;
  const folder = path.join(findSharedFolder(), name);
  log(`Postgres cannot run as root, and its account cannot enter ${parent}. Its data are in ${folder} instead.`);
  return folder;
}

function runInitdb(binaries: PostgresBinaries, folder: string, passwordPath: string, account: Account | undefined) {
  const options = ['--username', SUPERUSER, '--auth', 'scram-sha-256', '--pwfile', passwordPath, '--encoding', 'UTF8'];
  // Collation must not depend on the machine: a restored backup would find its text indexes in the wrong order.
  const locale = ['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'];
  try {
    execFileSync(binaries.initdb, ['-D', folder, ...options, ...locale, '--no-instructions'], {
      ...account,
      cwd: path.dirname(folder),
      env: {},
      stdio: 'pipe',
    });
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr ?? '').trim();
    throw new Error(`Postgres could not create its data directory: ${said || String(error)}`, { cause: error });
  }
}

/**
 * Prepares a new cluster aside and renames it into place, password and all. So a start that is cut short leaves no half
 * of a cluster, and of two starts at the same moment only one wins.
 */
function createCluster(folder: string, binaries: PostgresBinaries, account: Account | undefined): void {
  const aside = mkdtempSync(`${folder}.new-`);
  try {
    const passwordPath = path.join(aside, PASSWORD_FILE);
    writeFileSync(passwordPath, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    if (account) for (const target of [aside, passwordPath]) chownSync(target, account.uid, account.gid);
    const cluster = path.join(aside, 'cluster');
    runInitdb(binaries, cluster, passwordPath, account);
    renameSync(passwordPath, path.join(cluster, PASSWORD_FILE));
    renameSync(cluster, folder);
  } catch (error) {
    const lostTheRace = ['ENOTEMPTY', 'EEXIST'].includes(String((error as NodeJS.ErrnoException).code));
    if (!lostTheRace || !isCluster(folder)) throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function isCluster(folder: string): boolean {
  return existsSync(path.join(folder, 'PG_VERSION'));
}

function prepareCluster(folder: string, binaries: PostgresBinaries, account: Account | undefined): string {
  if (!isCluster(folder)) {
    if (existsSync(folder) && readdirSync(folder).length > 0) {
      throw new Error(`${folder} is not empty, and what it holds is not a Postgres database. Set DATA_DIR elsewhere.`);
    }
    createCluster(folder, binaries, account);
  }
  return readFileSync(path.join(folder, PASSWORD_FILE), 'utf8').trim();
}

/** Makes sure that `folder` holds a cluster and returns its SUPERUSER's password. */
export function ensureCluster(folder: string, binaries: PostgresBinaries, account: Account | undefined): string {
  try {
    return prepareCluster(folder, binaries, account);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const message = `${folder} belongs to another account. Start Fortyfive as that account, or set DATA_DIR elsewhere.`;
    throw new Error(message, { cause: error });
  }
}

/** Whose cluster this is, so that root continues what an ordinary user has begun. */
export function findClusterOwner(folder: string): Account | undefined {
  if (!isCluster(folder)) return undefined;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? undefined : { uid, gid };
}
