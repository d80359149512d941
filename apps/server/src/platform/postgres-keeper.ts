import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { PostmasterNote } from './postgres-note.js';
import { claimServer } from './postgres-owner.js';
import { reachServer, type ServerPlan, signalServer, stopServer } from './postgres-server.js';

const MIN_PAUSE_MS = 250;
const MAX_PAUSE_MS = 5_000;
/** After this long the next end is a new trouble, and not the same one again. */
const SETTLED_MS = 60_000;

/**
 * Owns a server, and starts it again when it ends although nobody here wanted it to: on the same port, because everybody
 * who uses it knows that one.
 */
export class PostgresKeeper {
  readonly #leaving = new AbortController();
  #note: PostmasterNote;
  #owner: pg.Client;
  #startedAtMs = Date.now();
  #pauseMs = MIN_PAUSE_MS;
  #reviving: Promise<void> = Promise.resolve();
  #stopping: Promise<void> | undefined;

  private constructor(
    private readonly plan: ServerPlan,
    private readonly dataDir: string,
    note: PostmasterNote,
    owner: pg.Client,
  ) {
    this.#note = note;
    this.#owner = owner;
    this.#watch();
  }

  /** @throws DataDirInUseError when another living process has the directory */
  static async start(plan: ServerPlan, dataDir: string): Promise<PostgresKeeper> {
    const { note, isNew } = await reachServer(plan);
    const owner = await claimServer(plan.addressAt(note.port), dataDir);
    if (!isNew) plan.log(`Took over the Postgres (process ${note.pid}) that a killed Fortyfive had left running.`);
    return new PostgresKeeper(plan, dataDir, note, owner);
  }

  get pid(): number {
    return this.#note.pid;
  }

  get port(): number {
    return this.#note.port;
  }

  /** A connection to the server's own database, `postgres`. */
  get owner(): pg.Client {
    return this.#owner;
  }

  stop(): Promise<void> {
    return (this.#stopping ??= this.#stop());
  }

  /** Tells Postgres to stop, without waiting: for a process that is about to end. */
  abandon(): void {
    this.#leaving.abort();
    signalServer(this.#note, 'SIGINT');
  }

  async #stop(): Promise<void> {
    this.#leaving.abort();
    await this.#reviving;
    // The claim is given up only when the server is gone: nobody shall take over a server that is about to stop.
    await stopServer(this.plan.folder, this.#note);
    await this.#owner.end();
  }

  /** The connection that holds the claim ends with the server, and a claim that is lost has to be made anew. */
  #watch(): void {
    this.#startedAtMs = Date.now();
    this.#owner.once('end', () => {
      if (!this.#leaving.signal.aborted) this.#reviving = this.#revive();
    });
  }

  async #revive(): Promise<void> {
    const { log } = this.plan;
    log(`Lost the embedded Postgres (process ${this.pid}).`);
    if (Date.now() - this.#startedAtMs > SETTLED_MS) this.#pauseMs = MIN_PAUSE_MS;
    const { signal } = this.#leaving;
    while (!signal.aborted) {
      await sleep(this.#pauseMs, undefined, { signal }).catch(() => undefined); // woken up to leave
      this.#pauseMs = Math.min(this.#pauseMs * 2, MAX_PAUSE_MS);
      try {
        return await this.#reachAgain(signal);
      } catch (error) {
        if (!signal.aborted) log((error as Error).message);
      }
    }
  }

  async #reachAgain(signal: AbortSignal): Promise<void> {
    const { note } = await reachServer({ ...this.plan, port: this.port, signal });
    if (note.port !== this.port) throw new Error(`Postgres runs on port ${note.port}, where nobody looks for it.`);
    const owner = await claimServer(this.plan.addressAt(note.port), this.dataDir);
    const what = note.pid === this.pid ? 'Found the embedded Postgres' : 'Started the embedded Postgres';
    this.#note = note;
    this.#owner = owner;
    this.#watch();
    this.plan.log(`${what} again (process ${note.pid}).`);
  }
}
