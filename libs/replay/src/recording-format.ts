import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { LOG_KINDS, type LogEntry } from './recording.js';

/** The bytes are not a recording, or not one that this version can read. */
export class RecordingFormatError extends Error {
  override readonly name = 'RecordingFormatError';
}

const MAGIC = 0x46343552; // "F45R"
const FORMAT_VERSION = 1;

/**
 * Writes a recording: magic and version, then for each entry the time since the one before (varint, ms), kind, length, payload.
 * Entries must be in log order; times that run backwards are written as "at once".
 */
export function encodeRecording(entries: Iterable<LogEntry>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint32BigEndian(encoder, MAGIC);
  encoding.writeVarUint(encoder, FORMAT_VERSION);
  let lastMs = 0;
  for (const entry of entries) {
    const atMs = Math.max(lastMs, entry.offsetMs);
    encoding.writeVarUint(encoder, atMs - lastMs);
    encoding.writeUint8(encoder, LOG_KINDS.indexOf(entry.kind));
    encoding.writeVarUint8Array(encoder, entry.bytes);
    lastMs = atMs;
  }
  return encoding.toUint8Array(encoder);
}

/**
 * Reads a recording.
 * @throws RecordingFormatError when it is cut short, not a recording, or of a version not known here
 */
export function decodeRecording(bytes: Uint8Array): LogEntry[] {
  try {
    return readEntries(decoding.createDecoder(bytes));
  } catch (error) {
    if (error instanceof RecordingFormatError) throw error;
    throw new RecordingFormatError('This recording is damaged: it ends too early.', { cause: error });
  }
}

function readEntries(decoder: decoding.Decoder): LogEntry[] {
  if (decoding.readUint32BigEndian(decoder) !== MAGIC) throw new RecordingFormatError('This is not a recording.');
  const version = decoding.readVarUint(decoder);
  if (version !== FORMAT_VERSION)
    throw new RecordingFormatError(`Recordings of version ${version} are not known here.`);
  const entries: LogEntry[] = [];
  let offsetMs = 0;
  while (decoding.hasContent(decoder)) {
    offsetMs += decoding.readVarUint(decoder);
    const kind = LOG_KINDS[decoding.readUint8(decoder)];
    if (!kind) throw new RecordingFormatError('This recording is damaged: it holds an unknown kind of entry.');
    entries.push({ offsetMs, kind, bytes: decoding.readVarUint8Array(decoder) });
  }
  return entries;
}
