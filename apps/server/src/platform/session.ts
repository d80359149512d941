import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';
import passport from 'passport';
import { Subject } from 'rxjs';
import { DatabasePool } from './database.js';

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

const SESSION_DAYS = 30;

/** Sessions that ended (signed out, or replaced at sign-in). Sockets opened with them must go at once. */
@Injectable()
export class SessionEnds extends Subject<{ readonly sessionId: string }> {}

/** Cookie sessions in Postgres. The same handlers serve HTTP requests and socket handshakes. */
@Injectable()
export class Sessions {
  readonly handlers: readonly RequestHandler[];

  constructor(pool: DatabasePool, secret: string) {
    const Store = connectPgSimple(session);
    this.handlers = [
      session({
        name: 'fortyfive.sid',
        secret,
        resave: false,
        saveUninitialized: false,
        store: new Store({ pool, tableName: 'sessions', createTableIfMissing: false }),
        cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: SESSION_DAYS * 24 * 60 * 60 * 1000 },
      }),
      passport.session() as RequestHandler,
    ];
  }

  /** Who sent this upgrade request or socket handshake; `null` when nobody is signed in. */
  async signedIn(request: IncomingMessage): Promise<SignedIn | null> {
    for (const handler of this.handlers) await run(handler, request);
    const { user, sessionID } = request as IncomingMessage & { user?: SessionUser; sessionID?: string };
    return user && sessionID ? { user, sessionId: sessionID } : null;
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
