import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Account, findPostgresAccount, findSharedFolder, prepareOwnFolder } from './postgres-account.js';
import { locatePackage, prepareBinaries } from './postgres-binaries.js';

const IS_ROOT = process.getuid?.() === 0;
const version = `0.0.0-spec-${process.pid}`;

let folder: string;
let packageFolder: string;
let messages: string[];

/** The package as `npm ci --ignore-scripts` leaves it: without the links between its libraries. */
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fortyfive-spec-'));
  packageFolder = path.join(folder, 'linux');
  cpSync(locatePackage(), packageFolder, {
    recursive: true,
    filter: (source) => !lstatSync(source).isSymbolicLink(),
  });
  writeFileSync(path.join(packageFolder, 'package.json'), JSON.stringify({ version }));
  messages = [];
});

afterEach(() => {
  chmodSync(path.join(packageFolder, 'native/lib'), 0o755);
  rmSync(folder, { recursive: true, force: true });
});

const prepare = (account: Account | undefined) =>
  prepareBinaries(account, (message) => messages.push(message), packageFolder);

function readVersion(program: string): string {
  return execFileSync(program, ['--version'], { ...findPostgresAccount(), encoding: 'utf8', cwd: '/', stdio: 'pipe' });
}

describe('prepareBinaries', () => {
  it('[PLATFORM-6] makes the links between the libraries that a blocked install script has not made', () => {
    chmodSync(folder, 0o755);
    expect(() => readVersion(path.join(packageFolder, 'native/bin/initdb'))).toThrow();
    const { postgres, initdb } = prepare(findPostgresAccount());
    expect(path.dirname(postgres)).toBe(path.join(packageFolder, 'native/bin'));
    expect(readVersion(initdb)).toMatch(/^initdb \(PostgreSQL\) 18/);
    expect(messages).toEqual([]);
  });

  it.each([
    { state: 'with links between its libraries', hasLinks: true },
    { state: 'without them', hasLinks: false },
  ])('[PLATFORM-6] copies the programs, once, when they cannot be run where they are, $state', ({ hasLinks }) => {
    // Root cannot be kept out by rights, but the account it gives Postgres can; an ordinary user needs to write links.
    if (hasLinks && IS_ROOT) prepare(undefined);
    if (!IS_ROOT) chmodSync(path.join(packageFolder, 'native/lib'), 0o555);
    const copy = path.join(findSharedFolder(), `postgres-${version}`);
    try {
      const { postgres, initdb } = prepare(findPostgresAccount());
      expect(path.dirname(postgres)).toBe(path.join(copy, 'native/bin'));
      expect(readVersion(initdb)).toMatch(/^initdb \(PostgreSQL\) 18/);
      expect(prepare(findPostgresAccount())).toEqual({ postgres, initdb });
      expect(messages).toEqual([expect.stringContaining(`Copying the Postgres programs to ${copy}`)]);
      expect(readdirSync(findSharedFolder()).filter((name) => name.startsWith('copying-'))).toEqual([]);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });

  it('[PLATFORM-6] does not run programs from a folder that others may write to', () => {
    const shared = path.join(folder, 'shared');
    expect(prepareOwnFolder(shared)).toBe(shared);
    chmodSync(shared, 0o777);
    expect(() => prepareOwnFolder(shared)).toThrow(`${shared} exists, but others may write to it.`);
  });
});
