// The network of the lab: a document in the middle, and a line to each person that can be cut and joined.
import * as Y from 'yjs';
import type { LabPerson } from './client';

interface LabClock {
  advance(ms: number): Promise<void>;
  settle(): Promise<void>;
  setTimeout(run: () => void, waitMs: number): number;
  /** Real time, for what does not follow the lab's. */
  realSetTimeout(run: () => void, waitMs: number): void;
  takeOver(view: Window): void;
}

declare global {
  interface Window {
    labClock: LabClock;
    network: Network;
    pressKeys(keys: string): Promise<void>;
    typeText(text: string): Promise<void>;
  }
}

/** Lines of unlike length, so that changes meet in unlike orders. */
const LATENCIES_MS = [15, 60, 140];

export class Network {
  #middle = new Y.Doc();
  readonly #people = new Map<number, LabPerson>();
  /** A line each for whoever is online; one that is joined again is another one. */
  readonly #lines = new Map<number, symbol>();

  constructor() {
    this.reset();
  }

  reset(): void {
    this.#middle = new Y.Doc();
    this.#people.clear();
    this.#lines.clear();
    this.#middle.on('update', (update: Uint8Array, from: unknown) => {
      for (const place of this.#lines.keys())
        if (place !== from) this.#later(place, () => this.#people.get(place)?.receive(update));
    });
  }

  /** Somebody's browser has the document open. */
  enter(place: number, person: LabPerson): void {
    this.#people.set(place, person);
    person.onUpdate = (update) => {
      const copy = new Uint8Array(update);
      if (this.#lines.has(place)) this.#later(place, () => Y.applyUpdate(this.#middle, copy, place));
    };
    this.join(place);
  }

  has(place: number): boolean {
    return this.#people.has(place);
  }

  isOnline(place: number): boolean {
    return this.#lines.has(place);
  }

  leave(place: number): void {
    this.#people.delete(place);
    this.#lines.delete(place);
  }

  cut(place: number): void {
    this.#lines.delete(place);
  }

  join(place: number): void {
    const person = this.#people.get(place);
    if (!person || this.#lines.has(place)) return;
    this.#lines.set(place, Symbol());
    const missing = Y.encodeStateAsUpdate(this.#middle, new Uint8Array(person.stateVector()));
    const news = new Uint8Array(person.stateSince(Y.encodeStateVector(this.#middle)));
    person.receive(missing);
    Y.applyUpdate(this.#middle, news, place);
  }

  /** What is under way when the line is cut, or when somebody leaves, never arrives. */
  #later(place: number, run: () => void): void {
    const line = this.#lines.get(place);
    const arrive = () => {
      if (line !== undefined && line === this.#lines.get(place)) run();
    };
    window.labClock.setTimeout(arrive, LATENCIES_MS[place] ?? 0);
  }
}

window.network = new Network();
