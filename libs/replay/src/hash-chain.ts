import { digest } from 'lib0/hash/sha256';
import { ACTOR_BYTES, writeActorId } from './actor-id.js';
import { LOG_KINDS, type Keyframe, type LogEntry, type Recording } from './recording.js';

const HASH_BYTES = 32;
const SEQ_AT = HASH_BYTES;
const OFFSET_AT = SEQ_AT + 8;
const KIND_AT = OFFSET_AT + 4;
const ACTOR_AT = KIND_AT + 1;
const BYTES_AT = ACTOR_AT + ACTOR_BYTES;

/** What the first entry of a log links to. */
export const GENESIS: Uint8Array = new Uint8Array(HASH_BYTES);

/** SHA-256 of some bytes, 32 bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** Up to where a log has been followed: the number of the last entry, and its link. Before the first: 0 and {@link GENESIS}. */
export interface ChainPlace {
  readonly seq: number;
  readonly hash: Uint8Array;
}

/** A log or recording is not what was written. The message is a sentence for the person. */
export class DamagedLogError extends Error {
  override readonly name = 'DamagedLogError';
}

/**
 * What is hashed for one entry: previous hash (32) ‖ seq u64 BE ‖ offsetMs u32 BE ‖ kind u8 (place in `LOG_KINDS`) ‖ actor
 * 16 bytes (zeros: none) ‖ bytes.
 * @throws TypeError when the actor is not a UUID
 */
export function linkInput(previous: Uint8Array, seq: number | bigint, entry: LogEntry): Uint8Array {
  const { offsetMs, kind, actorId, bytes } = entry;
  const input = new Uint8Array(BYTES_AT + bytes.length);
  input.set(previous);
  if (typeof seq === 'number') {
    writeUint32(input, SEQ_AT, seq / 2 ** 32);
    writeUint32(input, SEQ_AT + 4, seq);
  } else {
    writeUint32(input, SEQ_AT, Number(seq >> 32n));
    writeUint32(input, SEQ_AT + 4, Number(seq & 0xffffffffn));
  }
  writeUint32(input, OFFSET_AT, offsetMs);
  input[KIND_AT] = LOG_KINDS.indexOf(kind);
  if (actorId !== null) writeActorId(input, ACTOR_AT, actorId);
  input.set(bytes, BYTES_AT);
  return input;
}

/**
 * Follows the chain over consecutive entries; the first of them is number `from.seq + 1`.
 * @param sha256 lib0's unless given: Node's own in Node, plain JavaScript in browsers
 * @returns the last link; the caller compares
 * @example followChain(entries, { seq: 0, hash: GENESIS })
 */
export function followChain(entries: Iterable<LogEntry>, from: ChainPlace, sha256: Sha256 = digest): Uint8Array {
  let { seq, hash } = from;
  for (const entry of entries) hash = sha256(linkInput(hash, ++seq, entry));
  return hash;
}

/**
 * Goes on from the final hash over the keyframes, so that they belong to this one recording: previous hash (32) ‖ after u32
 * BE ‖ offsetMs u32 BE ‖ kind u8 ‖ bytes, for each of them. Cheap, where replaying the entries to compare is not.
 */
export function digestKeyframes({ keyframes, finalHash }: Recording, sha256: Sha256 = digest): Uint8Array {
  return keyframes.reduce((hash, keyframe) => sha256(keyframeInput(hash, keyframe)), finalHash ?? GENESIS);
}

/**
 * Checks a recording against what is in it: entries against the final hash, keyframes against their digest. Whether the final
 * hash is the right one, only its keeper can say. Without a final hash, there is nothing to check the entries against.
 * @throws DamagedLogError when a byte was flipped, or an entry dropped, moved, spliced in or cut off
 */
export function verifyRecording(recording: Recording, sha256: Sha256 = digest): void {
  const { entries, finalHash, keyframeDigest } = recording;
  if (finalHash && !areEqual(followChain(entries, { seq: 0, hash: GENESIS }, sha256), finalHash))
    throw new DamagedLogError('The recording of this interview is damaged: something in it is missing or was changed.');
  if (keyframeDigest && !areEqual(digestKeyframes(recording, sha256), keyframeDigest))
    throw new DamagedLogError('The recording of this interview is damaged: its keyframes were changed.');
}

function keyframeInput(previous: Uint8Array, { kind, offsetMs, after, bytes }: Keyframe): Uint8Array {
  const input = new Uint8Array(HASH_BYTES + 9 + bytes.length);
  input.set(previous);
  writeUint32(input, HASH_BYTES, after);
  writeUint32(input, HASH_BYTES + 4, offsetMs);
  input[HASH_BYTES + 8] = LOG_KINDS.indexOf(kind);
  input.set(bytes, HASH_BYTES + 9);
  return input;
}

/** Big endian; a byte array keeps the lowest eight bits of what it is given. */
function writeUint32(target: Uint8Array, position: number, value: number): void {
  target[position] = value >>> 24;
  target[position + 1] = value >>> 16;
  target[position + 2] = value >>> 8;
  target[position + 3] = value;
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
