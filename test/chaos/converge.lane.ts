import pg from 'pg';
import { createEmptyDatabase } from '../support/database.js';
import { ChaosServer } from './chaos-server.js';
import { passSitting } from './converge.sitting.js';
import { comesTrue, pause, percentile, type LaneOptions, type LaneResult } from './lane.js';

/** Interviews that go on at the same time. */
const AT_ONCE = 14;
const RESTART_EVERY_MS = 15_000;

/** Many interviews with everything that happens to connections; at the end everybody has the same, and so has the log. */
export async function runConvergeLane({ seed, amount: seeds, say }: LaneOptions): Promise<LaneResult> {
  const database = await createEmptyDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  const server = await ChaosServer.on(database.url);
  server.start();
  await server.ready();
  const restarts = restartNowAndThen(server);
  const tally = { edits: 0, diverged: 0, replayMismatch: 0, refused: 0, reloads: 0 };
  const settledMs: number[] = [];
  const complaints: string[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let place = next++; place < seeds; place = next++) {
      const sitting = await passSitting(server, pool, seed + place);
      tally.edits += sitting.edits;
      tally.diverged += Number(sitting.isDiverged);
      tally.replayMismatch += Number(sitting.isReplayedWrong);
      tally.refused += sitting.refused;
      tally.reloads += sitting.reloads;
      settledMs.push(sitting.settledMs);
      if (sitting.complaint) complaints.push(`seed ${seed + place}: ${sitting.complaint}`);
      say(`${settledMs.length} of ${seeds} seeds: ${JSON.stringify(tally)}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, seeds) }, worker));
  } finally {
    await restarts.stop();
    await server.close();
    await pool.end();
    await database.drop();
  }
  const { diverged, replayMismatch, refused, reloads, edits } = tally;
  const settled = { settledP50Ms: percentile(settledMs, 0.5), settledP95Ms: percentile(settledMs, 0.95) };
  const figures = {
    seeds,
    diverged,
    replayMismatch,
    refused,
    reloads,
    edits,
    restarts: restarts.count,
    ...settled,
    seed,
  };
  return { figures, isKept: diverged + replayMismatch + refused === 0 && edits > 0, complaints };
}

interface Restarts {
  readonly count: number;
  stop(): Promise<void>;
}

/** Takes turns: told to stop, and killed. */
function restartNowAndThen(server: ChaosServer): Restarts {
  let count = 0;
  let isStopping = false;
  const work = async (): Promise<void> => {
    for (;;) {
      await comesTrue(() => isStopping, RESTART_EVERY_MS, 100);
      if (isStopping) return;
      await server.end(count++ % 2 === 0 ? 'SIGTERM' : 'SIGKILL');
      await pause(100);
      server.start();
      await server.ready();
    }
  };
  const working = work();
  return {
    get count() {
      return count;
    },
    async stop() {
      isStopping = true;
      await working;
    },
  };
}
