import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { ClientScript, ScriptedUpdate } from './traffic-script.js';

/** When latencies count: for what is sent from `fromMs` up to, but not, `toMs`. */
export interface Stopwatch {
  fromMs: number;
  toMs: number;
  readonly latenciesMs: number[];
  /** Frames that carried something else than one update as it was sent, and had to be decoded. */
  decodedFrames: number;
}

export const newStopwatch = (): Stopwatch => ({
  fromMs: Infinity,
  toMs: Infinity,
  latenciesMs: [],
  decodedFrames: 0,
});

/** One client's updates on their way: what is sent, when, and what has arrived at the other client. */
export class Sender {
  #sent = 0;
  #delivered = 0;
  /** The clock up to which everything has arrived. */
  #arrivedClock: number;
  readonly #sentAtMs: Float64Array;

  constructor(
    readonly script: ClientScript,
    private readonly stopwatch: Stopwatch,
  ) {
    this.#sentAtMs = new Float64Array(script.updates.length);
    this.#arrivedClock = script.updates[0]?.clock ?? 0;
  }

  get sent(): number {
    return this.#sent;
  }

  get delivered(): number {
    return this.#delivered;
  }

  /** The next update, which is taken to be sent at once; `null` when there are no more. */
  takeNext(): ScriptedUpdate | null {
    const update = this.script.updates[this.#sent];
    if (!update) return null;
    this.#sentAtMs[this.#sent++] = performance.now();
    return update;
  }

  /** The other client has received a frame; which updates are in it is read from its first four numbers, if that will do. */
  arrive(payload: Uint8Array, ownClientId: number): void {
    const nowMs = performance.now();
    const decoder = decoding.createDecoder(payload);
    const isSingle = decoding.readVarUint(decoder) === 1;
    decoding.readVarUint(decoder); // How many structs.
    const clientId = decoding.readVarUint(decoder);
    if (isSingle && clientId === ownClientId) return; // y-websocket and Hocuspocus send everybody their own, too.
    const next = this.script.updates[this.#delivered];
    const isNext = isSingle && clientId === this.script.clientId && decoding.readVarUint(decoder) === next?.clock;
    if (isNext && payload.length === next.bytes.length) return this.#deliver(next, nowMs);
    this.#arriveDecoded(payload, nowMs);
  }

  /** A server may put several updates into one frame. Only what joins up with the clock so far has arrived. */
  #arriveDecoded(payload: Uint8Array, nowMs: number): void {
    this.stopwatch.decodedFrames++;
    let clock = this.#arrivedClock;
    for (const { id, length } of Y.decodeUpdate(payload).structs) {
      if (id.client === this.script.clientId && id.clock <= clock) clock = Math.max(clock, id.clock + length);
    }
    for (;;) {
      const next = this.script.updates[this.#delivered];
      if (!next || this.#delivered === this.#sent || next.endClock > clock) return;
      this.#deliver(next, nowMs);
    }
  }

  #deliver(update: ScriptedUpdate, nowMs: number): void {
    const sentAtMs = this.#sentAtMs[this.#delivered++] as number;
    this.#arrivedClock = update.endClock;
    const { fromMs, toMs, latenciesMs } = this.stopwatch;
    if (sentAtMs >= fromMs && sentAtMs < toMs) latenciesMs.push(nowMs - sentAtMs);
  }
}
