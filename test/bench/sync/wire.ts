import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** A message of the Yjs sync protocol: 0 asks for what somebody has not got, 1 answers, 2 is an update. */
export interface SyncMessage {
  readonly step: 0 | 1 | 2;
  readonly payload: Uint8Array;
}

/** How a server wants its frames. */
export interface Wire {
  /** What a client sends as soon as the connection is open. */
  greet(room: string): Uint8Array[];
  sync(room: string, message: SyncMessage): Uint8Array;
  /** `null` for a frame that is about something else. */
  read(frame: Uint8Array): SyncMessage | null;
}

const SYNC = 0;
const NOTHING = Uint8Array.of(0);
/** An update without structs and deletions: the answer of a client that has nothing to add. */
export const EMPTY_UPDATE = Uint8Array.of(0, 0);

function readSync(decoder: decoding.Decoder): SyncMessage {
  const step = decoding.readVarUint(decoder) as SyncMessage['step'];
  return { step, payload: decoding.readVarUint8Array(decoder) };
}

function writeSync(encoder: encoding.Encoder, { step, payload }: SyncMessage): void {
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, payload);
}

/** y-websocket's protocol; one connection is about one document. Other message types than sync are passed over. */
export const plainWire: Wire = {
  greet: (room) => [plainWire.sync(room, { step: 0, payload: NOTHING })],
  sync: (_room, message) => encoding.encode((encoder) => writeSync(encoder, message)),
  read(frame) {
    const decoder = decoding.createDecoder(frame);
    return decoding.readVarUint(decoder) === SYNC ? readSync(decoder) : null;
  },
};

const HOCUSPOCUS_AUTH = 2;
const HOCUSPOCUS_TOKEN = 0;
const HOCUSPOCUS_SYNC_REPLY = 4;

/** Hocuspocus puts the document's name before every frame, and wants a token first, even where anyone may come in. */
export const hocuspocusWire: Wire = {
  greet: (room) => [
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, room);
      encoding.writeVarUint(encoder, HOCUSPOCUS_AUTH);
      encoding.writeVarUint(encoder, HOCUSPOCUS_TOKEN);
      encoding.writeVarString(encoder, '');
    }),
    hocuspocusWire.sync(room, { step: 0, payload: NOTHING }),
  ],
  sync: (room, message) =>
    encoding.encode((encoder) => {
      encoding.writeVarString(encoder, room);
      writeSync(encoder, message);
    }),
  read(frame) {
    const decoder = decoding.createDecoder(frame);
    decoding.readVarUint8Array(decoder); // The name.
    const type = decoding.readVarUint(decoder);
    return type === SYNC || type === HOCUSPOCUS_SYNC_REPLY ? readSync(decoder) : null;
  },
};
