import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startApp } from '../../../../test/support/start-app.js';
import { toAppError } from './error-filter.js';
import { describeRequest } from './platform.module.js';

describe('errors', () => {
  it('[PLATFORM-16] knows a lost database connection by whatever pg raises', async () => {
    const server = await startApp();
    const client = new pg.Client({ connectionString: server.databaseUrl });
    client.on('error', () => undefined); // Said by the query, too.
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const running = client.query('select pg_sleep(5)').catch((error: unknown) => error);
    await server.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    expect(toAppError(await running).code).toBe('unavailable');
    expect(toAppError(await client.query('select 1').catch((error: unknown) => error)).code).toBe('unavailable');
    const full = new pg.Pool({ connectionString: server.databaseUrl, max: 1, connectionTimeoutMillis: 500 });
    const held = await full.connect();
    expect(toAppError(await full.connect().catch((error: unknown) => error)).code).toBe('unavailable');
    held.release();
    await full.end();
    await server.close();
  });

  it('[PLATFORM-16] calls what nobody expected internal, and says nothing of it', () => {
    expect(toAppError(new Error('password=hunter2')).toBody()).toEqual({
      code: 'internal',
      message: expect.not.stringContaining('hunter2'),
    });
  });
});

describe('the log', () => {
  it('[PLATFORM-17] holds no session and no invite', () => {
    const headers = { cookie: 'fortyfive.sid=s%3Aabc' };
    const request = { id: 1, method: 'POST', url: '/api/invites/dBYc94qxbkEP_NQGY8ZASg/accept?x=1', headers };
    expect(describeRequest(request)).toEqual({ id: 1, method: 'POST', url: '/api/invites/***/accept?x=1' });
    const shared = { id: 3, method: 'GET', url: '/api/questions/~dBYc94qxbkEP_NQGY8ZASg/brief' };
    expect(describeRequest(shared).url).toBe('/api/questions/~***/brief');
    expect(describeRequest({ ...shared, url: '/questions/%7EdBYc94qxbkEP_NQGY8ZASg' }).url).toBe('/questions/%7E***');
    const interview = '/api/interviews/01a1f7cc-2f69-711d-9eec-b49f432af5e6/brief';
    expect(describeRequest({ id: 2, method: 'GET', url: interview }).url).toBe(interview);
  });
});
