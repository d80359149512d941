import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClientToServer, Reply, ServerToClient } from '@fortyfive/contract';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { ask, eventually, Person, type ClientSocket } from '../../../../test/support/person.js';
import { startApp, type RunningApp } from '../../../../test/support/start-app.js';
import { Metrics } from './metrics.js';

let server: RunningApp;
let ana: Person;
let ben: Person;
let silent: { readonly openedAtMs: number; closedAtMs?: number };

beforeAll(async () => {
  server = await startApp();
  silent = sayNothing();
});
beforeEach(async () => {
  ana = await Person.guest(server.url, 'Ana');
  ben = await Person.guest(server.url, 'Ben');
});
afterEach(() => {
  for (const person of [ana, ben]) person.leave();
});
afterAll(() => server.close());

function open(cookie = ''): WebSocket {
  const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  return new WebSocket(address, { headers: { origin: server.url, cookie } });
}

/** A connection that answers pings but never says whose it is. */
function sayNothing(): typeof silent {
  const state: typeof silent = { openedAtMs: Date.now() };
  const socket = open();
  socket.on('message', (bytes: Buffer) => bytes.toString('utf8') === '2' && socket.send('3'));
  socket.on('close', () => (state.closedAtMs = Date.now()));
  return state;
}

async function connected(person: Person): Promise<ClientSocket> {
  const socket = person.connect();
  await eventually(() => socket.connected, Boolean);
  return socket;
}

const readTime = (socket: ClientSocket): Promise<Reply<unknown>> => ask(socket, 'time:read', {});
const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function refusalsFor(reason: string): Promise<number> {
  const { values } = await server.app.nest.get(Metrics).refusals.get();
  return values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
}

describe('events', () => {
  it('[PLATFORM-21] beyond 60 at once are refused, each with an answer, and 30 a second go on', async () => {
    const socket = await connected(ana);
    const before = await refusalsFor('event_rate');
    const codes = (await Promise.all(Array.from({ length: 100 }, () => readTime(socket)))).map(codeOf);
    const refused = codes.filter((code) => code === 'too_many_requests').length;
    expect(codes.filter((code) => code === 'ok').length).toBe(100 - refused);
    expect(codes.slice(0, 60)).toEqual(Array<string>(60).fill('ok'));
    expect(refused).toBeGreaterThan(30); // Some are earned while they come in.
    expect(await refusalsFor('event_rate')).toBe(before + refused);
    await pause(1_000);
    const later = (await Promise.all(Array.from({ length: 25 }, () => readTime(socket)))).map(codeOf);
    expect(new Set(later)).toEqual(new Set(['ok']));
  });

  it('[PLATFORM-21] of one socket leave the others alone', async () => {
    const [loud, quiet] = [await connected(ana), await connected(ben)];
    const flood = Array.from({ length: 100 }, () => readTime(loud));
    expect(codeOf(await readTime(quiet))).toBe('ok');
    await Promise.all(flood);
    expect([loud.connected, codeOf(await readTime(quiet))]).toEqual([true, 'ok']);
  });

  it('[PLATFORM-21] without a wish for an answer count too', async () => {
    const socket = await connected(ana);
    const silently = socket as unknown as { emit(name: string, input: unknown): void };
    for (let index = 0; index < 100; index++) silently.emit('time:read', {});
    expect(codeOf(await readTime(socket))).toBe('too_many_requests');
    expect(socket.connected).toBe(true);
  });

  it('[PLATFORM-21] at ten times the rate end the connection', async () => {
    const [flooding, other] = [await connected(ana), await connected(ben)];
    let reason = '';
    flooding.on('disconnect', (why) => (reason = why));
    const silently = flooding as unknown as { emit(name: string, input: unknown): void };
    for (let index = 0; index < 2_000; index++) silently.emit('nothing:known', {});
    await eventually(() => reason, Boolean);
    expect(reason).toMatch(/^(io server disconnect|transport close)$/);
    expect(codeOf(await readTime(other))).toBe('ok');
  });
});

