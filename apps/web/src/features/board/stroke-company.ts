import { remoteStates } from '#platform/document-people';
import type { Awareness } from 'y-protocols/awareness';
import { readStroke, type LiveStroke } from './live-stroke';

interface Seen {
  readonly packed: unknown;
  readonly stroke: LiveStroke;
  /** When its author stopped showing it; `null` while they do. */
  endedAtMs: number | null;
}

const ANYBODY = (): boolean => true;

/** The strokes that others are drawing, each from its first point until it is on the board. */
export class StrokeCompany {
  /** A stroke that ended is on its way to the board, and is shown so long as it may take; then its author threw it away. */
  static readonly LINGER_MS = 1_000;
  /** By author and id: two people could claim one id. */
  readonly #seen = new Map<string, Seen>();

  get isEmpty(): boolean {
    return this.#seen.size === 0;
  }

  /** Whether something is shown only because it may still come. */
  get isWaiting(): boolean {
    return [...this.#seen.values()].some(({ endedAtMs }) => endedAtMs !== null);
  }

  /**
   * What is to be drawn now. Strokes that have not changed stay the same objects.
   * @param isOnBoard whether the finished stroke has come, so that the preview goes
   */
  strokes(
    awareness: Awareness,
    nowMs: number,
    isOnBoard: (id: string) => boolean,
    mayDraw: (userId: string) => boolean = ANYBODY,
  ): readonly LiveStroke[] {
    const present = new Set<string>();
    for (const { clientId, person, fields } of remoteStates(awareness)) {
      if (fields.stroke == null || !mayDraw(person.userId)) continue;
      const key = this.#see(clientId, fields.stroke);
      if (key !== null) present.add(key);
    }
    for (const [key, seen] of this.#seen) {
      if (!present.has(key)) seen.endedAtMs ??= nowMs;
      const isOver =
        seen.endedAtMs !== null && (isOnBoard(seen.stroke.id) || nowMs - seen.endedAtMs >= StrokeCompany.LINGER_MS);
      if (isOver) this.#seen.delete(key);
    }
    return [...this.#seen.values()].map(({ stroke }) => stroke).filter(({ id }) => !isOnBoard(id));
  }

  #see(clientId: number, packed: unknown): string | null {
    const stroke = readStroke(packed);
    if (!stroke) return null;
    const key = `${clientId} ${stroke.id}`;
    const known = this.#seen.get(key);
    if (known && known.packed === packed) known.endedAtMs = null;
    else this.#seen.set(key, { packed, stroke, endedAtMs: null });
    return key;
  }
}
