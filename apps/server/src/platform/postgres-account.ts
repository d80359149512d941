import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A user of the operating system, by number. */
export interface Account {
  uid: number;
  gid: number;
}

/** Whether the file system said no, be it because of rights or because it is mounted read-only. */
export function isRefusal(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS'].includes(String((error as NodeJS.ErrnoException).code));
}

function findAccount(name: string): Account | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
}

/** Whom Postgres runs as: it refuses to be root. Undefined means whoever runs this process. */
export function findPostgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return findAccount('postgres') ?? findAccount('nobody') ?? { uid: 65534, gid: 65534 };
}

function canEnter(folder: string, account: Account): boolean {
  const { uid, gid, mode } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Whether `account` can walk down to `target`. Parts that do not exist yet are not held against it. */
export function canReach(target: string, account: Account): boolean {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    if (existsSync(folder) && !canEnter(folder, account)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/** Undefined when the file system does not let us have this folder. */
export function prepareOwnFolder(folder: string): string | undefined {
  try {
    // The mode is set apart, because the process's umask may take the right to enter away from `mkdir`.
    if (mkdirSync(folder, { recursive: true })) chmodSync(folder, 0o755);
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
  const { uid, mode } = statSync(folder);
  // Anyone may create a folder in /var/tmp before we do; programs found in somebody else's folder must not be run.
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) {
    throw new Error(`${folder} exists, but others may write to it. Remove it and start again.`);
  }
  return folder;
}

/**
 * A folder of ours that every account can enter, for what cannot stay in the checkout. Root keeps it under /var/lib,
 * because systems empty /var/tmp of files that nobody has touched for a month.
 */
export function findSharedFolder(): string {
  const uid = process.getuid?.() ?? 0;
  const lasting = uid === 0 ? prepareOwnFolder('/var/lib/fortyfive') : undefined;
  const found = lasting ?? prepareOwnFolder(`/var/tmp/fortyfive-${uid}`);
  if (found === undefined) throw new Error('Neither /var/lib nor /var/tmp can be written to. Set DATABASE_URL.');
  return found;
}
