import { DOCUMENT_KINDS } from '@fortyfive/documents';
import { seededRandom, type Random } from '../support/seeded-random.js';
import type { ChaosPerson, ChaosRoom } from './chaos-person.js';
import { HonestClient, type HonestClientOptions } from './honest-client.js';
import { RandomEditor } from './random-editor.js';

/** One person with one document open, who edits it without end. */
export class ChaosWriter {
  readonly client: HonestClient;
  readonly #editor: RandomEditor;
  readonly #random: Random;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    person: ChaosPerson,
    interviewId: string,
    kind: 'board' | 'notes',
    seed: number,
    options?: HonestClientOptions,
  ) {
    this.client = new HonestClient(person, interviewId, kind, options);
    this.#random = seededRandom(seed);
    this.#editor = new RandomEditor(this.client.doc, kind, this.#random);
  }

  /** Begins to edit, every so often. */
  type(everyMs: number): void {
    this.rest();
    this.#timer = setTimeout(
      () => {
        this.editOnce();
        this.type(everyMs);
      },
      everyMs * (0.5 + this.#random()),
    );
  }

  rest(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  editOnce(): void {
    if (this.#random() < 0.1) this.#editor.undoOrRedo();
    else this.#editor.edit();
  }

  destroy(): void {
    this.rest();
    this.#editor.destroy();
    this.client.destroy();
  }
}

/** Both people of a room, each with board and notes open. */
export function seatWriters(room: ChaosRoom, seed: number, options?: HonestClientOptions): ChaosWriter[] {
  return [room.interviewer, room.candidate].flatMap((person, seat) =>
    DOCUMENT_KINDS.map(
      (kind, place) => new ChaosWriter(person, room.interviewId, kind, seed * 8 + seat * 2 + place, options),
    ),
  );
}
