import pg from 'pg';
import { createEmptyDatabase } from '../support/database.js';
import { ChaosServer } from './chaos-server.js';
import { tryGate } from './hostile.gate.js';
import { trySockets } from './hostile.sockets.js';
import type { LaneOptions, LaneResult } from './lane.js';

/** Of all that is tried, this much goes to a running server. */
const SOCKET_SHARE = 0.02;
const LEAST_FRAMES = 300;
/** What the promise allows: a tenth of the longest delay at which drawing together feels live. */
const LONGEST_LAG_MS = 250;

/** Everything that somebody might send who wants to break a document, the server, or the others' work. */
export async function runHostileLane({ seed, amount: updates, say }: LaneOptions): Promise<LaneResult> {
  const frames = Math.min(updates, Math.max(LEAST_FRAMES, Math.round(updates * SOCKET_SHARE)));
  const gate = await tryGate(seed, updates - frames, async ({ tried, accepted }) => {
    say(`${tried} of ${updates - frames} mutants at the gate, ${accepted} accepted`);
    await new Promise(setImmediate);
  });
  const database = await createEmptyDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  const server = await ChaosServer.on(database.url);
  try {
    server.start();
    await server.ready();
    const sockets = await trySockets(server, pool, { seed, frames, say });
    const { throwsAfterGate, partialApplies, unreadable, reordered, bombsAccepted, accepted } = gate;
    const liveReplayMismatch = gate.liveReplayMismatch + sockets.liveReplayMismatch;
    const legitimateRefused = gate.legitimateRefused + sockets.legitimateRefused;
    const { maxLoopLagMs, quietLoopLagMs, intrusions, strikes, closes } = sockets;
    const tried = gate.tried + sockets.tried;
    const harm = { throwsAfterGate, partialApplies, unreadable, liveReplayMismatch };
    const detail = {
      bombsAccepted,
      intrusions,
      accepted,
      reordered,
      overSockets: sockets.tried,
      strikes,
      quietLoopLagMs,
      closes,
    };
    const maxJudgeMs = Math.round(gate.maxJudgeMs * 10) / 10;
    const broken = [...Object.values(harm), legitimateRefused, bombsAccepted, intrusions];
    return {
      figures: { tried, ...harm, maxLoopLagMs, legitimateRefused, ...detail, maxJudgeMs, seed },
      isKept: broken.every((count) => count === 0) && maxLoopLagMs <= LONGEST_LAG_MS,
      complaints: [...gate.complaints, ...sockets.complaints],
    };
  } finally {
    await server.close();
    await pool.end();
    await database.drop();
  }
}