describe('handshakes', () => {
  it('[PLATFORM-21] are sixty a minute for one person, over all their connections', async () => {
    const knock = async (person: Person): Promise<string> => {
      const socket = person.connect();
      const answer = await new Promise<string>((resolve) => {
        socket.once('connect', () => resolve('in')).once('connect_error', ({ message }) => resolve(message));
      });
      socket.disconnect();
      return answer;
    };
    for (let time = 0; time < 60; time++) expect([time, await knock(ana)]).toEqual([time, 'in']);
    expect(await knock(ana)).toBe('too_many_requests');
    expect(await knock(ben)).toBe('in');
    expect(await refusalsFor('handshake_rate')).toBe(1);
  });

  it('[PLATFORM-21] get one try for each connection', async () => {
    const socket = open('fortyfive.sid=s%3Aplanted.signature');
    const heard: string[] = [];
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.on('message', (bytes: Buffer) => heard.push(bytes.toString('utf8')));
    socket.on('open', () => socket.send('40'));
    await closed;
    expect(heard.slice(1)).toEqual(['44{"message":"signed_out"}']);
  });

  it('[PLATFORM-21] skip nothing by asking for the recovery of a connection', async () => {
    const { roomId } = await ana.openRoom();
    const { socket: first } = await ana.enter(roomId);
    // What a client sends to recover; were it on, the server would have given it these with its events.
    const { _pid, _lastOffset } = first as unknown as { _pid?: string; _lastOffset?: string };
    const claim = { pid: _pid ?? first.id, offset: _lastOffset ?? '1' };
    first.io.reconnection(false);
    const recover = (cookie: string): Socket<ServerToClient, ClientToServer> =>
      io(server.url, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        auth: claim,
        extraHeaders: { origin: server.url, cookie },
      });
    const { cookie } = ana;
    first.io.engine.close();

    const again = recover(cookie);
    await eventually(() => again.connected, Boolean);
    expect([Boolean(again.recovered), again.id === first.id]).toEqual([false, false]);
    const heard: string[] = [];
    again.onAny((name: string) => heard.push(name));
    const { socket: second } = await ana.enter(roomId); // Tells everybody in the room who is there.
    await ask(second, 'room:set-ready', { roomId, isReady: true });
    await readTime(again); // Whatever was sent to this socket before has arrived now.
    expect(heard).toEqual([]);
    again.disconnect();

    await ana.send('DELETE', '/api/session');
    const revoked = recover(cookie);
    const answer = await new Promise((resolve) => {
      revoked.once('connect', () => resolve('in')).once('connect_error', ({ message }) => resolve(message));
    });
    expect(answer).toBe('signed_out');
  });

  it('[PLATFORM-21] that are not made within 10 s end the connection', async () => {
    await eventually(() => silent.closedAtMs, Boolean, 15_000);
    const tookMs = (silent.closedAtMs ?? 0) - silent.openedAtMs;
    expect(tookMs).toBeGreaterThan(8_000);
    expect(tookMs).toBeLessThan(13_000);
  });
});

describe('the metrics of sockets', () => {
  it('[PLATFORM-18] count open sockets, and rooms that somebody is in', async () => {
    const { rooms, roomSockets } = server.app.nest.get(Metrics);
    const valueOf = async (gauge: typeof rooms): Promise<number> => (await gauge.get()).values[0]?.value ?? NaN;
    const now = (): Promise<number[]> => Promise.all([valueOf(rooms), valueOf(roomSockets)]);
    const nobody = await eventually(now, ([inRooms, open]) => inRooms === 0 && open === 0);
    expect(nobody).toEqual([0, 0]);
    const [one, other] = [await ana.openRoom(), await ben.openRoom()];
    await ana.enter(one.roomId);
    await ana.enter(one.roomId);
    const { socket } = await ben.enter(other.roomId);
    expect(await now()).toEqual([2, 3]);
    await ask(socket, 'room:enter', { roomId: other.roomId });
    expect(await now()).toEqual([2, 3]);
    socket.disconnect();
    await eventually(now, ([inRooms, open]) => inRooms === 1 && open === 2);
    ana.leave();
    await eventually(now, ([inRooms, open]) => inRooms === 0 && open === 0);
  });
});
