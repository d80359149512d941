import { MESSAGE_TYPES } from '@fortyfive/contract';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { stateRequestFrame, updateFrame } from '../support/document-frames.js';
import { pickIndex, pickOne, type Random } from '../support/seeded-random.js';
import { bombs, mutate } from '../support/update-mutations.js';

/** What an attacker sends over one connection: frames as they are, or one message in many pieces. */
export type Salvo = readonly (Uint8Array | string | { readonly pieces: readonly Uint8Array[] })[];

/** What an attacker knows when they choose what to send. */
export interface AttackContext {
  readonly random: Random;
  /** The attacker's own next honest edit. */
  readonly makeUpdate: () => Uint8Array;
  /** A client id of somebody else in the room. */
  readonly foreignId: number;
}

const MIB = 1024 * 1024;
const BOMBS = bombs();

const bytes = (length: number): Uint8Array => new Uint8Array(length);

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    write(encoder);
  });
}

/** An awareness update of our own making. */
function awareness(entries: readonly [clientId: number, clock: number, state: string][]): Uint8Array {
  return frame(MESSAGE_TYPES.awareness, (encoder) => {
    const update = encoding.encode((inner) => {
      encoding.writeVarUint(inner, entries.length);
      for (const [clientId, clock, state] of entries) {
        encoding.writeVarUint(inner, clientId);
        encoding.writeVarUint(inner, clock);
        encoding.writeVarString(inner, state);
      }
    });
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** The answer to the server's first question. */
export function stateFrame(update: Uint8Array): Uint8Array {
  const answer = Uint8Array.from(updateFrame(update));
  answer[1] = 1;
  return answer;
}

/** Every number in two bytes where one would do: a check of the first bytes would let it pass. */
function padded([type = 0, step = 0, ...rest]: Uint8Array): Uint8Array {
  return Uint8Array.from([type | 0x80, 0, step | 0x80, 0, ...rest]);
}

function withText(length: number, clientId?: number): Uint8Array {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  doc.getText('hostile').insert(0, 'x'.repeat(length));
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

function stateVector(clients: number): Uint8Array {
  return Y.encodeStateVector(new Map(Array.from({ length: clients }, (_, index) => [2 ** 31 + index, 1])));
}

const EVIL = '{"evil":true}';

/** What is sent, by name. */
export const ATTACKS: Readonly<Record<string, (context: AttackContext) => Salvo>> = {
  mutants: ({ random, makeUpdate }) => Array.from({ length: 6 }, () => updateFrame(mutate(makeUpdate(), random))),
  'mutants between honest edits': ({ random, makeUpdate }) => {
    const update = makeUpdate();
    return [updateFrame(update), updateFrame(mutate(update, random)), updateFrame(mutate(makeUpdate(), random))];
  },
  bomb: ({ random }) => [updateFrame(pickOne(random, BOMBS).bytes)],
  'bomb as answer': ({ random }) => [stateFrame(pickOne(random, BOMBS).bytes)],
  'foreign client': ({ foreignId }) => [updateFrame(withText(3, foreignId))],
  'padded frame': ({ makeUpdate }) => [padded(updateFrame(makeUpdate()))],
  'second message in one frame': ({ makeUpdate }) => [
    Buffer.concat([stateRequestFrame(Uint8Array.of(0)), updateFrame(makeUpdate())]),
  ],
  'unknown types': ({ random }) => [Uint8Array.of(pickOne(random, [2, 3, 4, 5, 9, 127]), 0, 0)],
  'nothing, or text': ({ random }) => [pickOne<Uint8Array | string>(random, [bytes(0), 'hello', '', Uint8Array.of(0)])],
  noise: ({ random }) => [Uint8Array.from({ length: pickIndex(random, 200) }, () => pickIndex(random, 256))],
  'just under the limit': () => [updateFrame(withText(MIB - 200))],
  'just over the limit': () => [updateFrame(withText(MIB))],
  'in many pieces': ({ makeUpdate }) => {
    const whole = updateFrame(makeUpdate());
    return [{ pieces: Array.from(whole, (byte) => Uint8Array.of(byte)) }];
  },
  'endless pieces': () => [{ pieces: Array.from({ length: 40 }, () => bytes(64 * 1024)) }],
  'questions without end': () => Array.from({ length: 40 }, () => stateRequestFrame(Uint8Array.of(0))),
  'giant state vector': ({ random }) => [stateRequestFrame(stateVector(pickOne(random, [5_000, 20_000, 100_000])))],
  'flood of frames': ({ makeUpdate }) => {
    const one = updateFrame(makeUpdate());
    return Array.from({ length: 400 }, () => one);
  },
  'flood of bytes': () => Array.from({ length: 4 }, () => updateFrame(withText(900 * 1024))),
  'cursor of another': ({ foreignId }) => [awareness([[foreignId, 5, EVIL]])],
  'cursor with the last word': ({ foreignId }) => [
    awareness([[foreignId, 2 ** 40, EVIL]]),
    awareness([[7, 2 ** 40, EVIL]]),
  ],
  'cursor removed': ({ foreignId }) => [awareness([[foreignId, 2 ** 30, 'null']])],
  'thousands of cursors': () => [awareness(Array.from({ length: 1_000 }, (_, index) => [index, 1, 'null']))],
  'too large a cursor': () => [awareness([[7, 1, JSON.stringify({ evil: 'x'.repeat(5_000) })]])],
  'restless cursor': () => Array.from({ length: 100 }, (_, clock) => awareness([[7, clock + 1, EVIL]])),
  'cursor that is no state': ({ random }) => [awareness([[7, 1, pickOne(random, ['[1]', '"x"', '{', '1e999', ''])]])],
};
