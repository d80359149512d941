import connectPgSimple from 'connect-pg-simple';
import session, { type SessionData } from 'express-session';
import type { SessionUser } from './session.js';
import type { TimeSource } from './time-source.js';

export const SessionStore = connectPgSimple(session);

/** For this long a session may be believed without asking the database. */
const BELIEVED_MS = 30_000;
const MAX_REMEMBERED = 10_000;

interface Reading {
  readonly user: SessionUser;
  readonly readAtMs: number;
}

/** Who was behind a session when the database was last asked. */
export class SessionMemory {
  readonly #readings = new Map<string, Reading>();

  constructor(private readonly time: TimeSource) {}

  recall(sessionId: string): SessionUser | undefined {
    const reading = this.#readings.get(sessionId);
    if (!reading) return undefined;
    const ageMs = this.time.nowMs() - reading.readAtMs;
    if (ageMs >= 0 && ageMs < BELIEVED_MS) return reading.user; // A clock that was set back makes nothing last longer.
    this.#readings.delete(sessionId);
    return undefined;
  }

  remember(sessionId: string, reading: Reading): void {
    this.#readings.delete(sessionId); // So that the order is that of the readings.
    this.#readings.set(sessionId, reading);
    if (this.#readings.size <= MAX_REMEMBERED) return;
    const [oldest] = this.#readings.keys();
    if (oldest !== undefined) this.#readings.delete(oldest);
  }

  forget(sessionId: string): void {
    this.#readings.delete(sessionId);
  }
}

/** What a remembered session holds in place of what is stored. */
export type RememberedSession = SessionData & { readonly rememberedUser?: SessionUser };

/**
 * The store as handshakes see it. express-session has checked the cookie's signature before it asks a store for
 * anything, so what is remembered is only ever given to whoever holds that cookie.
 */
export class RememberingStore extends SessionStore {
  readonly #memory: SessionMemory;

  constructor(memory: SessionMemory, options: connectPgSimple.PGStoreOptions) {
    super(options);
    this.#memory = memory;
  }

  override get(sessionId: string, done: (error: unknown, session?: RememberedSession | null) => void): void {
    const rememberedUser = this.#memory.recall(sessionId);
    if (rememberedUser) done(null, { cookie: new session.Cookie(), rememberedUser });
    else super.get(sessionId, done);
  }
}
