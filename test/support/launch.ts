import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LAUNCHERS = path.join(ROOT, 'apps/server/launch');
const READY = /Fortyfive is ready: (\S+)/;

/** A launcher run as npm runs it, in a process of its own. */
export class Launched {
  output = '';
  private readonly ended: Promise<unknown>;

  constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.output += String(chunk)));
    this.ended = once(child, 'close');
  }

  /** What it printed, without the progress of a build that an edit has made necessary. */
  get said(): string {
    return this.output.replace(/^\[build .*\n/gm, '');
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The address it prints once it can be used. */
  async ready(): Promise<string> {
    for (;;) {
      const address = READY.exec(this.output)?.[1];
      if (address) return address;
      if (this.child.exitCode !== null) throw new Error(`The server ended before it was ready:\n${this.output}`);
      await Promise.race([this.ended, this.child.stdout && once(this.child.stdout, 'data')]);
    }
  }

  /** Its exit code; null when a signal ended it. */
  async exit(): Promise<number | null> {
    await this.ended;
    return this.child.exitCode;
  }

  signal(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exit();
  }
}

export interface LaunchOptions {
  /** The program and its arguments; `npm start` without npm, unless told otherwise. */
  command?: [string, ...string[]];
  account?: { uid: number; gid: number } | undefined;
}

export const launcher = (name: string): [string, string] => [process.execPath, path.join(LAUNCHERS, name)];

/** Starts a real launcher with these variables and no others of Fortyfive's. */
export function launch(env: Record<string, string>, options: LaunchOptions = {}): Launched {
  const [program, ...args] = options.command ?? launcher('start.mjs');
  const { PATH, HOME } = process.env;
  const child = spawn(program, args, {
    ...options.account,
    cwd: ROOT,
    // DATABASE_URL is set to nothing, so that a developer's .env does not have a say.
    env: { PATH, HOME, DATABASE_URL: '', PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Launched(child);
}
