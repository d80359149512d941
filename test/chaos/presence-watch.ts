import type { HonestClient } from './honest-client.js';
import { comesTrue } from './lane.js';

const MOVE_EVERY_MS = 500;

interface Cursor {
  readonly evil?: boolean;
  readonly move?: number;
  readonly user?: { readonly userId: string };
}

/** Honest people move their cursors, and everybody looks whose cursor they are shown. */
export class PresenceWatch {
  /** Cursors that were shown as an honest person's, and were not. */
  forged = 0;
  #move = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly clients: readonly HonestClient[]) {
    const owners = new Map(clients.map(({ doc, person }) => [doc.clientID, person.user.id]));
    for (const { provider } of clients) {
      provider.awareness.on('change', ({ added, updated }: Record<'added' | 'updated', number[]>) => {
        for (const clientId of [...added, ...updated]) {
          const cursor = provider.awareness.getStates().get(clientId) as Cursor | undefined;
          const isHonest = owners.has(clientId) || [...owners.values()].includes(cursor?.user?.userId ?? '');
          if (cursor?.evil && isHonest) this.forged++;
        }
      });
    }
    this.#timer = setInterval(() => this.#moveAll(), MOVE_EVERY_MS);
  }

  /** Whether everybody's next move still reaches everybody else in the same document. */
  async settles(): Promise<boolean> {
    clearInterval(this.#timer);
    this.#moveAll();
    return comesTrue(() => this.clients.every((client) => this.#isSeen(client)), 3_000);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #moveAll(): void {
    this.#move++;
    for (const { provider } of this.clients) provider.awareness.setLocalState({ move: this.#move });
  }

  #isSeen({ doc, kind }: HonestClient): boolean {
    const others = this.clients.filter((other) => other.kind === kind && other.doc !== doc);
    return others.every(({ provider }) => {
      const cursor = provider.awareness.getStates().get(doc.clientID) as Cursor | undefined;
      return cursor?.move === this.#move;
    });
  }
}
