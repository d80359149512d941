import { isDocumentKind } from '@fortyfive/documents';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { digest } from 'lib0/hash/sha256';
import { ACTOR_BYTES, readActorId, writeActorId } from './actor-id.js';
import { digestKeyframes, GENESIS, type Sha256 } from './hash-chain.js';
import { LOG_KINDS, type Keyframe, type LogEntry, type Recording } from './recording.js';

/** The bytes are not a recording, or not one that this version can read. The message is a sentence for the person. */
export class RecordingFormatError extends Error {
  override readonly name = 'RecordingFormatError';
}

const MAGIC = 0x46343552; // "F45R"
/** Version 1 had neither actors nor an end; none was ever kept. */
const FORMAT_VERSION = 2;
/** Added to the kind: not an entry but a keyframe that includes everything up to here. */
const KEYFRAME = 0x80;
/** In the place of a kind: no more entries, the trailer follows. */
const END = 0xff;
const MAX_OFFSET_MS = 2 ** 32 - 1;
const HASH_BYTES = GENESIS.length;

/**
 * Writes a recording; the README says how it is laid out. Time and order stay exactly as they are, or the hash chain would not
 * lead to the final hash any more.
 * @param sha256 what hashes the keyframes; lib0's unless given
 * @throws RangeError when a keyframe includes more entries than there are
 * @throws TypeError when an actor is not a UUID
 */
export function encodeRecording(recording: Recording, sha256: Sha256 = digest): Uint8Array {
  const { entries, finalHash } = recording;
  const keyframes = recording.keyframes.toSorted((one, other) => one.after - other.after);
  if ((keyframes.at(-1)?.after ?? 0) > entries.length)
    throw new RangeError('A keyframe cannot include entries that are not there.');
  const encoder = encoding.createEncoder();
  encoding.writeUint32BigEndian(encoder, MAGIC);
  encoding.writeVarUint(encoder, FORMAT_VERSION);
  const actors = writeActors(encoder, entries);
  let lastMs = 0;
  let nextKeyframe = 0;
  for (let after = 0; after <= entries.length; after++) {
    for (let frame = keyframes[nextKeyframe]; frame?.after === after; frame = keyframes[++nextKeyframe])
      writeRecord(encoder, LOG_KINDS.indexOf(frame.kind) + KEYFRAME, frame.offsetMs - lastMs, frame.bytes);
    const entry = entries[after];
    if (!entry) break;
    const actor = entry.actorId === null ? 0 : actors.get(entry.actorId);
    writeRecord(encoder, LOG_KINDS.indexOf(entry.kind), entry.offsetMs - lastMs, entry.bytes, actor);
    lastMs = entry.offsetMs;
  }
  encoding.writeUint8(encoder, END);
  encoding.writeVarUint(encoder, entries.length);
  encoding.writeVarUint8Array(encoder, finalHash ?? new Uint8Array());
  encoding.writeUint8Array(encoder, digestKeyframes({ ...recording, keyframes }, sha256));
  return encoding.toUint8Array(encoder);
}

/** Writes everybody who is named once. @returns what stands for each of them from here on */
function writeActors(encoder: encoding.Encoder, entries: readonly LogEntry[]): Map<string, number> {
  const actors = new Map<string, number>();
  for (const { actorId } of entries) if (actorId !== null && !actors.has(actorId)) actors.set(actorId, actors.size + 1);
  encoding.writeVarUint(encoder, actors.size);
  for (const actorId of actors.keys()) {
    const bytes = new Uint8Array(ACTOR_BYTES);
    writeActorId(bytes, 0, actorId);
    encoding.writeUint8Array(encoder, bytes);
  }
  return actors;
}

function writeRecord(encoder: encoding.Encoder, tag: number, sinceMs: number, bytes: Uint8Array, actor?: number): void {
  encoding.writeUint8(encoder, tag);
  encoding.writeVarInt(encoder, sinceMs);
  if (actor !== undefined) encoding.writeVarUint(encoder, actor);
  encoding.writeVarUint8Array(encoder, bytes);
}

