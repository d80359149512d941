import { Body, Controller, Delete, Get, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import {
  guestBody,
  signUpBody,
  type GuestBody,
  type SessionView,
  type SignUpBody,
  type UserView,
} from '@fortyfive/contract';
import type { Request } from 'express';
import { Access } from '../platform/access.js';
import { SessionEnds, type SessionUser } from '../platform/session.js';
import { AccountsService } from './accounts.service.js';
import { PasswordGuard } from './password.strategy.js';

@Controller('api')
export class AccountsController {
  constructor(
    private readonly service: AccountsService,
    private readonly sessionEnds: SessionEnds,
  ) {}

  @Access('anyone')
  @Get('session')
  read(@Req() request: Request): SessionView {
    const user = request.user as SessionUser | undefined;
    return { user: user ?? null };
  }

  /** Whoever is in already stays who they are. */
  @Access('anyone')
  @Post('session/guest')
  async enterAsGuest(@Body({ schema: guestBody }) body: GuestBody, @Req() request: Request): Promise<UserView> {
    if (request.user) return request.user as SessionUser;
    return this.#open(request, await this.service.enterAsGuest(body.displayName));
  }

  /** The guard checks the password; a new session starts only once it was right. */
  @Access('anyone')
  @UseGuards(PasswordGuard)
  @Post('session')
  @HttpCode(200)
  async signIn(@Req() request: Request): Promise<UserView> {
    return this.#open(request, request.user as SessionUser);
  }

  @Access('anyone')
  @Delete('session')
  @HttpCode(204)
  async signOut(@Req() request: Request): Promise<void> {
    const sessionId = request.sessionID;
    await new Promise<void>((resolve, reject) =>
      request.logout((error) => (error ? reject(error as Error) : resolve())),
    );
    this.sessionEnds.next({ sessionId });
  }

  @Access('anyone')
  @Post('accounts')
  async signUp(@Body({ schema: signUpBody }) body: SignUpBody, @Req() request: Request): Promise<UserView> {
    return this.#open(request, await this.service.signUp(body, request.user as SessionUser | undefined));
  }

  /** Passport gives every sign-in a new session id, so a planted one is worth nothing (ACCOUNT-3). */
  async #open(request: Request, user: SessionUser): Promise<UserView> {
    const sessionId = request.sessionID;
    await new Promise<void>((resolve, reject) =>
      request.logIn(user, (error: unknown) => (error ? reject(error as Error) : resolve())),
    );
    this.sessionEnds.next({ sessionId });
    return user;
  }
}
