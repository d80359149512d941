import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AppError, type ErrorCode } from '@fortyfive/contract';
import type { ErrorRequestHandler, Response } from 'express';

const logger = new Logger('Errors');

/** Turns whatever was thrown into an error a person can read. What is not expected is logged, never shown. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = codeOf(thrown);
  if (code === 'internal' || code === 'unavailable') logger.error(thrown);
  return new AppError(code);
}

/** Answers what fails before Nest has the request: a body that is no JSON, a foreign origin, a session that cannot be read. */
export const answerEarlyErrors: ErrorRequestHandler = (thrown, _request, response, _next) => {
  const error = toAppError(thrown);
  response.status(error.status).json(error.toBody());
};

/** The last stop of every HTTP request that failed. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (response.headersSent) {
      response.end();
      return;
    }
    const error = toAppError(thrown);
    response.status(error.status).json(error.toBody());
  }
}

function codeOf(thrown: unknown): ErrorCode {
  const { type, code, status, message } = describe(thrown);
  if (type === 'entity.too.large') return 'body_too_large';
  if (type.startsWith('entity.') || type === 'encoding.unsupported' || type === 'charset.unsupported')
    return 'malformed_body';
  if (thrown instanceof URIError) return 'not_found';
  if (meansDatabaseAway(code, message)) return 'unavailable';
  if (status === 404) return 'not_found';
  if (status === 400) return 'bad_request';
  if (status === 413) return 'body_too_large';
  return 'internal';
}

function describe(thrown: unknown): { type: string; code: string; status: number; message: string } {
  const fields = typeof thrown === 'object' && thrown !== null ? (thrown as Record<string, unknown>) : {};
  const status = thrown instanceof HttpException ? thrown.getStatus() : fields.status;
  return {
    type: String(fields.type ?? ''),
    code: String(fields.code ?? ''),
    status: Number(status ?? 0),
    message: String(fields.message ?? ''),
  };
}

/** Errors that pg and its pool raise without a code when a connection breaks or none can be had. */
const NO_CONNECTION =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether something failed because the database cannot be reached, so that trying again later may help. */
export function isDatabaseAway(thrown: unknown): boolean {
  const { code, message } = describe(thrown);
  return meansDatabaseAway(code, message);
}

/**
 * Connection errors of Node and pg, Postgres's classes 08, 53 (no room for more) and 57P, 25006 (a standby that does not write),
 * and Prisma's P1xxx and P2024 all mean the same.
 */
function meansDatabaseAway(code: string, message: string): boolean {
  if (NO_CONNECTION.test(message)) return true;
  return /^(E(CONN(REFUSED|RESET|ABORTED)|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN|(HOST|NET)UNREACH)|08...|53...|57P0.|25006|P10..|P2024|P2028)$/.test(
    code,
  );
}
