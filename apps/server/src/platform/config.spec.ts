import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig, variableNames } from './config.js';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('[PLATFORM-1] needs nothing to be set', () => {
    expect(readConfig({})).toEqual({
      environment: 'development',
      port: 4545,
      host: '127.0.0.1',
      publicUrl: undefined,
      databaseUrl: undefined,
      dataDir: path.resolve('.data'),
      sessionSecret: undefined,
      trustedProxyHops: 0,
      logLevel: 'info',
      metricsPort: 4547,
      metricsHost: '127.0.0.1',
    });
  });

  it('[PLATFORM-1] takes what is set, and nothing or blanks for not set', () => {
    const secret = 's'.repeat(32);
    const config = readConfig({
      PORT: '0',
      HOST: '::',
      PUBLIC_URL: 'https://interviews.example.com/',
      DATABASE_URL: 'postgres://ann:pw@db:5433/fortyfive?sslmode=require',
      DATA_DIR: '/srv/fortyfive',
      SESSION_SECRET: secret,
      TRUST_PROXY: '2',
      LOG_LEVEL: 'silent',
      METRICS_PORT: 'off',
      METRICS_HOST: '::1',
      NODE_ENV: 'production',
      UNKNOWN: 'ignored',
    });
    expect(config).toEqual({
      environment: 'production',
      port: 0,
      host: '::',
      publicUrl: 'https://interviews.example.com',
      databaseUrl: 'postgres://ann:pw@db:5433/fortyfive?sslmode=require',
      dataDir: '/srv/fortyfive',
      sessionSecret: secret,
      trustedProxyHops: 2,
      logLevel: 'silent',
      metricsPort: undefined,
      metricsHost: '::1',
    });
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', SESSION_SECRET: undefined })).toEqual(readConfig({}));
  });

  it('[PLATFORM-1] has one sentence for every wrong variable', () => {
    const problems = problemsOf({
      PORT: 'http',
      HOST: 'a b',
      PUBLIC_URL: 'https://example.com/path',
      DATABASE_URL: 'mysql://db/fortyfive',
      SESSION_SECRET: 'short',
      TRUST_PROXY: '-1',
      LOG_LEVEL: 'loud',
      METRICS_PORT: 'none',
      METRICS_HOST: '*',
      NODE_ENV: 'staging',
    });
    expect(problems).toEqual([
      'PORT is "http", but it must be a whole number from 0 to 65535.',
      'HOST is "a b", but it must be a host name or an IP address.',
      'PUBLIC_URL is "https://example.com/path", but it must be an http or https address without a path, such as https://interviews.example.com.',
      'DATABASE_URL is "mysql://db/fortyfive", but it must look like postgresql://user:password@host:5432/database, without a schema.',
      'SESSION_SECRET is 5 characters long, but it must have at least 32.',
      'TRUST_PROXY is "-1", but it must be a whole number from 0 to 10.',
      'LOG_LEVEL is "loud", but it must be one of fatal, error, warn, info, debug, trace, silent.',
      'METRICS_PORT is "none", but it must be off or a whole number from 0 to 65535.',
      'METRICS_HOST is "*", but it must be a host name or an IP address.',
      'NODE_ENV is "staging", but it must be development, production or test.',
    ]);
  });

  it.each(['65536', '4545.5', '1e3', '0x10', ' 80x'])('[PLATFORM-1] refuses the port %j', (PORT) => {
    expect(problemsOf({ PORT, METRICS_PORT: PORT })).toHaveLength(2);
  });

  it.each([
    ['DATABASE_URL', 'mysql://ann:hunter2@db/x'],
    ['DATABASE_URL', 'postgresql://ann:hunter2@db:port/x'],
    ['DATABASE_URL', 'postgresql://ann:hunter2@db/'],
    ['DATABASE_URL', 'postgresql://ann:hunter2@db/x?schema=other'],
    ['PUBLIC_URL', 'https://ann:hunter2@example.com'],
    ['SESSION_SECRET', 'hunter2'],
  ])('[PLATFORM-1] keeps what is secret in a wrong %s out of the message', (name, value) => {
    const [problem] = problemsOf({ [name]: value });
    expect(problem).toContain(name);
    expect(problem).not.toContain('hunter2');
  });

  it('[PLATFORM-1] knows the variables that .env.example describes, and no others', () => {
    const example = readFileSync(path.join(ROOT, '.env.example'), 'utf8');
    const described = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(described.sort()).toEqual([...variableNames].sort());
  });

  it('[PLATFORM-1] gives .env.example values that it accepts', () => {
    const example = readFileSync(path.join(ROOT, '.env.example'), 'utf8');
    const lines = [...example.matchAll(/^#?([A-Z_]+)=(.*)$/gm)];
    expect(problemsOf(Object.fromEntries(lines.map(([, name, value]) => [name, value])))).toEqual([]);
  });
});
