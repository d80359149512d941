import { MESSAGE_TYPES } from '@fortyfive/contract';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What a client may send, read to the last byte. */
export type Frame =
  | { readonly type: 'state-request'; readonly stateVector: Uint8Array }
  | { readonly type: 'write'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array };

/** The bytes are no frame of the y-websocket protocol. */
export class MalformedFrameError extends Error {
  override readonly name = 'MalformedFrameError';
}

const SYNC_STEP_1 = 0;
const SYNC_STEP_2 = 1;
const SYNC_UPDATE = 2;

/**
 * Reads one frame. What kind it is, is decided by the values read and never by the first bytes, which can be padded.
 * @throws MalformedFrameError also when something follows the frame
 */
export function readFrame(bytes: Uint8Array): Frame {
  try {
    const decoder = decoding.createDecoder(bytes);
    const frame = readBody(decoder);
    if (frame && !decoding.hasContent(decoder)) return frame;
  } catch (error) {
    throw new MalformedFrameError('The frame ends too early.', { cause: error });
  }
  throw new MalformedFrameError('The frame is of an unknown kind, or too long.');
}

function readBody(decoder: decoding.Decoder): Frame | null {
  const type = decoding.readVarUint(decoder);
  if (type === MESSAGE_TYPES.awareness) return { type: 'awareness', update: decoding.readVarUint8Array(decoder) };
  if (type !== MESSAGE_TYPES.sync) return null;
  const step = decoding.readVarUint(decoder);
  const payload = decoding.readVarUint8Array(decoder);
  if (step === SYNC_STEP_1) return { type: 'state-request', stateVector: payload };
  if (step === SYNC_STEP_2 || step === SYNC_UPDATE) return { type: 'write', update: payload };
  return null;
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
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_TYPES.committed);
    encoding.writeVarUint(encoder, count);
  });
}

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_TYPES.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}
