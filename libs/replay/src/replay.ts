import { DOCUMENT_KINDS, type DocumentKind } from '@fortyfive/documents';
import { EMPTY_INTERVIEW, reduce, type InterviewState, type RoomEvent } from '@fortyfive/interview';
import { decodeUtf8, encodeUtf8 } from 'lib0/string';
import * as Y from 'yjs';
import type { LogEntry } from './recording.js';

/** An interview as it was at one moment. */
export interface Moment {
  readonly documents: Readonly<Record<DocumentKind, Y.Doc>>;
  readonly state: InterviewState;
}

/**
 * Plays a recording: hands out the interview as it was at any moment.
 * Going forward applies what is new to the same documents; Yjs cannot go back, so going back starts with fresh ones.
 * @example new Replay(decodeRecording(bytes)).at(60_000).documents.board
 */
export class Replay {
  readonly #entries: readonly LogEntry[];
  #applied = 0;
  #moment = emptyMoment();

  constructor(entries: readonly LogEntry[]) {
    this.#entries = entries;
  }

  /** The time of the last entry, ms since the start. */
  get durationMs(): number {
    return this.#entries.at(-1)?.offsetMs ?? 0;
  }

  /** Everything up to and including this moment. A document object stays the same while the time moves forward. */
  at(offsetMs: number): Moment {
    const previous = this.#entries[this.#applied - 1];
    if (previous && previous.offsetMs > offsetMs) this.#rewind();
    let next = this.#entries[this.#applied];
    while (next && next.offsetMs <= offsetMs) {
      this.#apply(next);
      next = this.#entries[++this.#applied];
    }
    return this.#moment;
  }

  #apply(entry: LogEntry): void {
    if (entry.kind === 'event')
      this.#moment = { ...this.#moment, state: reduce(this.#moment.state, readEvent(entry.bytes)) };
    else Y.applyUpdate(this.#moment.documents[entry.kind], entry.bytes, this);
  }

  #rewind(): void {
    for (const kind of DOCUMENT_KINDS) this.#moment.documents[kind].destroy();
    this.#applied = 0;
    this.#moment = emptyMoment();
  }
}

/** The bytes under which a room event stands in the log. */
export function writeEvent(event: RoomEvent): Uint8Array<ArrayBuffer> {
  return encodeUtf8(JSON.stringify(event));
}

/** The room event behind a log entry's bytes. */
export function readEvent(bytes: Uint8Array): RoomEvent {
  return JSON.parse(decodeUtf8(bytes)) as RoomEvent;
}

function emptyMoment(): Moment {
  return { documents: { board: new Y.Doc(), notes: new Y.Doc() }, state: EMPTY_INTERVIEW };
}
