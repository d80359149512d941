import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { DamagedLogError } from './hash-chain.js';

/** Where somebody's pointer stood, in whole units of the board. */
export interface SampledPointer {
  readonly x: number;
  readonly y: number;
  readonly tool: 'pointer' | 'laser';
  readonly isDown: boolean;
}

/** What part of the board somebody saw, in whole units of the board. */
export interface SampledViewport {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One person on the board at one moment. */
export interface SampledSeat {
  /** Their place among the interview's participants, in the order of joining, from 0. */
  readonly seat: number;
  readonly pointer: SampledPointer | null;
  readonly viewport: SampledViewport | null;
}

const VERSION = 1;
/** More than an interview has participants. */
export const MAX_SAMPLED_SEATS = 64;
/** What is further away is taken to be here: no board reaches that far. */
export const MAX_COORDINATE = 2 ** 20;

const HAS_POINTER = 1;
const IS_LASER = 2;
const IS_DOWN = 4;
const HAS_VIEWPORT = 8;

/**
 * Reads a pointer as a browser says it is. Nothing of that is trusted.
 * @returns rounded and within bounds; `null` when it is none, or a number in it is none
 * @example readPointer({ x: 1.4, y: 2, tool: 'laser', isDown: true }) // { x: 1, y: 2, tool: 'laser', isDown: true }
 */
export function readPointer(untrusted: unknown): SampledPointer | null {
  const { x, y, tool, isDown } = fieldsOf(untrusted);
  if (!isFiniteNumber(x) || !isFiniteNumber(y)) return null;
  return { x: within(x), y: within(y), tool: tool === 'laser' ? 'laser' : 'pointer', isDown: isDown === true };
}

/**
 * Reads a viewport as a browser says it is. Nothing of that is trusted.
 * @returns rounded and within bounds; `null` when it is none, shows nothing, or a number in it is none
 */
export function readViewport(untrusted: unknown): SampledViewport | null {
  const { x, y, width, height } = fieldsOf(untrusted);
  if (!isFiniteNumber(x) || !isFiniteNumber(y) || !isFiniteNumber(width) || !isFiniteNumber(height)) return null;
  const size = { width: within(width), height: within(height) };
  return size.width > 0 && size.height > 0 ? { x: within(x), y: within(y), ...size } : null;
}

/**
 * Writes where everybody is at one moment. Each sample stands for itself: the newest one says it all (REPLAY-8).
 * @param seats in ascending order, with what `readPointer` and `readViewport` gave
 * @throws RangeError when there are more than {@link MAX_SAMPLED_SEATS}
 */
export function encodePresenceSample(seats: readonly SampledSeat[]): Uint8Array {
  if (seats.length > MAX_SAMPLED_SEATS) throw new RangeError('So many people are in no interview.');
  return encoding.encode((encoder) => {
    encoding.writeUint8(encoder, VERSION);
    encoding.writeUint8(encoder, seats.length);
    for (const { seat, pointer, viewport } of seats) {
      encoding.writeUint8(encoder, seat);
      encoding.writeUint8(encoder, flagsOf(pointer, viewport));
      for (const place of [pointer, viewport]) {
        if (!place) continue;
        encoding.writeVarInt(encoder, place.x);
        encoding.writeVarInt(encoder, place.y);
      }
      if (!viewport) continue;
      encoding.writeVarUint(encoder, viewport.width);
      encoding.writeVarUint(encoder, viewport.height);
    }
  });
}

/**
 * Reads what {@link encodePresenceSample} wrote.
 * @throws DamagedLogError on any other bytes
 */
export function decodePresenceSample(bytes: Uint8Array): SampledSeat[] {
  try {
    return readSample(decoding.createDecoder(bytes));
  } catch (cause) {
    const message = 'The recording of this interview is damaged: where people pointed cannot be read.';
    throw new DamagedLogError(message, { cause });
  }
}

function readSample(decoder: decoding.Decoder): SampledSeat[] {
  if (readByte(decoder) !== VERSION) throw new Error('This version is not known.');
  const count = readByte(decoder);
  if (count > MAX_SAMPLED_SEATS) throw new Error('There are too many people.');
  const seats: SampledSeat[] = [];
  for (let last = -1; seats.length < count;) {
    const seat = readByte(decoder);
    if (seat <= last) throw new Error('People are not in order.');
    last = seat;
    seats.push({ seat, ...readPlaces(decoder) });
  }
  if (decoding.hasContent(decoder)) throw new Error('It goes on after its end.');
  return seats;
}

function readPlaces(decoder: decoding.Decoder): Omit<SampledSeat, 'seat'> {
  const flags = readByte(decoder);
  const hasPointer = (flags & HAS_POINTER) !== 0;
  if (flags > 15 || (!hasPointer && (flags & (IS_LASER | IS_DOWN)) !== 0)) throw new Error('Its marks make no sense.');
  const pointer = hasPointer && {
    ...{ x: readCoordinate(decoder), y: readCoordinate(decoder) },
    ...{ tool: (flags & IS_LASER) !== 0 ? ('laser' as const) : ('pointer' as const), isDown: (flags & IS_DOWN) !== 0 },
  };
  const viewport = (flags & HAS_VIEWPORT) !== 0 && {
    ...{ x: readCoordinate(decoder), y: readCoordinate(decoder) },
    ...{ width: readLength(decoder), height: readLength(decoder) },
  };
  return { pointer: pointer || null, viewport: viewport || null };
}

function flagsOf(pointer: SampledPointer | null, viewport: SampledViewport | null): number {
  const ofPointer = pointer
    ? HAS_POINTER | (pointer.tool === 'laser' ? IS_LASER : 0) | (pointer.isDown ? IS_DOWN : 0)
    : 0;
  return ofPointer | (viewport ? HAS_VIEWPORT : 0);
}

function readCoordinate(decoder: decoding.Decoder): number {
  const value = decoding.readVarInt(decoder);
  // Zero has two spellings; only one is ever written.
  if (Object.is(value, -0) || Math.abs(value) > MAX_COORDINATE) throw new Error('A coordinate makes no sense.');
  return value;
}

function readLength(decoder: decoding.Decoder): number {
  const value = decoding.readVarUint(decoder);
  if (value === 0 || value > MAX_COORDINATE) throw new Error('A length makes no sense.');
  return value;
}

/** Unlike the others, lib0 reads a single byte without looking whether there is one. */
function readByte(decoder: decoding.Decoder): number {
  if (!decoding.hasContent(decoder)) throw new Error('It ends too early.');
  return decoding.readUint8(decoder);
}

function fieldsOf(untrusted: unknown): Readonly<Record<string, unknown>> {
  return typeof untrusted === 'object' && untrusted !== null ? (untrusted as Readonly<Record<string, unknown>>) : {};
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Whole, within bounds, and never a negative zero. */
function within(value: number): number {
  return Math.round(Math.min(MAX_COORDINATE, Math.max(-MAX_COORDINATE, value))) || 0;
}
