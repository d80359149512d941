import { boardElements, readBoardElement, readGroups } from '@fortyfive/documents';
import * as Y from 'yjs';
import { makeBoard, workOnBoard } from '../../support/board-traffic.js';
import { pickClientId, seededRandom } from '../../support/seeded-random.js';

/** One update as Yjs made it; it holds the clocks from `clock` up to, but not, `endClock` of its client. */
export interface ScriptedUpdate {
  readonly bytes: Uint8Array;
  readonly clock: number;
  readonly endClock: number;
}

export interface ClientScript {
  readonly clientId: number;
  readonly updates: readonly ScriptedUpdate[];
}

/** Everything that will be written in one room: the board to begin with, drawn by the first client, and what both then do. */
export interface RoomScript {
  readonly board: Uint8Array;
  readonly clients: readonly [ClientScript, ClientScript];
}

function recordClient(doc: Y.Doc, seat: number, updates: number, random: () => number): ClientScript {
  const recorded: ScriptedUpdate[] = [];
  let clock = Y.getState(doc.store, doc.clientID);
  doc.on('update', (bytes: Uint8Array) => {
    const endClock = Y.getState(doc.store, doc.clientID);
    recorded.push({ bytes, clock, endClock });
    clock = endClock;
  });
  const own = [...boardElements(doc).keys()].filter((_id, index) => index % 2 === seat);
  const work = workOnBoard(doc, own, random);
  for (let made = 0; made < updates; made++) work.next();
  return { clientId: doc.clientID, updates: recorded };
}

/** @throws when the product could not draw what was made: the load would not be its own */
function checkReadable(doc: Y.Doc): void {
  for (const [id, element] of boardElements(doc)) {
    if (!readBoardElement(id, readGroups(element)))
      throw new Error(`Element ${id} is none that the product could draw.`);
  }
}

/** Lets two real documents make the updates of one room, so that sending them later costs nothing but the sending. */
export function scriptRoom(seed: number, elements: number, updatesPerClient: number): RoomScript {
  const random = seededRandom(seed);
  const first = makeBoard(elements, random);
  const board = Y.encodeStateAsUpdate(first);
  const second = new Y.Doc();
  second.clientID = pickClientId(random);
  Y.applyUpdate(second, board);
  const clients = [first, second].map((doc, seat) => recordClient(doc, seat, updatesPerClient, random));
  for (const doc of [first, second]) checkReadable(doc);
  return { board, clients: clients as [ClientScript, ClientScript] };
}
