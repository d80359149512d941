// npm run chaos -- <lane> [--json] [--seed <number>] [--times | --seconds | --updates | --seeds <number>]
// Breaks the product on purpose, with real parts, and counts what it promised and did not keep. Exit code 1 when there is
// anything; the seed is printed, so that a run which failed can be repeated.
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../apps/server/launch/build.mjs';
import startTestPostgres from '../support/global-setup.mjs';
import stopTestPostgres from '../support/global-teardown.mjs';
import type { LaneOptions, LaneResult } from './lane.js';
import { runConvergeLane } from './converge.lane.js';
import { runHostileLane } from './hostile.lane.js';
import { runKillLane } from './kill.lane.js';
import { runOutageLane } from './outage.lane.js';
import { runSlowReaderLane } from './slow-reader.lane.js';

interface Lane {
  readonly run: (options: LaneOptions) => Promise<LaneResult>;
  /** The option that says how much, and how much it is when nobody says so. */
  readonly amount: readonly [name: string, unset: number];
}

const LANES: Readonly<Record<string, Lane>> = {
  kill: { run: runKillLane, amount: ['times', 200] },
  outage: { run: runOutageLane, amount: ['seconds', 30] },
  hostile: { run: runHostileLane, amount: ['updates', 1_000_000] },
  converge: { run: runConvergeLane, amount: ['seeds', 1_000] },
  'slow-reader': { run: runSlowReaderLane, amount: ['times', 1] },
};

/** Only the result goes to stdout, whatever else has something to say. */
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

async function main(): Promise<void> {
  const names = Object.values(LANES).map(({ amount: [name] }) => [name, { type: 'string' }] as const);
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, seed: { type: 'string' }, ...Object.fromEntries(names) },
  });
  const [name = ''] = positionals;
  const lane = LANES[name];
  if (!lane) throw new Error(`Which lane? One of ${Object.keys(LANES).join(', ')}.`);
  const given = values as Record<string, string | boolean | undefined>;
  const amount = readNumber(lane.amount[0], given, lane.amount[1]);
  const seed = readNumber('seed', given, Math.floor(Math.random() * 2 ** 31));
  await ensureBuilt();
  await startTestPostgres();
  try {
    const { figures, isKept, complaints } = await lane.run({ seed, amount, say: makeProgress() });
    print(`${values.json ? JSON.stringify(figures) : describe(name, figures, isKept)}\n`);
    if (isKept) return;
    process.exitCode = 1;
    for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
    process.stderr.write(
      `Broken. To repeat it: npm run chaos -- ${name} --${lane.amount[0]} ${amount} --seed ${seed}\n`,
    );
  } finally {
    await stopTestPostgres();
  }
}

function readNumber(name: string, given: Record<string, string | boolean | undefined>, unset: number): number {
  const value = Number(given[name] ?? unset);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} must be a whole number.`);
  return value;
}

function describe(name: string, figures: LaneResult['figures'], isKept: boolean): string {
  const list = Object.entries(figures).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  return `${name}: ${isKept ? 'kept' : 'BROKEN'}. ${list.join(', ')}`;
}

/** One line at a time on a terminal, and one every few seconds in a log. */
function makeProgress(): (progress: string) => void {
  let saidAtMs = 0;
  return (progress) => {
    if (!process.stderr.isTTY && performance.now() - saidAtMs < 5_000) return;
    saidAtMs = performance.now();
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${progress}` : `${progress}\n`);
  };
}

// y-websocket listens for the end of the process once per client, and there are hundreds here.
process.setMaxListeners(0);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
process.exit();
