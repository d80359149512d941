import type { Awareness } from 'y-protocols/awareness';
import { boardGuests, type BoardGuest } from './board-guests';

/** A guest, and when they last did anything here, on `performance.now()`. */
export interface SeenGuest extends BoardGuest {
  readonly activeAtMs: number;
}

interface Changes {
  readonly added: readonly number[];
  readonly updated: readonly number[];
}

/** Everybody else on the board, told anew at most once a frame however much they send. */
export class BoardCompany {
  readonly #awareness: Awareness;
  readonly #listeners = new Set<() => void>();
  readonly #activeAtMs = new Map<number, number>();
  #guests: readonly SeenGuest[] = [];
  #frame = 0;

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
    this.#read();
  }

  /** The same array until somebody has done something. */
  readonly guests = (): readonly SeenGuest[] => this.#guests;

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#listen();
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#awareness.off('change', this.#onChange);
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    };
  };

  #listen(): void {
    this.#awareness.on('change', this.#onChange);
    this.#read();
  }

  readonly #onChange = ({ added, updated }: Changes): void => {
    for (const clientId of [...added, ...updated]) this.#activeAtMs.set(clientId, performance.now());
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#read();
      for (const listener of this.#listeners) listener();
    });
  };

  #read(): void {
    const nowMs = performance.now();
    this.#guests = boardGuests(this.#awareness).map((guest) => ({
      ...guest,
      activeAtMs: this.#activeAtMs.get(guest.clientId) ?? nowMs,
    }));
    const present = new Set(this.#guests.map(({ clientId }) => clientId));
    for (const clientId of this.#activeAtMs.keys()) if (!present.has(clientId)) this.#activeAtMs.delete(clientId);
  }
}

/** Of somebody's browsers, the one in which they last did something. */
export function newestOf(guests: readonly SeenGuest[], userId: string): SeenGuest | null {
  return guests
    .filter(({ person }) => person.userId === userId)
    .reduce<SeenGuest | null>((newest, one) => (newest && newest.activeAtMs > one.activeAtMs ? newest : one), null);
}
