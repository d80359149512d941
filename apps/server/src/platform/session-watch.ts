import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { DatabasePool } from './database.js';
import type { SessionEnds } from './session.js';

const RECHECK_MS = 30_000;

/**
 * Notices sessions that ended without this process having a part in it: expired, or removed by an operator or another
 * process. Whoever keeps a socket open says so here, and hears of the end like of any other.
 */
export class SessionWatch implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Sessions');
  readonly #holders = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #isChecking = false;

  constructor(
    private readonly pool: DatabasePool,
    private readonly ends: SessionEnds,
    private readonly recheckMs = RECHECK_MS,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.check(), this.recheckMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  /** A socket of this session is open until the returned function is called, which may happen twice. */
  hold(sessionId: string): () => void {
    this.#holders.set(sessionId, (this.#holders.get(sessionId) ?? 0) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = (this.#holders.get(sessionId) ?? 1) - 1;
      if (left > 0) this.#holders.set(sessionId, left);
      else this.#holders.delete(sessionId);
    };
  }

  /** Asks the database once about all sessions in use. While it is away nobody is thrown out. */
  async check(): Promise<void> {
    if (this.#isChecking || this.#holders.size === 0) return;
    this.#isChecking = true;
    try {
      const asked = [...this.#holders.keys()];
      const alive = await this.#findAlive(asked);
      for (const sessionId of asked) if (!alive.has(sessionId)) this.ends.next({ sessionId });
    } catch (error) {
      this.#logger.warn(`The sessions in use could not be checked: ${String(error)}`);
    } finally {
      this.#isChecking = false;
    }
  }

  /** By this process's clock, which is the one that the session store goes by. */
  async #findAlive(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ sid: string }>(
      'SELECT sid FROM sessions WHERE sid = ANY($1) AND expire >= to_timestamp($2)',
      [sessionIds, Math.floor(Date.now() / 1_000)],
    );
    return new Set(rows.map(({ sid }) => sid));
  }
}
