import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const PROBE = path.join(import.meta.dirname, 'probe.mjs');
const STOP_WITHIN_MS = 20_000;

export interface Memory {
  /** What the operating system has given to the process, in bytes. */
  readonly rss: number;
  /** Heap and buffers that are still referred to after garbage collection, in bytes. */
  readonly inUse: number;
}

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

/** A server in a process of its own, with a probe in it that can be asked what it uses. */
export class ServerProcess {
  #output = '';
  readonly #ended: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.#output += String(chunk)));
    this.#ended = once(child, 'close').finally(() => running.delete(child));
  }

  /** @param args options of Node and the program @param env all variables it gets besides PATH and HOME */
  static start(args: readonly string[], env: Record<string, string>): ServerProcess {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, ['--expose-gc', '--import', PROBE, ...args], {
      cwd: ROOT,
      env: { PATH, HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    return new ServerProcess(child);
  }

  /** Waits for a line that says where it listens. @returns the first group of the pattern */
  async ready(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.#output)?.[1];
      if (found) return found;
      if (this.#hasEnded) throw new Error(`The server ended before it was ready:\n${this.#output}`);
      await Promise.race([this.#ended, this.child.stdout && once(this.child.stdout, 'data')]);
    }
  }

  /** User and system time of the whole process so far, in microseconds. */
  cpuUs(): Promise<number> {
    return this.#ask('cpuUs') as Promise<number>;
  }

  /** Collects garbage first; takes a fifth of a second. */
  memory(): Promise<Memory> {
    return this.#ask('memory') as Promise<Memory>;
  }

  /** What it printed; servers print when something goes wrong. */
  get output(): string {
    return this.#output;
  }

  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_WITHIN_MS);
    await this.#ended;
    clearTimeout(timer);
  }

  get #hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async #ask(question: string): Promise<unknown> {
    const answer = once(this.child, 'message');
    this.child.send(question);
    const ended = this.#ended.then(() => {
      throw new Error(`The server ended in the middle:\n${this.#output}`);
    });
    const [value] = (await Promise.race([answer, ended])) as [unknown];
    return value;
  }
}
