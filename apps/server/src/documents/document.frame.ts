import { DOCUMENT_CONDITIONS, MESSAGE_TYPES, type DocumentCondition } from '@fortyfive/contract';
import * as encoding from 'lib0/encoding';

/** What a client may send, read to the last byte. */
export type Frame =
  | { readonly type: 'state-request'; readonly stateVector: Uint8Array }
  /** `isAnswer`: to our own state request; everything the client has and we had not. */
  | { readonly type: 'write'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly type: 'awareness'; readonly update: Uint8Array };

/** The bytes are no frame of the y-websocket protocol. */
export class MalformedFrameError extends Error {
  override readonly name = 'MalformedFrameError';
}

const SYNC_STEP_1 = 0;
const SYNC_STEP_2 = 1;
const SYNC_UPDATE = 2;

/**
 * Reads one frame. Every number has one spelling only, and nothing may follow: what is judged is what will be read.
 * @throws MalformedFrameError
 */
export function readFrame(bytes: Uint8Array): Frame {
  const reader = new FrameReader(bytes);
  const type = reader.readNumber();
  if (type === MESSAGE_TYPES.awareness) return { type: 'awareness', update: reader.readRest() };
  if (type !== MESSAGE_TYPES.sync) throw new MalformedFrameError('This kind of frame is not known.');
  const step = reader.readNumber();
  const payload = reader.readRest();
  if (step === SYNC_STEP_1) return { type: 'state-request', stateVector: payload };
  if (step === SYNC_UPDATE) return { type: 'write', update: payload, isAnswer: false };
  if (step === SYNC_STEP_2) return { type: 'write', update: payload, isAnswer: true };
  throw new MalformedFrameError('This step of the handshake is not known.');
}

class FrameReader {
  #position = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** A varint of at most 28 bits, without padding. */
  readNumber(): number {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.bytes[this.#position++];
      if (byte === undefined || (byte === 0 && shift > 0)) break;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new MalformedFrameError('A number is cut off, padded or too large.');
  }

  /** A length and that many bytes, which have to be the last ones. */
  readRest(): Uint8Array {
    const length = this.readNumber();
    if (length !== this.bytes.length - this.#position)
      throw new MalformedFrameError('The frame is not as long as it says.');
    return this.bytes.subarray(this.#position);
  }
}

/** Asks for what the server does not have yet. */
export function stateRequestFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(SYNC_STEP_1, stateVector);
}

/** Answers a state request. */
export function stateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC_STEP_2, update);
}

/** Carries one committed update. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC_UPDATE, update);
}

export function awarenessFrame(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_TYPES.awareness);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** Tells a client how many of the write frames it sent on this connection are committed. */
export function committedFrame(count: number): Uint8Array {
  return numberFrame(MESSAGE_TYPES.committed, count);
}

/** Tells a client how the document is. */
export function conditionFrame(condition: DocumentCondition): Uint8Array {
  return numberFrame(MESSAGE_TYPES.condition, DOCUMENT_CONDITIONS.indexOf(condition));
}

function numberFrame(type: number, value: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint(encoder, value);
  });
}

/** Written by hand, because every update passes here. */
function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const frame = new Uint8Array(2 + lengthOfNumber(payload.length) + payload.length);
  frame[0] = MESSAGE_TYPES.sync;
  frame[1] = step;
  let position = 2;
  let rest = payload.length;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) frame[position++] = (rest & 0x7f) | 0x80;
  frame[position++] = rest;
  frame.set(payload, position);
  return frame;
}

function lengthOfNumber(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length++;
  return length;
}
