import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { Account } from './postgres-account.js';

const MAX_LOG_BYTES = 2_000_000;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  shared_buffers: '64MB',
  log_checkpoints: 'off',
  lc_messages: 'C',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Keeps one old log at most; returns where in the file the next start will begin to write. */
function setLongLogAside(logPath: string): number {
  const size = statSync(logPath, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= MAX_LOG_BYTES) return size;
  renameSync(logPath, `${logPath}.1`);
  return 0;
}

/** A postmaster that this process has started, and what it says. */
export class PostgresProcess {
  private failure: Error | undefined;

  private constructor(
    private readonly child: ChildProcess,
    private readonly logPath: string,
    private readonly logStart: number,
  ) {
    child.on('error', (error) => (this.failure = error));
    child.unref();
  }

  static start(program: string, folder: string, port: number, account: Account | undefined): PostgresProcess {
    // Written to a file and not to a pipe: Postgres may outlive this process, and must be able to go on writing.
    const logPath = `${folder}.log`;
    const logStart = setLongLogAside(logPath);
    const logFile = openSync(logPath, 'a', 0o600);
    const switches = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    try {
      const child = spawn(program, ['-D', folder, '-p', String(port), ...switches], {
        ...account,
        cwd: folder,
        env: {}, // Postgres needs none of this process's variables, some of which are secret
        detached: true, // so that Ctrl-C reaches only this process, which stops Postgres after the last write
        stdio: ['ignore', logFile, logFile],
      });
      return new PostgresProcess(child, logPath, logStart);
    } finally {
      closeSync(logFile);
    }
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  get hasEnded(): boolean {
    return this.failure !== undefined || this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGINT');
    await ended;
  }

  /** Why it ended: its own last words, or why it could not be started. */
  describeEnd(): string {
    if (this.failure) return this.failure.message;
    const said = readFileSync(this.logPath).subarray(this.logStart).toString().trim();
    return said.split('\n').slice(-6).join('\n') || `exit code ${this.child.exitCode ?? this.child.signalCode}`;
  }
}
