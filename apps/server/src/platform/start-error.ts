import { isIP } from 'node:net';
import { types } from 'node:util';
import { ConfigError } from './config.js';
import { MigrationError } from './migrate.js';
import { DataDirInUseError } from './postgres-owner.js';

/** What the start was about when it failed, for the sentence that says so. */
export interface StartContext {
  host: string;
  port: number;
  databaseUrl: string | undefined;
}

type SystemError = Error & { code?: string; syscall?: string; port?: number };

const UNREACHABLE = new Map([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOTFOUND', 'there is no such host'],
  ['EAI_AGAIN', 'its name cannot be looked up now'],
  ['ETIMEDOUT', 'it does not answer'],
  ['EHOSTUNREACH', 'there is no way to that host'],
  ['ECONNRESET', 'it closed the connection'],
  ['28P01', 'it does not accept this user and password'],
  ['28000', 'it does not accept this user'],
  ['3D000', 'it has no such database'],
  ['53300', 'it has no connection left'],
  ['57P03', 'it is starting or stopping'],
]);

function describeListenError({ code }: SystemError, { host, port }: StartContext): string | undefined {
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop the other program or set PORT.`;
  if (code === 'EACCES') return `Port ${port} may not be opened by this account. Set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST is "${host}", which is no address of this machine.`;
  return undefined;
}

function describeDatabaseError(error: SystemError, databaseUrl: string): string | undefined {
  // A host with several addresses fails with one error for each.
  const first = (error as Partial<AggregateError>).errors?.[0] as SystemError | undefined;
  const timedOut = /timeout expired|Connection terminated/.test(error.message);
  const reason = UNREACHABLE.get(first?.code ?? error.code ?? '') ?? (timedOut ? 'it does not answer' : undefined);
  if (!reason) return undefined;
  const { hostname, port, pathname } = new URL(databaseUrl);
  const where = `${isIP(hostname) === 6 ? `[${hostname}]` : hostname}:${port || 5432}`;
  return `The database "${decodeURIComponent(pathname.slice(1))}" at ${where} cannot be used: ${reason}. Check DATABASE_URL.`;
}

/** One plain sentence for whatever kept the server from starting. It never holds a password. */
export function describeStartError(error: unknown, context: StartContext | undefined): string {
  if (!types.isNativeError(error)) return `Fortyfive could not start: ${String(error)}`;
  if (error instanceof ConfigError || error instanceof MigrationError || error instanceof DataDirInUseError) {
    return error.message;
  }
  const { syscall } = error as SystemError;
  const isListenError = context && (syscall === 'listen' || syscall === 'bind');
  const known = isListenError
    ? describeListenError(error, context)
    : context?.databaseUrl && describeDatabaseError(error, context.databaseUrl);
  return known || `Fortyfive could not start: ${error.message || error.name}`;
}
