import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from './config.js';
import { Metrics } from './metrics.js';

type Where = Pick<Config, 'metricsPort' | 'metricsHost'>;

/** Serves the metrics on a port of their own, so that the public address never has them. */
export class MetricsListener implements OnApplicationShutdown {
  readonly #logger = new Logger('Metrics');
  #server: Server | undefined;

  constructor(
    private readonly metrics: Metrics,
    private readonly where: Where,
  ) {}

  /** Where the metrics are; `undefined` while nobody listens. */
  get url(): string | undefined {
    const address = this.#server?.address() as AddressInfo | null | undefined;
    if (!address) return undefined;
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    return `http://${host}:${address.port}/metrics`;
  }

  /** Never fails: a server without metrics is better than none. */
  async start(): Promise<void> {
    const { metricsPort: port, metricsHost: host } = this.where;
    if (port === undefined || this.#server) return;
    const server = createServer((request, response) => void this.#answer(request, response));
    try {
      await listen(server, port, host);
      this.#server = server;
      this.metrics.watchProcess();
    } catch (error) {
      this.#logger.warn(describe(error as NodeJS.ErrnoException, port, host));
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isMetrics = /^\/metrics(\?|$)/.test(request.url ?? '');
    if (!isMetrics) return void response.writeHead(404).end();
    if (request.method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end();
    try {
      const { contentType, text } = await this.metrics.read();
      response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(text);
    } catch (error) {
      this.#logger.error(error);
      response.writeHead(500).end();
    }
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function describe({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  const reason = code === 'EADDRINUSE' ? `port ${port} of ${host} is taken` : message;
  return `There are no metrics, because ${reason}. Set METRICS_PORT to another port, or to off.`;
}
