import type { RoomEvent } from '@fortyfive/interview';
import { decodeUtf8, encodeUtf8 } from 'lib0/string';
import { DamagedLogError } from './hash-chain.js';

/** The bytes under which a room event stands in the log. */
export function writeEvent(event: RoomEvent): Uint8Array<ArrayBuffer> {
  return encodeUtf8(JSON.stringify(event));
}

/**
 * The room event behind a log entry's bytes.
 * @throws DamagedLogError when they are not one
 */
export function readEvent(bytes: Uint8Array): RoomEvent {
  try {
    return JSON.parse(decodeUtf8(bytes)) as RoomEvent;
  } catch (cause) {
    throw new DamagedLogError('The recording of this interview is damaged: an event in it cannot be read.', { cause });
  }
}
