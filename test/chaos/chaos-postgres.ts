import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findFreePort } from '../../apps/server/src/platform/port.js';
import { findPostgresAccount } from '../../apps/server/src/platform/postgres-account.js';
import { prepareBinaries } from '../../apps/server/src/platform/postgres-binaries.js';
import { ensureCluster, SUPERUSER } from '../../apps/server/src/platform/postgres-cluster.js';
import { PostgresProcess } from '../../apps/server/src/platform/postgres-process.js';

const POLL_MS = 10;
const START_DEADLINE_MS = 30_000;

/** How Postgres goes: told to stop without a checkpoint (`pg_ctl -m immediate`), or killed. */
export type Departure = 'immediate' | 'killed';
const SIGNALS = { immediate: 'SIGQUIT', killed: 'SIGKILL' } as const;

/** The Postgres of the product, which goes away and comes back at the same address. */
export class ChaosPostgres {
  readonly #account = findPostgresAccount();
  readonly #programs = prepareBinaries(this.#account, () => undefined);
  readonly #home = mkdtempSync(path.join(tmpdir(), 'fortyfive-chaos-'));
  readonly #folder = path.join(this.#home, 'postgres');
  readonly #password: string;
  #process: PostgresProcess | null = null;

  private constructor(private readonly port: number) {
    chmodSync(this.#home, 0o755); // As root, Postgres runs under another account, which has to get in.
    this.#password = ensureCluster(this.#folder, this.#programs, this.#account);
    process.on('exit', this.#abandon);
  }

  static async start(): Promise<ChaosPostgres> {
    const postgres = new ChaosPostgres(await findFreePort());
    await postgres.comeBack();
    return postgres;
  }

  get url(): string {
    return `postgresql://${SUPERUSER}:${this.#password}@127.0.0.1:${this.port}/postgres`;
  }

  /** Starts it, and resolves with when it took its first connection (`performance.now`). */
  async comeBack(): Promise<number> {
    const deadline = Date.now() + START_DEADLINE_MS;
    while (!(await this.#accepts())) {
      if (Date.now() > deadline) throw new Error(`Postgres does not start: ${this.#process?.describeEnd()}`);
      // What is left of a killed one keeps the directory for a moment; then the start is tried again.
      if (!this.#process || this.#process.hasEnded) {
        this.#process = PostgresProcess.start(this.#programs.postgres, this.#folder, this.port, this.#account);
      }
      await sleep(POLL_MS);
    }
    return performance.now();
  }

  /** Takes it away, and resolves when the process is gone. */
  async goAway(departure: Departure): Promise<void> {
    const { pid } = this.#process ?? {};
    if (pid === undefined) return;
    process.kill(pid, SIGNALS[departure]);
    while (this.#process && !this.#process.hasEnded) await sleep(POLL_MS);
    this.#process = null;
  }

  async close(): Promise<void> {
    await this.goAway('immediate');
    process.off('exit', this.#abandon);
    rmSync(this.#home, { recursive: true, force: true });
  }

  async #accepts(): Promise<boolean> {
    if (!this.#process || this.#process.hasEnded) return false;
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 1_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      return false;
    }
  }

  /** Whatever ends this process, Postgres does not stay behind. */
  readonly #abandon = (): void => {
    if (this.#process?.pid !== undefined && !this.#process.hasEnded) process.kill(this.#process.pid, 'SIGQUIT');
  };
}
