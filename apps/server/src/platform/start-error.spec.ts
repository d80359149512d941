import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ConfigError } from './config.js';
import { findFreePort, tryPort } from './port.js';
import { DataDirInUseError } from './postgres-owner.js';
import { describeStartError } from './start-error.js';

const context = { host: '127.0.0.1', port: 4545, databaseUrl: undefined };

let silent: Server;

beforeAll(async () => {
  silent = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
});

afterAll(() => void silent.close());

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function failToConnect(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 300 });
  const error: unknown = await client.connect().then(
    () => client.end(),
    (reason: unknown) => reason,
  );
  return describeStartError(error, { ...context, databaseUrl });
}

describe('describeStartError', () => {
  it('[PLATFORM-9] says that the port is taken', async () => {
    const port = portOf(silent);
    const error = await tryPort(port, '127.0.0.1').catch((reason: unknown) => reason);
    const sentence = `Port ${port} is taken. Stop the other program or set PORT.`;
    expect(describeStartError(error, { ...context, port })).toBe(sentence);
  });

  it('[PLATFORM-9] says that HOST is no address of this machine', async () => {
    const error = await tryPort(0, '192.0.2.1').catch((reason: unknown) => reason);
    const sentence = 'HOST is "192.0.2.1", which is no address of this machine.';
    expect(describeStartError(error, { ...context, host: '192.0.2.1' })).toBe(sentence);
  });

  it('[PLATFORM-9] says where a database is that cannot be reached, and not with which password', async () => {
    const port = await findFreePort();
    await expect(failToConnect(`postgresql://ann:hunter2@127.0.0.1:${port}/fortyfive`)).resolves.toBe(
      `The database "fortyfive" at 127.0.0.1:${port} cannot be used: nothing listens there. Check DATABASE_URL.`,
    );
    await expect(failToConnect(`postgresql://ann:hunter2@127.0.0.1:${portOf(silent)}/fortyfive`)).resolves.toBe(
      `The database "fortyfive" at 127.0.0.1:${portOf(silent)} cannot be used: it does not answer. Check DATABASE_URL.`,
    );
    await expect(failToConnect('postgresql://ann:hunter2@db.invalid/fortyfive')).resolves.toMatch(
      /^The database "fortyfive" at db.invalid:5432 cannot be used: (there is no such host|its name cannot be looked up now)/,
    );
  });

  it('[PLATFORM-9] says which part of the address a database does not accept', async () => {
    const url = new URL(process.env.TEST_DATABASE_URL!);
    const where = `at ${url.host} cannot be used`;
    url.pathname = '/missing';
    await expect(failToConnect(url.href)).resolves.toBe(
      `The database "missing" ${where}: it has no such database. Check DATABASE_URL.`,
    );
    url.password = 'hunter2';
    await expect(failToConnect(url.href)).resolves.toBe(
      `The database "missing" ${where}: it does not accept this user and password. Check DATABASE_URL.`,
    );
  });

  it('[PLATFORM-9] leaves a sentence alone that already says it, and makes one for what it does not know', () => {
    const inUse = new DataDirInUseError('/srv/data', 12);
    expect(describeStartError(inUse, context)).toBe(inUse.message);
    expect(describeStartError(new ConfigError('PORT is "x".'), undefined)).toBe('PORT is "x".');
    expect(describeStartError(new Error('disk full'), context)).toBe('Fortyfive could not start: disk full');
    expect(describeStartError('odd', undefined)).toBe('Fortyfive could not start: odd');
  });
});
