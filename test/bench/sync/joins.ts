import { isDeepStrictEqual } from 'node:util';
import { boardElements, stepOfFrame } from '@fortyfive/documents';
import * as Y from 'yjs';
import { pause, type Crowd } from './crowd.js';
import { DocumentClient } from './document-client.js';
import type { Room, Target } from './targets.js';
import type { RoomScript } from './traffic-script.js';

const BETWEEN_MS = 50;
/** A board at work only grows; a little less than its first size is allowed for what is encoded shorter. */
const WHOLE = 0.9;
const SETTLED_WITHIN_MS = 5_000;

interface Join {
  readonly tookMs: number;
  readonly payloads: readonly Uint8Array[];
}

async function join(target: Target, room: Room, boardBytes: number): Promise<Join> {
  const payloads: Uint8Array[] = [];
  let bytes = 0;
  const startedAtMs = performance.now();
  const client = new DocumentClient(target, room, room.open(0));
  await client.until(({ payload }) => {
    payloads.push(payload);
    bytes += payload.length;
    return bytes >= boardBytes * WHOLE;
  });
  const tookMs = performance.now() - startedAtMs;
  await client.leave();
  return { tookMs, payloads };
}

function idsIn(payloads: readonly Uint8Array[]): ReadonlySet<string> {
  const doc = new Y.Doc();
  for (const payload of payloads) Y.applyUpdate(doc, payload);
  return new Set(boardElements(doc).keys());
}

/**
 * Third clients come in one after the other, from the opening of the connection to the last byte of the board. That it was
 * the whole board is looked at afterwards, so that looking does not take the time of those who work.
 */
export async function measureJoins(target: Target, crowd: Crowd, count: number): Promise<number[]> {
  const joins: { readonly join: Join; readonly script: RoomScript }[] = [];
  for (let number = 0; number < count; number++) {
    const nextAt = pause(BETWEEN_MS);
    const { room, script } = crowd.rooms[number % crowd.rooms.length] as (typeof crowd.rooms)[number];
    joins.push({ join: await join(target, room, script.board.length), script });
    await nextAt;
  }
  crowd.stopWork();
  for (const {
    join: { payloads },
    script,
  } of joins) {
    const ids = idsIn(payloads);
    const missing = [...idsIn([script.board])].filter((id) => !ids.has(id));
    if (missing.length > 0) throw new Error(`Somebody who joined got a board without ${missing.length} elements.`);
  }
  return joins.map(({ join: { tookMs } }) => tookMs);
}

/** What was drawn: our boards begin with the steps' frames. */
function elementsIn(doc: Y.Doc): Record<string, unknown> {
  const elements = Object.entries(boardElements(doc).toJSON() as Record<string, unknown>);
  return Object.fromEntries(elements.filter(([id]) => !stepOfFrame(id)));
}

/** Compares what a newcomer gets in every tenth room with what was drawn there. @throws when it is not the same */
export async function checkContent(target: Target, crowd: Crowd): Promise<void> {
  for (const { room, script, senders } of crowd.rooms.filter((_room, index) => index % 10 === 0)) {
    const drawn = new Y.Doc();
    Y.applyUpdate(drawn, script.board);
    for (const {
      sent,
      script: { updates },
    } of senders) {
      for (const { bytes } of updates.slice(0, sent)) Y.applyUpdate(drawn, bytes);
    }
    const expected = elementsIn(drawn);
    const served = new Y.Doc();
    const client = new DocumentClient(target, room, room.open(0));
    const same = client.until(({ payload }) => {
      Y.applyUpdate(served, payload);
      return isDeepStrictEqual(elementsIn(served), expected);
    });
    const isSame = await Promise.race([same.then(() => true), pause(SETTLED_WITHIN_MS).then(() => false)]);
    await client.leave();
    if (!isSame) throw new Error(`The server's board in ${room.name} is not the one that was drawn.`);
  }
}
