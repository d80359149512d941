import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PassportSerializer } from '@nestjs/passport';
import type { SessionUser } from '../platform/session.js';
import { AccountsService } from './accounts.service.js';

/** Passport's word for "not mine, ask the next". */
const PASS = 'pass';

/** The session holds the user's id alone; who that is, is read anew each time. */
@Injectable()
export class SessionSerializer extends PassportSerializer implements OnModuleDestroy {
  // Passport is one for the whole process and cannot forget a serializer: one whose application has closed steps aside.
  #isClosed = false;

  constructor(private readonly service: AccountsService) {
    super();
  }

  onModuleDestroy(): void {
    this.#isClosed = true;
  }

  serializeUser(user: SessionUser, done: (error: unknown, id?: string) => void): void {
    done(this.#isClosed ? PASS : null, user.id);
  }

  /** `false` for a user who is gone: their cookie then counts for nothing (ACCOUNT-7). */
  deserializeUser(id: string, done: (error: unknown, user?: SessionUser | false) => void): void {
    if (this.#isClosed) return done(PASS);
    this.service.find(id).then((user) => done(null, user ?? false), done);
  }
}
