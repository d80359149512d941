import { setImmediate } from 'node:timers/promises';
import {
  DamagedLogError,
  digestKeyframes,
  followChain,
  GENESIS,
  linkInput,
  type LogEntry,
  type Recording,
  type Sha256,
} from '@fortyfive/replay';
import type { LinkedEntry } from './log.repository.js';

/** So many entries are checked before others get a turn. */
const SLICE = 2_000;

/** A place in a log: after how many entries, and the link there. */
interface Place {
  readonly seq: number;
  readonly hash: Uint8Array;
}

/**
 * Checks a stretch of a log: every entry against its own link, and the last against where the log ends. That finds what was
 * changed, dropped, moved, put in between or cut off (RECORDING-7).
 * @throws DamagedLogError saying which entry is the first that is wrong
 */
export async function verifyStretch(entries: readonly LinkedEntry[], from: Place, to: Place, sha256: Sha256) {
  if (entries.length !== to.seq - from.seq)
    throw new DamagedLogError(`${to.seq - from.seq} entries should follow number ${from.seq}, not ${entries.length}.`);
  let last = from.hash;
  for (const [index, { hash, ...entry }] of entries.entries()) {
    if (index % SLICE === SLICE - 1) await setImmediate();
    const seq = from.seq + index + 1;
    if (!isSame(sha256(linkInput(last, seq, entry satisfies LogEntry)), hash))
      throw new DamagedLogError(`Entry ${seq} is not the one that was written.`);
    last = hash;
  }
  if (!isSame(last, to.hash)) throw new DamagedLogError(`It does not end as it should, after entry ${to.seq}.`);
}

/**
 * Checks a sealed recording against the hash that its log ended with, and its keyframes against their digest (RECORDING-7).
 * @throws DamagedLogError
 */
export async function verifySealed(recording: Recording, finalHash: Uint8Array, sha256: Sha256): Promise<void> {
  const { entries } = recording;
  let last = GENESIS;
  for (let seq = 0; seq < entries.length; seq += SLICE) {
    await setImmediate();
    last = followChain(entries.slice(seq, seq + SLICE), { seq, hash: last }, sha256);
  }
  if (!isSame(last, finalHash) || !isSame(recording.finalHash ?? GENESIS, finalHash))
    throw new DamagedLogError('The recording does not lead to the hash that its log ended with.');
  if (!isSame(digestKeyframes(recording, sha256), recording.keyframeDigest ?? GENESIS))
    throw new DamagedLogError('The keyframes of the recording are not those that were written.');
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
