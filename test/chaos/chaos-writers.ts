import type { DocumentKind } from '@fortyfive/documents';
import { pickIndex, seededRandom, type Random } from '../support/seeded-random.js';
import { documentsFor, type ChaosPerson, type ChaosRoom } from './chaos-person.js';
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
    private readonly kind: DocumentKind,
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
    if (this.kind === 'board') this.#point();
  }

  /** Where the pointer is, so that it is sampled into the log between the changes. */
  #point(): void {
    const at = { x: pickIndex(this.#random, 4_000) / 2, y: pickIndex(this.#random, 4_000) / 2 };
    const pointer = { ...at, tool: 'pointer', isDown: this.#random() < 0.3 };
    const { awareness } = this.client.provider;
    awareness.setLocalStateField('pointer', pointer);
    if (this.#random() < 0.1) awareness.setLocalStateField('viewport', { ...at, width: 1_440, height: 900 });
  }

  destroy(): void {
    this.rest();
    this.#editor.destroy();
    this.client.destroy();
  }
}

/** Both people of a room, each with everything open that they may read. */
export function seatWriters(room: ChaosRoom, seed: number, options?: HonestClientOptions): ChaosWriter[] {
  return [room.interviewer, room.candidate].flatMap((person, seat) =>
    documentsFor(person, room).map(
      (kind, place) => new ChaosWriter(person, room.interviewId, kind, seed * 8 + seat * 4 + place, options),
    ),
  );
}
