import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a running Postgres writes down in its data directory, in `postmaster.pid`. */
export interface PostmasterNote {
  pid: number;
  /** The data directory as that server calls it. */
  folder: string;
  port: number;
}

const SETTLED_MS = 2_000;

function fileOf(folder: string): string {
  return path.join(folder, 'postmaster.pid');
}

/** The note in `folder`; undefined when there is none, or only the beginning of one. */
export function readPostmasterNote(folder: string): PostmasterNote | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(folder), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const [pid, writtenFolder, , port] = text.split('\n');
  const note = { pid: Number(pid), folder: writtenFolder ?? '', port: Number(port) };
  return note.pid > 0 && note.port > 0 ? note : undefined;
}

/** The words a process was started with; none when it is gone, or dead and not yet collected by its parent. */
function readCommand(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return ''; // no such process
  }
}

/**
 * Whether the server that wrote this note still runs. That its number is in use proves nothing: after a crash or a
 * reboot, any program can have got it.
 */
export function isPostmasterAlive({ pid, folder }: PostmasterNote): boolean {
  const command = readCommand(pid);
  return command.includes('postgres') && command.includes(` -D ${folder} `);
}

function isNumberInUse(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * Removes the notes that Postgres would stumble over: one whose number has gone to another program, and one that a
 * power failure left empty. A note whose number is free is left to Postgres, which checks more than the number. Should
 * a server be using the directory after all, its shared memory still keeps a second one out.
 */
export function clearStaleNote(folder: string): boolean {
  const file = fileOf(folder);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return false;
  const note = readPostmasterNote(folder);
  const beingWritten = Date.now() - stats.mtimeMs < SETTLED_MS;
  if (note ? isPostmasterAlive(note) || !isNumberInUse(note.pid) : beingWritten) return false;
  rmSync(file, { force: true });
  return true;
}
