import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS, type ErrorBody } from '@fortyfive/contract';
import { ask, eventually, Person } from '../../../../test/support/person.js';
import { isStateChanging, pathOf, routesOf } from '../../../../test/support/routes.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';

let server: RunningApp;
let ana: Person;

beforeAll(async () => {
  server = await startApp();
  ana = await Person.guest(server.url, 'Ana');
});
afterAll(async () => {
  ana.leave();
  await server.close();
});

const HOST = 'fortyfive.example';

/** A request as written, to our public name, with the Origin given or, unlike `fetch`, with none. */
function sendRaw(method: string, path: string, origin: string | null): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      host: HOST,
      cookie: ana.cookie,
      'content-type': 'application/json',
      ...(origin !== null && { origin }),
    };
    const outgoing = request(server.url + path, { method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    outgoing.on('error', reject);
    outgoing.end('{}');
  });
}

const FOREIGN_ORIGINS = [
  null,
  'null',
  'https://evil.example',
  `https://${HOST}.evil.example`,
  `https://evil.${HOST}`,
  `https://evil-${HOST}`,
  `https://${HOST}:8443`,
  `https://${HOST}@evil.example`,
  HOST,
];

/** What became of a handshake: connected, or the reason why not. */
async function handshake(person: Person, headers: Record<string, string>): Promise<string> {
  const socket = person.connect(headers);
  let outcome = '';
  socket.on('connect', () => (outcome = 'connected'));
  socket.on('connect_error', ({ message }) => (outcome ||= message));
  await eventually(() => outcome, Boolean);
  socket.disconnect();
  return outcome;
}

describe('requests from other sites', () => {
  it('[ACCOUNT-10] change nothing, on any route, whatever Origin they name', async () => {
    const routes = routesOf(server).filter(isStateChanging);
    expect(routes.length).toBeGreaterThanOrEqual(8);
    for (const route of routes)
      for (const origin of FOREIGN_ORIGINS) {
        const { status, body } = await sendRaw(route.method, pathOf(route, {}), origin);
        expect([route, origin, status, JSON.parse(body)]).toEqual([
          route,
          origin,
          403,
          { code: 'bad_origin', message: ERRORS.bad_origin.message },
        ]);
      }
    expect((await sendRaw('POST', '/API/Session/guest', 'https://evil.example')).status).toBe(403);
    expect((await ana.get('/api/session')).body).toEqual({ user: ana.user });
  });

  it('[ACCOUNT-10] come through from our own pages', async () => {
    const { body } = await sendRaw('POST', '/api/session/guest', `https://${HOST}`);
    expect(JSON.parse(body)).toMatchObject({ code: 'bad_request', fields: [{ path: 'displayName' }] });
  });

  it('[ACCOUNT-10] open no socket', async () => {
    expect(await handshake(ana, {})).toBe('connected');
    expect(await handshake(ana, { host: HOST, origin: `https://${HOST}` })).toBe('connected');
    for (const origin of FOREIGN_ORIGINS)
      expect([origin, await handshake(ana, { host: HOST, origin: origin ?? '' })]).not.toContain('connected');
  });

  it('[ACCOUNT-10] open no polling connection; nobody can, because it could not be checked', async () => {
    for (const origin of [server.url, 'https://evil.example', '']) {
      const headers = { cookie: ana.cookie, ...(origin && { origin }) };
      const { status } = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, { headers });
      expect([400, 403]).toContain(status);
    }
  });
});

describe('sockets', () => {
  it('[ACCOUNT-7] open for nobody without a session', async () => {
    expect(await handshake(new Person(server.url), {})).toBe('signed_out');
    expect(await handshake(ana, { cookie: 'fortyfive.sid=s%3Aplanted.signature' })).toBe('signed_out');
  });

  it('[ACCOUNT-7] open for nobody whose user is gone', async () => {
    const gone = await Person.guest(server.url, 'Gone');
    await server.pool.query('delete from users where id = $1', [gone.user.id]);
    expect(await handshake(gone, {})).toBe('signed_out');
  });

  it('[ACCOUNT-11] answer malformed events with an error, and go on', async () => {
    const socket = ana.connect();
    const emit = socket.emitWithAck.bind(socket) as unknown as (
      name: string,
      ...payload: unknown[]
    ) => Promise<{ error: ErrorBody }>;
    for (const payload of [
      [undefined],
      [null],
      ['x'],
      [[]],
      [{}],
      [{ roomId: { $ne: null } }],
      [{ roomId: 'x', version: 1 }],
    ])
      for (const name of ['room:enter', 'room:advance-step', 'room:take-role'])
        expect((await emit(name, ...payload)).error.code).toBe('bad_request');
    expect(await ask(socket, 'time:read', {})).toMatchObject({ ok: true });
  });
});

describe('bodies', () => {
  it.each([
    ['no JSON', '{"displayName":', 400, 'malformed_body'],
    ['not even close', '\u0000\u0001', 400, 'malformed_body'],
    ['a bare word', 'true', 400, 'malformed_body'],
    ['nothing', '', 400, 'bad_request'],
    ['a list', '[]', 400, 'bad_request'],
    ['200 KB', JSON.stringify({ displayName: 'x'.repeat(200 * 1024) }), 413, 'body_too_large'],
    ['objects 5,000 deep', `{"displayName":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 400, 'bad_request'],
  ])('[ACCOUNT-11] that are %s get a clear answer', async (_, body, status, code) => {
    const answer = await new Person(server.url).send<ErrorBody>('POST', '/api/session/guest', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.message).toBe(ERRORS[answer.body.code].message);
  });

  it('[ACCOUNT-11] that name a prototype leave it alone', async () => {
    const body = '{"displayName":"Ana","__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}';
    const answer = await new Person(server.url).send<object>('POST', '/api/session/guest', body);
    expect(Object.keys(answer.body)).toEqual(
      answer.status === 201 ? ['id', 'displayName', 'email'] : ['code', 'message', 'fields'],
    );
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('[ACCOUNT-11] that are forms or plain text, as a foreign page could send, are not read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await new Person(server.url).send<ErrorBody>(
        'POST',
        '/api/session/guest',
        '{"displayName":"Ana"}',
        { 'content-type': type },
      );
      expect([type, answer.status, answer.body.code]).toEqual([type, 400, 'bad_request']);
    }
  });

  it('[ACCOUNT-11] in an unknown coding or character set get a clear answer', async () => {
    const send = (headers: Record<string, string>) =>
      new Person(server.url).send<ErrorBody>('POST', '/api/session/guest', '{}', headers);
    expect((await send({ 'content-encoding': 'zip' })).body.code).toBe('malformed_body');
    expect((await send({ 'content-type': 'application/json; charset=klingon' })).body.code).toBe('malformed_body');
  });

  it('[ACCOUNT-11] and addresses that lead nowhere too', async () => {
    for (const path of ['/api/nowhere', '/api', '/api/rooms/%00', '/api/interviews/..%2f..%2fetc%2fpasswd']) {
      const answer = await ana.get<ErrorBody>(path);
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not_found']);
    }
    expect((await ana.get<ErrorBody>('/api/rooms/%')).body.code).toBe('bad_request');
  });
});
