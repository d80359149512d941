import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pause, type Crowd } from './crowd.js';
import { postgresCpuUs } from './postgres-cpu.js';
import type { Target } from './targets.js';

/** What everybody has used and sent so far. */
interface Usage {
  readonly cpuUs: number;
  readonly postgresUs: number | null;
  readonly generatorUs: number;
  readonly sent: number;
  readonly atMs: number;
}

async function readUsage(target: Target, crowd: Crowd): Promise<Usage> {
  const { user, system } = process.cpuUsage();
  const cpuUs = await target.process.cpuUs();
  const postgresUs = postgresCpuUs();
  return { cpuUs, postgresUs, generatorUs: user + system, sent: crowd.sent, atMs: performance.now() };
}

export interface Work {
  readonly before: Usage;
  readonly after: Usage;
  readonly generatorDelayP99Ms: number;
}

/** The measured seconds, in the middle of the work. */
export async function measureWork(target: Target, crowd: Crowd, seconds: number): Promise<Work> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  const before = await readUsage(target, crowd);
  delays.enable();
  crowd.stopwatch.fromMs = before.atMs;
  await pause(seconds * 1_000);
  crowd.stopwatch.toMs = performance.now();
  delays.disable();
  return { before, after: await readUsage(target, crowd), generatorDelayP99Ms: delays.percentile(99) / 1e6 };
}

/** @param isStoring whether Postgres worked for this server; it idles otherwise */
export function perUpdate({ before, after }: Work, isStoring: boolean) {
  const updates = after.sent - before.sent;
  const isKnown = isStoring && before.postgresUs !== null && after.postgresUs !== null;
  return {
    cpuUsPerUpdate: (after.cpuUs - before.cpuUs) / updates,
    ...(isKnown && { postgresCpuUsPerUpdate: (Number(after.postgresUs) - Number(before.postgresUs)) / updates }),
  };
}

/** What the load generator itself needed, as a share of one core. */
export const generatorCoresOf = ({ before, after }: Work): number =>
  (after.generatorUs - before.generatorUs) / 1_000 / (after.atMs - before.atMs);
