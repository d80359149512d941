import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { signInBody } from '@fortyfive/contract';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import type { SessionUser } from '../platform/session.js';
import { parseInput } from '../platform/validation.js';
import { AccountsService } from './accounts.service.js';

/** Sign-in by e-mail and password. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, 'password') {
  constructor(private readonly service: AccountsService) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true });
  }

  validate(request: Request): Promise<SessionUser> {
    return this.service.signIn(parseInput(signInBody, request.body), request.ip ?? 'unknown');
  }
}

/** Lets a request through once its password was right. The form is checked first: passport would call it a wrong password. */
@Injectable()
export class PasswordGuard extends AuthGuard('password') {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    parseInput(signInBody, context.switchToHttp().getRequest<Request>().body);
    return Boolean(await super.canActivate(context));
  }
}
