import { beforeAll, describe, expect, it } from '@jest/globals';
import { ensureBuilt } from '../apps/server/launch/build.mjs';
import { runConvergeLane } from './chaos/converge.lane.js';
import { runHostileLane } from './chaos/hostile.lane.js';
import { runKillLane } from './chaos/kill.lane.js';
import type { LaneOptions, LaneResult } from './chaos/lane.js';
import { runOutageLane } from './chaos/outage.lane.js';
import { runSlowReaderLane } from './chaos/slow-reader.lane.js';

// The lanes of `npm run chaos`, short. A seed that has failed in a long run is added here for good.
const BUILD_TIMEOUT_MS = 300_000;
const LANE_TIMEOUT_MS = 120_000;
const SEED = 45;

beforeAll(async () => {
  process.setMaxListeners(0); // y-websocket listens for the end of the process once per client.
  await ensureBuilt();
}, BUILD_TIMEOUT_MS);

/** A lane that breaks its promise fails with all that it found. */
async function expectKept(lane: (options: LaneOptions) => Promise<LaneResult>, amount: number): Promise<void> {
  const { figures, isKept, complaints } = await lane({ seed: SEED, amount, say: () => undefined });
  expect({ isKept, complaints, figures }).toEqual({ isKept: true, complaints: [], figures });
}

describe('what was promised is kept', () => {
  it('[DOCUMENTS-1] when the server is killed', () => expectKept(runKillLane, 3), LANE_TIMEOUT_MS);

  it('[DOCUMENTS-1] when the database goes away and comes back', () => expectKept(runOutageLane, 2), LANE_TIMEOUT_MS);

  it(
    '[DOCUMENTS-9] when somebody sends what no honest client sends',
    () => expectKept(runHostileLane, 15_000),
    LANE_TIMEOUT_MS,
  );

  it('[DOCUMENTS-1] when connections come and go', () => expectKept(runConvergeLane, 12), LANE_TIMEOUT_MS);

  it('[DOCUMENTS-11] when somebody does not read', () => expectKept(runSlowReaderLane, 1), LANE_TIMEOUT_MS);
});
