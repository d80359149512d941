import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '@fortyfive/contract';
import type { Request } from 'express';
import type { SessionUser } from './session.js';

const ACCESS = 'access';

/**
 * Declares who may call a route: anybody, whoever is signed in, or whoever may do an action on the thing the route names
 * (`:roomId` or `:interviewId`). A route without it is never served.
 */
export const Access = (who: 'anyone' | 'signed-in' | { readonly to: string }) => SetMetadata(ACCESS, who);

/** Reads what `@Access` declared; for the guard and for the test that looks at every route. */
export function accessOf(reflector: Reflector, handler: (...args: never[]) => unknown) {
  return reflector.get<'anyone' | 'signed-in' | { to: string } | undefined>(ACCESS, handler);
}

/** What a route is about, taken from its parameters. */
export type Subject = { readonly roomId: string } | { readonly interviewId: string };

/** Decides whether a user may do an action; bound to its implementation where the app is put together. */
export abstract class AccessPolicy {
  /** @returns false for what the user must not even know to exist, too */
  abstract allows(userId: string, action: string, subject: Subject): Promise<boolean>;
}

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly policy: AccessPolicy,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true; // Socket events are judged by on-client-event.ts.
    const access = accessOf(this.reflector, context.getHandler() as (...args: never[]) => unknown);
    if (!access) throw new AppError('not_found');
    if (access === 'anyone') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const user = request.user as SessionUser | undefined;
    if (!user) throw new AppError('signed_out');
    if (access === 'signed-in') return true;
    const subject = subjectOf(request);
    if (subject && (await this.policy.allows(user.id, access.to, subject))) return true;
    throw new AppError('not_found'); // Unknown and forbidden look the same from outside.
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function subjectOf(request: Request): Subject | null {
  const { roomId, interviewId } = request.params;
  if (typeof interviewId === 'string' && UUID.test(interviewId)) return { interviewId };
  if (typeof roomId === 'string' && UUID.test(roomId)) return { roomId };
  return null;
}
