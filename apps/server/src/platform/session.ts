import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { RequestHandler } from 'express';
import session from 'express-session';
import passport from 'passport';
import { Subject } from 'rxjs';
import type { DatabasePool } from './database.js';
import { RememberingStore, SessionMemory, SessionStore, type RememberedSession } from './session-memory.js';
import type { TimeSource } from './time-source.js';

/** Who is behind a session. */
export interface SessionUser {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
}

/** A person on one session, as a socket knows them. */
export interface SignedIn {
  readonly user: SessionUser;
  readonly sessionId: string;
}

type Handshake = IncomingMessage & { user?: SessionUser; sessionID?: string; session?: RememberedSession };

const SESSION_DAYS = 30;

/** Sessions that ended: signed out, replaced at sign-in, expired or removed. Sockets opened with them must go at once. */
@Injectable()
export class SessionEnds extends Subject<{ readonly sessionId: string }> {}

/** Cookie sessions in Postgres. HTTP requests read them each time, handshakes of sockets at most every 30 s. */
export class Sessions {
  /** For HTTP requests. */
  readonly handlers: readonly RequestHandler[];
  readonly #memory: SessionMemory;
  readonly #readCookie: RequestHandler;
  readonly #readUser = passport.session() as RequestHandler;

  constructor(
    pool: DatabasePool,
    secret: string,
    private readonly ends: SessionEnds,
    private readonly time: TimeSource,
  ) {
    const options: session.SessionOptions = {
      name: 'fortyfive.sid',
      secret,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: SESSION_DAYS * 24 * 60 * 60 * 1000 },
    };
    const table = { pool, tableName: 'sessions', createTableIfMissing: false };
    this.handlers = [session({ ...options, store: new SessionStore(table) }), this.#readUser];
    this.#memory = new SessionMemory(time);
    const remembering = new RememberingStore(this.#memory, { ...table, pruneSessionInterval: false });
    this.#readCookie = session({ ...options, store: remembering });
    ends.subscribe(({ sessionId }) => this.#memory.forget(sessionId));
  }

  /** Who sent this upgrade request or socket handshake; `null` when nobody is signed in. */
  async signedIn(request: Handshake): Promise<SignedIn | null> {
    const endedMeanwhile = new Set<string>();
    const watching = this.ends.subscribe(({ sessionId }) => endedMeanwhile.add(sessionId));
    const readAtMs = this.time.nowMs();
    try {
      await run(this.#readCookie, request);
      const remembered = request.session?.rememberedUser;
      if (!remembered) await run(this.#readUser, request);
      const { user = remembered, sessionID: sessionId } = request;
      // What was read before the end must neither be believed nor remembered after it.
      if (!user || !sessionId || endedMeanwhile.has(sessionId)) return null;
      if (!remembered) this.#memory.remember(sessionId, { user, readAtMs });
      return { user, sessionId };
    } finally {
      watching.unsubscribe();
    }
  }
}

/** Runs an express handler where there is no express: its response only needs what express-session touches. */
function run(handler: RequestHandler, request: IncomingMessage): Promise<void> {
  const response = { on: () => response, setHeader: () => response, getHeader: () => undefined, end: () => response };
  return new Promise((resolve, reject) => {
    const next = (error?: unknown): void => (error ? reject(error as Error) : resolve());
    handler(request as Parameters<RequestHandler>[0], response as unknown as Parameters<RequestHandler>[1], next);
  });
}
