import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findFreePort } from './port.js';
import type { Account } from './postgres-account.js';
import { clearStaleNote, isPostmasterAlive, type PostmasterNote, readPostmasterNote } from './postgres-note.js';
import { PostgresProcess } from './postgres-process.js';

export interface ServerPlan {
  /** The cluster's directory. */
  folder: string;
  /** Path of the `postgres` executable. */
  program: string;
  account: Account | undefined;
  /** Address by which a server on this port is asked whether it is ready. */
  addressAt: (port: number) => string;
  log: (message: string) => void;
  /** For a server that is started again; otherwise any free one. */
  port?: number;
  /** Ends the attempt; a server that it has just started is stopped. */
  signal?: AbortSignal;
}

// Replaying a long log after a crash takes a while; a server that is merely broken ends at once and is not waited for.
const START_DEADLINE_MS = 120_000;
const STOP_DEADLINE_MS = 10_000;
const POLL_MS = 25;
const RETRY_MS = 250;
const MAX_TRIES = 40;

/** Ends of a start that another try can mend: a predecessor still letting go of the directory, or a port just taken. */
const PASSING_TROUBLE =
  /lock file "postmaster\.pid" (already exists|is empty)|bogus data in lock file|shared memory block|could not bind/;

/** Whether the server at this address answers. An error that waiting does not mend is thrown. */
async function isReady(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // a server that stops just now; the next look finds out
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const startsOrStops = ['57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(String(code));
    if (startsOrStops || /timeout|terminated/.test(message)) return false;
    throw error;
  }
}

async function startProcess(plan: ServerPlan): Promise<PostgresProcess> {
  if (clearStaleNote(plan.folder)) plan.log('Removed the lock of a Postgres that is gone.');
  return PostgresProcess.start(plan.program, plan.folder, plan.port ?? (await findFreePort()), plan.account);
}

/**
 * Finds or makes a server that answers. Every turn looks at the directory anew, so it does not matter whether a server
 * found there is the orphan of a killed process, one that is stopping, or one that a rival has just started.
 */
export async function reachServer(plan: ServerPlan): Promise<{ note: PostmasterNote; isNew: boolean }> {
  const deadline = Date.now() + START_DEADLINE_MS;
  let started: PostgresProcess | undefined;
  let trouble = 'it does not answer';
  for (let tries = 0; Date.now() < deadline && tries < MAX_TRIES; await sleep(POLL_MS)) {
    if (plan.signal?.aborted) {
      await started?.stop();
      break;
    }
    const note = readPostmasterNote(plan.folder);
    if (note && isPostmasterAlive(note)) {
      if (await isReady(plan.addressAt(note.port))) return { note, isNew: started?.pid === note.pid };
    } else if (!started) {
      started = await startProcess(plan);
    } else if (started.hasEnded) {
      trouble = started.describeEnd();
      if (!PASSING_TROUBLE.test(trouble)) break;
      started = undefined;
      tries++;
      await sleep(RETRY_MS);
    }
  }
  throw new Error(`The embedded Postgres in ${plan.folder} did not start: ${trouble}`);
}

/** Does nothing when that server is gone, even if its number is in use again. */
export function signalServer(note: PostmasterNote, signal: NodeJS.Signals): void {
  try {
    if (isPostmasterAlive(note)) process.kill(note.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it went between the look and the signal
  }
}

export async function stopServer(folder: string, note: PostmasterNote): Promise<void> {
  const steps = [
    { signal: 'SIGINT', waitMs: STOP_DEADLINE_MS }, // end the connections, write everything, go
    { signal: 'SIGQUIT', waitMs: STOP_DEADLINE_MS / 2 }, // go at once and recover at the next start
  ] as const;
  for (const { signal, waitMs } of steps) {
    signalServer(note, signal);
    for (let waitedMs = 0; waitedMs < waitMs; waitedMs += POLL_MS) {
      if (!isPostmasterAlive(note)) return;
      await sleep(POLL_MS);
    }
  }
  throw new Error(`The embedded Postgres in ${folder} (process ${note.pid}) does not stop.`);
}
