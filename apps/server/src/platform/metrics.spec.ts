import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startApp, type RunningApp, type StartOptions } from '../../../../test/support/start-app.js';
import { Metrics } from './metrics.js';
import { MetricsListener } from './metrics-listener.js';

let servers: RunningApp[];

beforeEach(() => {
  servers = [];
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const server of servers) await server.close();
});

async function start(options?: StartOptions): Promise<RunningApp> {
  const server = await startApp(options);
  servers.push(server);
  return server;
}

const addressOf = (server: RunningApp): string | undefined => server.app.nest.get(MetricsListener).url;

/** The value of each series, by its name with labels. */
async function read(address: string): Promise<Map<string, number>> {
  const text = await (await fetch(address)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

describe('the metrics', () => {
  it('[PLATFORM-18] are read at a port of their own, in the words of Prometheus', async () => {
    const address = addressOf(await start({ metricsPort: 0 }));
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
    const response = await fetch(address as string);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name as string);
    expect(names).toEqual(expect.arrayContaining(['fortyfive_rooms', 'fortyfive_nodejs_eventloop_lag_p99_seconds']));
    expect(names.filter((name) => !name.startsWith('fortyfive_'))).toEqual([]);
    for (const name of names) expect(text).toMatch(new RegExp(`^# HELP ${name} \\S+ \\S`, 'm'));
  });

  it('[PLATFORM-18] of our own are all described to operators', async () => {
    const manual = readFileSync(path.join(import.meta.dirname, '../../../../docs/operations.md'), 'utf8');
    const { text } = await new Metrics().read();
    const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name as string);
    const own = names.filter((name) => !/^fortyfive_(process|nodejs)_/.test(name));
    expect(own.length).toBeGreaterThanOrEqual(14);
    expect(own.filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
  });

  it('[PLATFORM-18] count what they are told, each app for itself', async () => {
    const [one, other] = [await start({ metricsPort: 0 }), await start({ metricsPort: 0 })];
    const metrics = one.app.nest.get(Metrics);
    metrics.updates.inc({ kind: 'board' }, 3);
    metrics.refusals.inc({ reason: 'rate' });
    metrics.closes.inc({ code: '4403' });
    metrics.sealed.inc({ outcome: 'sealed' });
    metrics.queueBytes.set(512);
    metrics.commitSeconds.observe(0.003);
    const values = await read(addressOf(one) as string);
    expect(Object.fromEntries(values)).toMatchObject({
      'fortyfive_updates_total{kind="board"}': 3,
      'fortyfive_refusals_total{reason="rate"}': 1,
      'fortyfive_closes_total{code="4403"}': 1,
      'fortyfive_sealed_total{outcome="sealed"}': 1,
      fortyfive_queue_bytes: 512,
      'fortyfive_commit_seconds_bucket{le="0.002"}': 0,
      'fortyfive_commit_seconds_bucket{le="0.005"}': 1,
    });
    expect((await read(addressOf(other) as string)).get('fortyfive_queue_bytes')).toBe(0);
  });

  it('[PLATFORM-18] see an event loop that is held up', async () => {
    const address = addressOf(await start({ metricsPort: 0 })) as string;
    await read(address); // Each reading is about the time since the one before.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const until = Date.now() + 300;
    while (Date.now() < until);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await read(address)).get('fortyfive_nodejs_eventloop_lag_max_seconds')).toBeGreaterThan(0.25);
  });

  it('[PLATFORM-18] take GET of one address and nothing else', async () => {
    const address = addressOf(await start({ metricsPort: 0 })) as string;
    const statusOf = async (method: string, url: string): Promise<number> => (await fetch(url, { method })).status;
    expect(await statusOf('POST', address)).toBe(405);
    expect(await statusOf('DELETE', address)).toBe(405);
    for (const path of ['/', '/metricsx', '/metrics/x', '/api/health', '/../metrics/..'])
      expect([path, await statusOf('GET', address.replace('/metrics', path))]).toEqual([path, 404]);
    expect(await statusOf('GET', `${address}?x=1`)).toBe(200);
  });

  it('[PLATFORM-18] are not at the public address, whoever asks and however', async () => {
    const { url } = await start({ metricsPort: 0 });
    for (const path of [
      '/metrics',
      '/metrics/',
      '/metrics/x',
      '/metrics?x=1',
      '//metrics',
      '/api/metrics',
      '/%6detrics',
    ]) {
      const response = await fetch(url + path, { headers: { accept: 'text/plain' } });
      const text = await response.text();
      expect([path, text.includes('fortyfive_')]).toEqual([path, false]);
      if (/^\/metrics/.test(path)) expect([path, response.status]).toEqual([path, 404]);
    }
  });

  it('[PLATFORM-18] stop with the app', async () => {
    const server = await start({ metricsPort: 0 });
    const address = addressOf(server) as string;
    await fetch(address); // The connection is kept open, and must not keep the app from closing.
    await server.app.close();
    await expect(fetch(address)).rejects.toThrow('fetch failed');
    expect(addressOf(server)).toBeUndefined();
  });
});

describe('a server without metrics', () => {
  it('[PLATFORM-18] goes on when their port is taken, and says so in one sentence', async () => {
    const first = await start({ metricsPort: 0 });
    const port = Number(new URL(addressOf(first) as string).port);
    const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const second = await start({ metricsPort: port });
    expect(warn.mock.calls.map(([message]) => String(message))).toEqual([
      `There are no metrics, because port ${port} of 127.0.0.1 is taken. Set METRICS_PORT to another port, or to off.`,
    ]);
    expect(addressOf(second)).toBeUndefined();
    expect((await fetch(`${second.url}/api/health`)).status).toBe(200);
    expect((await fetch(addressOf(first) as string)).status).toBe(200);
  });

  it('[PLATFORM-18] is one that was told to have none', async () => {
    const server = await start();
    expect(addressOf(server)).toBeUndefined();
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });
});
