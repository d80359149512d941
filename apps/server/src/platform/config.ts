import path from 'node:path';
import { z } from 'zod';

/** What the environment says, with every wrong value already refused. */
export interface Config {
  environment: 'development' | 'production' | 'test';
  /** 0 lets the system choose. */
  port: number;
  host: string;
  /** Origin that browsers use, when it differs from where the server listens; without a slash at the end. */
  publicUrl: string | undefined;
  /** Undefined means the embedded Postgres. */
  databaseUrl: string | undefined;
  /** Absolute path. */
  dataDir: string;
  /** Undefined means the one kept in `dataDir`. */
  sessionSecret: string | undefined;
  /** How many proxies in front may be believed about who the client is. */
  trustedProxyHops: number;
  logLevel: LogLevel;
  /** Undefined means no metrics; 0 lets the system choose. */
  metricsPort: number | undefined;
  metricsHost: string;
}

/** The configuration once the database runs and the secret is at hand. */
export type RunningConfig = Config & { databaseUrl: string; sessionSecret: string };

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One or more variables are wrong. The message has a sentence for each and never holds a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const MIN_SECRET_LENGTH = 32;
const MAX_PORT = 65_535;

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isOrigin(text: string): boolean {
  const url = parseUrl(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return false;
  return url.href === `${url.origin}/`;
}

function isPostgresUrl(text: string): boolean {
  const url = parseUrl(text);
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) return false;
  // Prisma alone understands `schema`; the session store and the migrations would work in another one.
  return url.pathname.length > 1 && ['public', null].includes(url.searchParams.get('schema'));
}

function wholeNumber(min: number, max: number, unset: number) {
  const expected = `must be a whole number from ${min} to ${max}`;
  const digits = z.string().regex(/^\d+$/, expected);
  return digits
    .transform(Number)
    .refine((value) => value >= min && value <= max, expected)
    .default(unset);
}

const OFF = 'off';

/** A port, or the word that says that there shall be none. */
function optionalPort(unset: number) {
  const expected = `must be ${OFF} or a whole number from 0 to ${MAX_PORT}`;
  const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= MAX_PORT;
  return z
    .string()
    .refine((text) => text === OFF || isPort(text), expected)
    .transform((text) => (text === OFF ? undefined : Number(text)))
    .prefault(String(unset));
}

function address() {
  return z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an IP address')
    .default('127.0.0.1');
}

// The message of each check ends the sentence `<VARIABLE> is <value>, but it …`.
const variables = z.object({
  PORT: wholeNumber(0, MAX_PORT, 4545),
  HOST: address(),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'must be an http or https address without a path, such as https://interviews.example.com')
    .transform((text) => new URL(text).origin)
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must look like postgresql://user:password@host:5432/database, without a schema')
    .optional(),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((folder) => path.resolve(folder)),
  SESSION_SECRET: z.string().min(MIN_SECRET_LENGTH, `must have at least ${MIN_SECRET_LENGTH}`).optional(),
  TRUST_PROXY: wholeNumber(0, 10, 0),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  METRICS_PORT: optionalPort(4547),
  METRICS_HOST: address(),
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'must be development, production or test')
    .default('development'),
});

/** Every variable that Fortyfive reads. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

function describeValue(name: string, value: string): string {
  if (name === 'SESSION_SECRET') return `${value.length} characters long`;
  if (name !== 'DATABASE_URL' && name !== 'PUBLIC_URL') return JSON.stringify(value);
  const url = parseUrl(value);
  // What does not parse may hold a password anywhere.
  if (!url) return 'not an address';
  const credentials = url.username || url.password ? '***@' : '';
  return `"${url.protocol}//${credentials}${url.host}${url.pathname}"`;
}

function describeProblems(issues: readonly z.core.$ZodIssue[], given: Record<string, string>): string {
  const expectations = new Map(issues.map((issue) => [String(issue.path[0]), issue.message]));
  return [...expectations]
    .map(([name, expected]) => `${name} is ${describeValue(name, given[name] ?? '')}, but it ${expected}.`)
    .join('\n');
}

/**
 * Reads the variables. A variable set to nothing counts as not set, because that is what compose files and shells pass
 * on for a missing one.
 *
 * @throws ConfigError with a sentence for every wrong variable.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const isGiven = (entry: [string, string | undefined]): entry is [string, string] => Boolean(entry[1]?.trim());
  const given = Object.fromEntries(Object.entries(env).filter(isGiven));
  const result = variables.safeParse(given);
  if (!result.success) throw new ConfigError(describeProblems(result.error.issues, given));
  const { data } = result;
  return {
    environment: data.NODE_ENV,
    port: data.PORT,
    host: data.HOST,
    publicUrl: data.PUBLIC_URL,
    databaseUrl: data.DATABASE_URL,
    dataDir: data.DATA_DIR,
    sessionSecret: data.SESSION_SECRET,
    trustedProxyHops: data.TRUST_PROXY,
    logLevel: data.LOG_LEVEL,
    metricsPort: data.METRICS_PORT,
    metricsHost: data.METRICS_HOST,
  };
}
