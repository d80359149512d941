import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '../../apps/server/src/platform/port.js';
import { launch, type Launched } from '../support/launch.js';

const MAIN = path.resolve(import.meta.dirname, '../../apps/server/dist/main.js');
const POLL_MS = 20;
const START_DEADLINE_MS = 60_000;

/** The built server as a process of its own, on one port for good, so that whoever was connected finds it again. */
export class ChaosServer {
  #process: Launched | null = null;

  private constructor(
    readonly port: number,
    private readonly metricsPort: number,
    private readonly env: Record<string, string>,
  ) {
    process.on('exit', this.#abandon);
  }

  /** Chooses the port; nothing runs yet. */
  static async on(databaseUrl: string, env: Record<string, string> = {}): Promise<ChaosServer> {
    const port = await findFreePort();
    const metricsPort = await findFreePort();
    return new ChaosServer(port, metricsPort, {
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      SESSION_SECRET: 'a secret that every life of this server has in common',
      NODE_ENV: 'production',
      TRUST_PROXY: '1', // Every person of a run says where they come from; see ChaosPerson.
      ...env,
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** What the present process has printed. */
  get output(): string {
    return this.#process?.output ?? '';
  }

  /** Starts a process, without waiting for it. */
  start(): void {
    this.#process = launch(this.env, { command: [process.execPath, MAIN] });
  }

  /** Resolves once the server answers. @throws when it ended instead */
  async ready(): Promise<void> {
    const deadline = Date.now() + START_DEADLINE_MS;
    while (!(await this.#answers())) {
      if (!isAlive(this.pid)) throw new Error(`The server ended instead of starting:\n${this.output}`);
      if (Date.now() > deadline) throw new Error(`The server does not answer:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** Ends the process and resolves when it is gone. */
  async end(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    await this.#process?.signal(signal);
    this.#process = null;
  }

  /** Ends the process for good. */
  async close(): Promise<void> {
    await this.end('SIGTERM');
    process.off('exit', this.#abandon);
  }

  /** Memory that the process holds at this moment, in bytes; Linux alone says so. */
  residentBytes(): number {
    const [, kib = 'NaN'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8')) ?? [];
    return Number(kib) * 1024;
  }

  /** What the server says of its event loop since the last question: the longest it was held up, in ms. */
  async loopLagMs(): Promise<number> {
    const text = await fetch(`http://127.0.0.1:${this.metricsPort}/metrics`).then((response) => response.text());
    return Number(/^fortyfive_nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1]) * 1_000;
  }

  async #answers(): Promise<boolean> {
    if (!this.output.includes('Fortyfive is ready')) return false;
    return fetch(`${this.url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /** Whatever ends this process, the server does not stay behind. */
  readonly #abandon = (): void => {
    if (isAlive(this.pid)) process.kill(this.pid, 'SIGKILL');
  };
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
