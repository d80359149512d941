import { Injectable } from '@nestjs/common';
import { AppError, type SignInBody, type SignUpBody } from '@fortyfive/contract';
import { Prisma, type User } from '../generated/prisma/client.js';
import type { SessionUser } from '../platform/session.js';
import { AccountsRepository } from './accounts.repository.js';
import { hashPassword, isPasswordRight } from './passwords.js';
import { SignInThrottle } from './sign-in.throttle.js';

@Injectable()
export class AccountsService {
  constructor(
    private readonly repository: AccountsRepository,
    private readonly throttle: SignInThrottle,
  ) {}

  async find(id: string): Promise<SessionUser | null> {
    const user = await this.repository.findById(id);
    return user && toSessionUser(user);
  }

  async enterAsGuest(displayName: string): Promise<SessionUser> {
    return toSessionUser(await this.repository.createGuest(displayName));
  }

  /** @throws AppError `wrong_credentials` whether the e-mail is unknown or the password wrong; `too_many_sign_ins` */
  async signIn({ email, password }: SignInBody, address: string): Promise<SessionUser> {
    await this.throttle.admit(email, address);
    const user = await this.repository.findByEmail(email);
    const isRight = await isPasswordRight(user?.passwordHash, password);
    if (!user || !isRight) throw new AppError('wrong_credentials');
    await this.throttle.forgive(email, address);
    return toSessionUser(user);
  }

  /** @throws AppError `email_taken`, `already_has_account` */
  async signUp({ displayName, email, password }: SignUpBody, present: SessionUser | undefined): Promise<SessionUser> {
    if (present?.email) throw new AppError('already_has_account');
    const account = { displayName, email, passwordHash: await hashPassword(password) };
    try {
      const user = present
        ? await this.repository.turnIntoAccount(present.id, account)
        : await this.repository.createAccount(account);
      if (!user) throw new AppError('already_has_account'); // Another tab was quicker.
      return toSessionUser(user);
    } catch (error) {
      throw isEmailTaken(error)
        ? new AppError('email_taken', [{ path: 'email', message: 'This e-mail is taken.' }])
        : error;
    }
  }
}

function toSessionUser({ id, displayName, email }: User): SessionUser {
  return { id, displayName, email };
}

function isEmailTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
