import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { clientAddress } from './client-address.js';

let server: Server;
let answer: (request: IncomingMessage) => string;

beforeAll(async () => {
  server = createServer((incoming, response) => response.end(answer(incoming)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());

/** Sends a real request with these lines of X-Forwarded-For. */
function send(forwardedFor: string[], port = (server.address() as AddressInfo).port): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { ...(forwardedFor.length > 0 && { 'x-forwarded-for': forwardedFor }) };
    const sent = request({ host: '127.0.0.1', port, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk))).on('end', () => resolve(body));
    });
    sent.on('error', reject).end();
  });
}

const HEADERS: [string, string[]][] = [
  ['none', []],
  ['one', ['203.0.113.9']],
  ["a spoofed one before the proxy's", ['10.0.0.1, 198.51.100.7']],
  ['three', ['192.0.2.1, 198.51.100.7, 203.0.113.9']],
  ['two lines', ['192.0.2.1', '198.51.100.7, 203.0.113.9']],
  ['no address', ['unknown, 203.0.113.9']],
  ['IPv6 and odd spaces', ['  2001:db8::1 ,203.0.113.9  ']],
  ['commas alone', [',,']],
];

describe('the address of a client', () => {
  it.each([
    [0, '127.0.0.1'],
    [1, '203.0.113.9'],
    [2, '198.51.100.7'],
    [3, '192.0.2.1'],
    [4, '192.0.2.1'],
  ])('[PLATFORM-22] with %i proxies believed is the one that the farthest of them saw', async (hops, expected) => {
    answer = (incoming) => clientAddress(incoming, hops);
    expect(await send(['192.0.2.1, 198.51.100.7, 203.0.113.9'])).toBe(expected);
  });

  it("[PLATFORM-22] cannot be claimed: what a client puts before the proxies' entries is not looked at", async () => {
    answer = (incoming) => clientAddress(incoming, 0);
    expect(await send(['10.9.8.7'])).toBe('127.0.0.1');
    answer = (incoming) => clientAddress(incoming, 1);
    expect(await send(['10.9.8.7, 203.0.113.9'])).toBe('203.0.113.9');
  });

  it.each(HEADERS)('[PLATFORM-22] is what Express says it is: %s', async (_, forwardedFor) => {
    for (const hops of [0, 1, 2, 3]) {
      answer = (incoming) => clientAddress(incoming, hops);
      expect([hops, await send(forwardedFor)]).toEqual([hops, await askExpress(hops, forwardedFor)]);
    }
  });
});

async function askExpress(hops: number, forwardedFor: string[]): Promise<string> {
  const app = express();
  app.set('trust proxy', hops);
  app.use((incoming, response) => void response.send(incoming.ip));
  const listening = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  try {
    return await send(forwardedFor, (listening.address() as AddressInfo).port);
  } finally {
    listening.close();
  }
}
