import type { IncomingMessage } from 'node:http';
import { AppError } from '@fortyfive/contract';
import type { RequestHandler } from 'express';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request comes from our own pages. Browsers send Origin with every request that changes something and with every WebSocket, so a missing one is refused too.
 * @param publicUrl the address people use, when a proxy changes the Host header
 */
export function isOwnOrigin(request: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin, host } = request.headers;
  if (!origin || !URL.canParse(origin)) return false;
  if (publicUrl) return origin === new URL(publicUrl).origin;
  return new URL(origin).host === host;
}

/** Refuses state-changing requests that another site made a browser send. */
export function refuseForeignOrigins(publicUrl: string | undefined): RequestHandler {
  return (request, _response, next) => {
    if (SAFE_METHODS.has(request.method) || isOwnOrigin(request, publicUrl)) next();
    else next(new AppError('bad_origin'));
  };
}
