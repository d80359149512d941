import { boardElements, stepOfFrame } from '@fortyfive/documents';
import * as Y from 'yjs';
import { pickIndex, seededRandom } from '../../support/seeded-random.js';
import { DocumentClient } from './document-client.js';
import { inParallel } from './parallel.js';
import { newStopwatch, Sender } from './sender.js';
import type { Room, Target } from './targets.js';
import type { RoomScript } from './traffic-script.js';

const CONNECTING_AT_ONCE = 8;
const DRAIN_WITHIN_MS = 5_000;
const TICK_MS = 1;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A room with its two people in it. */
interface BusyRoom {
  readonly room: Room;
  readonly script: RoomScript;
  readonly clients: readonly DocumentClient[];
  readonly senders: readonly [Sender, Sender];
}

/** Everybody who works on the boards of one server. */
export class Crowd {
  readonly stopwatch = newStopwatch();
  #rooms: readonly BusyRoom[] = [];
  #failure: Error | null = null;
  #isPacing = false;

  private constructor(private readonly target: Target) {}

  /** Brings two people into every room; the first draws the board, the second waits until it is there. */
  static async gather(target: Target, rooms: readonly Room[], scripts: readonly RoomScript[]): Promise<Crowd> {
    const crowd = new Crowd(target);
    crowd.#rooms = await inParallel(rooms, CONNECTING_AT_ONCE, (room, index) =>
      crowd.#fill(room, scripts[index % scripts.length] as RoomScript),
    );
    return crowd;
  }

  get rooms(): readonly BusyRoom[] {
    return this.#rooms;
  }

  get sent(): number {
    return this.#sum(({ sent }) => sent);
  }

  get delivered(): number {
    return this.#sum(({ delivered }) => delivered);
  }

  /** Throws what has gone wrong with any connection. */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  /**
   * Everybody begins to send at a steady rate, each at a point of time of their own: the updates of all clients lie evenly
   * beside each other, in an order that is shuffled once. Who is late catches up.
   */
  startWork(updatesPerSecond: number): void {
    const sends = shuffle(
      this.#rooms.flatMap(({ clients, senders }) =>
        clients.map((client, seat) => () => {
          const update = senders[seat as 0 | 1].takeNext();
          if (update) client.send({ step: 2, payload: update.bytes });
        }),
      ),
    );
    const betweenMs = 1_000 / updatesPerSecond / sends.length;
    const startedAtMs = performance.now();
    let turn = 0;
    const tick = (): void => {
      if (!this.#isPacing) return;
      for (const nowMs = performance.now(); startedAtMs + turn * betweenMs <= nowMs; turn++)
        sends[turn % sends.length]?.();
      setTimeout(tick, TICK_MS);
    };
    this.#isPacing = true;
    tick();
  }

  stopWork(): void {
    this.#isPacing = false;
  }

  /** Waits until everything sent has arrived at the other client, for five seconds at most. */
  async drain(): Promise<void> {
    const deadline = performance.now() + DRAIN_WITHIN_MS;
    while (this.delivered < this.sent && performance.now() < deadline) await pause(20);
  }

  async leave(): Promise<void> {
    this.stopWork();
    await Promise.all(this.#rooms.flatMap(({ clients }) => clients.map((client) => client.leave())));
  }

  async #fill(room: Room, script: RoomScript): Promise<BusyRoom> {
    const { board, clients: scripts } = script;
    const { target, stopwatch } = this;
    const senders = [new Sender(scripts[0], stopwatch), new Sender(scripts[1], stopwatch)] as const;
    const first = new DocumentClient(target, room, room.open(0), target.hasDocuments ? undefined : board);
    if (target.hasDocuments) await first.until(({ step }) => step === 1);
    else await first.untilOpen();
    if (target.hasDocuments) first.send({ step: 2, payload: board });
    const second = new DocumentClient(target, room, room.open(1));
    const doc = new Y.Doc();
    await second.until(({ payload }) => {
      Y.applyUpdate(doc, payload);
      return [...boardElements(doc).keys()].some((id) => !stepOfFrame(id)); // Ours begins with the steps' frames.
    });
    doc.destroy();
    for (const [seat, client] of [first, second].entries()) {
      const other = senders[seat === 0 ? 1 : 0];
      client.isSettled = target.hasDocuments;
      client.onFailure = (error) => (this.#failure ??= error);
      client.onMessage = ({ step, payload }) => {
        if (step === 2) other.arrive(payload, senders[seat as 0 | 1].script.clientId);
      };
    }
    return { room, script, clients: [first, second], senders };
  }

  #sum(count: (sender: Sender) => number): number {
    return this.#rooms.reduce((sum, { senders }) => sum + count(senders[0]) + count(senders[1]), 0);
  }
}

function shuffle<Value>(values: readonly Value[]): Value[] {
  const random = seededRandom(values.length);
  const left = [...values];
  return values.map(() => left.splice(pickIndex(random, left.length), 1)[0] as Value);
}
