import type { DocumentPerson } from '#platform/document-people';
import type { BoardGuest, Call } from './board-guests';

/** A call that counts, and who made it. */
export interface HeardCall {
  readonly caller: DocumentPerson;
  readonly call: Call;
}

/** Whoever calls more often than this only gets in the way. */
const CALLER_RESTS_MS = 3_000;

/** Picks the calls that count: new ones, of people who may write, not too often (TOGETHER-4). */
export class CallFilter {
  readonly #heard = new Map<number, string>();
  readonly #heardAtMs = new Map<string, number>();

  /** @param present what stands there when one comes; it was meant for others */
  constructor(present: readonly BoardGuest[]) {
    for (const { clientId, call } of present) if (call) this.#heard.set(clientId, call.id);
  }

  hear(guests: readonly BoardGuest[], mayWrite: (userId: string) => boolean, nowMs: number): HeardCall[] {
    return guests.flatMap(({ clientId, person, call }) => {
      if (!call || this.#heard.get(clientId) === call.id) return [];
      this.#heard.set(clientId, call.id);
      // The server has stamped who this is; what they may do is in the room's own state.
      if (!mayWrite(person.userId)) return [];
      const lastMs = this.#heardAtMs.get(person.userId) ?? -Infinity;
      if (nowMs - lastMs < CALLER_RESTS_MS) return [];
      this.#heardAtMs.set(person.userId, nowMs);
      return [{ caller: person, call }];
    });
  }
}