/**
 * Reads a recording. Payloads are views into the given bytes, not copies. It is whole when this returns, but only
 * `verifyRecording` says whether it is what was written.
 * @throws RecordingFormatError when it is cut short, not a recording, or of a version not known here
 */
export function decodeRecording(bytes: Uint8Array): Recording {
  try {
    return readRecording(decoding.createDecoder(bytes));
  } catch (error) {
    if (error instanceof RecordingFormatError) throw error;
    throw damaged('it ends too early.', error);
  }
}

function readRecording(decoder: decoding.Decoder): Recording {
  if (decoding.readUint8Array(decoder, 4).reduce((number, byte) => number * 256 + byte, 0) !== MAGIC)
    throw new RecordingFormatError('This is not a recording of an interview.');
  const version = decoding.readVarUint(decoder);
  if (version !== FORMAT_VERSION)
    throw new RecordingFormatError(`This recording was written in version ${version}, which cannot be read here.`);
  const actors: (string | null)[] = [null];
  for (let left = decoding.readVarUint(decoder); left > 0; left--)
    actors.push(readActorId(decoding.readUint8Array(decoder, ACTOR_BYTES)));

  const entries: LogEntry[] = [];
  const keyframes: Keyframe[] = [];
  let lastMs = 0;
  for (let tag = readByte(decoder); tag !== END; tag = readByte(decoder)) {
    const kind = LOG_KINDS[tag & ~KEYFRAME];
    const offsetMs = readTime(decoder, lastMs);
    if (kind && tag < KEYFRAME) {
      const actorId = actors[decoding.readVarUint(decoder)];
      if (actorId === undefined) throw damaged('it names somebody who is not in it.');
      entries.push({ offsetMs, kind, actorId, bytes: decoding.readVarUint8Array(decoder) });
      lastMs = offsetMs;
    } else if (isDocumentKind(kind)) {
      keyframes.push({ kind, offsetMs, after: entries.length, bytes: decoding.readVarUint8Array(decoder) });
    } else throw damaged('it holds an unknown kind of entry.');
  }
  return { entries, keyframes, ...readTrailer(decoder, entries.length) };
}

function readTrailer(decoder: decoding.Decoder, count: number): Pick<Recording, 'finalHash' | 'keyframeDigest'> {
  if (decoding.readVarUint(decoder) !== count) throw damaged('entries are missing.');
  const finalHash = decoding.readVarUint8Array(decoder);
  if (finalHash.length !== 0 && finalHash.length !== HASH_BYTES) throw damaged('its seal cannot be read.');
  const keyframeDigest = decoding.readUint8Array(decoder, HASH_BYTES);
  if (decoder.pos !== decoder.arr.length) throw damaged('it goes on after its end.');
  return { finalHash: finalHash.length === 0 ? null : finalHash, keyframeDigest };
}

/** A time is written as the ms since the entry before, and may be less than that one's. */
function readTime(decoder: decoding.Decoder, lastMs: number): number {
  const sinceMs = decoding.readVarInt(decoder);
  const offsetMs = lastMs + sinceMs;
  // Zero has two spellings; only one is ever written, so the other is a flipped bit that no hash would show.
  if (Object.is(sinceMs, -0) || offsetMs < 0 || offsetMs > MAX_OFFSET_MS) throw damaged('a time in it makes no sense.');
  return offsetMs;
}

/** Unlike the others, lib0 reads a single byte without looking whether there is one. */
function readByte(decoder: decoding.Decoder): number {
  if (decoder.pos >= decoder.arr.length) throw damaged('it ends too early.');
  return decoding.readUint8(decoder);
}

function damaged(how: string, cause?: unknown): RecordingFormatError {
  return new RecordingFormatError(`The recording of this interview is damaged: ${how}`, { cause });
}
