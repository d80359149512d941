import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import type { Request } from 'express';
import type { SessionUser } from './session.js';

/** The person who makes this request. Only for routes whose `@Access` asks for somebody. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): SessionUser => {
  const user = context.switchToHttp().getRequest<Request>().user as SessionUser | undefined;
  if (!user) throw new AppError('signed_out');
  return user;
});

/** As {@link CurrentUser}, for routes that are open to everybody and say more to who is known. */
export const PossibleUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): SessionUser | undefined =>
    context.switchToHttp().getRequest<Request>().user as SessionUser | undefined,
);
