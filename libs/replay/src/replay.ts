import { DOCUMENT_KINDS, perDocument, type DocumentKind } from '@fortyfive/documents';
import { EMPTY_INTERVIEW, reduce, type InterviewState, type RoomEvent } from '@fortyfive/interview';
import type * as Y from 'yjs';
import { countBelow } from './count-below.js';
import { DocumentTrack } from './document-track.js';
import { DamagedLogError } from './hash-chain.js';
import { PresenceTrack, type PresentPerson } from './presence-track.js';
import { timesOf, type LogEntry, type Recording } from './recording.js';
import { readEvent } from './room-event-bytes.js';

/** An interview as it was at one moment. */
export interface Moment {
  /** What this reader may not read is empty. */
  readonly documents: Readonly<Record<DocumentKind, Y.Doc>>;
  readonly state: InterviewState;
  /** Who was on the board, where they pointed and what they saw, as last sampled (REPLAY-8). */
  readonly presence: readonly PresentPerson[];
}

/**
 * Plays a recording: hands out the interview as it was at any moment.
 * Going forward applies what is new to the same documents. Going back, or far, starts from the newest keyframe.
 * @example new Replay(decodeRecording(bytes)).at(60_000).documents.board
 */
export class Replay {
  readonly #entries: readonly LogEntry[];
  readonly #times: Uint32Array;
  readonly #tracks: Readonly<Record<DocumentKind, DocumentTrack>>;
  readonly #presence: PresenceTrack;
  #state = EMPTY_INTERVIEW;
  /** How many entries the state includes. */
  #reduced = 0;
  #moment: Moment;

  constructor(recording: Recording) {
    this.#entries = recording.entries;
    this.#times = timesOf(recording.entries);
    this.#tracks = perDocument((kind) => new DocumentTrack(kind, recording));
    this.#presence = new PresenceTrack(recording.entries);
    this.#moment = this.#present([]);
  }

  /** The time of the last entry, ms since the start. */
  get durationMs(): number {
    return this.#times.at(-1) ?? 0;
  }

  /**
   * Everything up to and including this moment; `Infinity` for all there is. A document object stays the same while the time
   * moves forward.
   * @throws DamagedLogError when something on the way there cannot be read; other moments may still be fine
   */
  at(offsetMs: number): Moment {
    // Times are whole milliseconds.
    const count = countBelow(this.#times, Math.floor(offsetMs) + 1);
    this.#reduceTo(count);
    for (const track of Object.values(this.#tracks)) track.moveTo(count);
    const presence = this.#presence.at(count, this.#state.participants);
    const before = this.#moment;
    const isUnchanged =
      before.state === this.#state &&
      before.presence === presence &&
      DOCUMENT_KINDS.every((kind) => before.documents[kind] === this.#tracks[kind].document);
    if (!isUnchanged) this.#moment = this.#present(presence);
    return this.#moment;
  }

  #present(presence: Moment['presence']): Moment {
    return { documents: perDocument((kind) => this.#tracks[kind].document), state: this.#state, presence };
  }

  #reduceTo(count: number): void {
    if (count < this.#reduced) {
      this.#state = EMPTY_INTERVIEW;
      this.#reduced = 0;
    }
    for (; this.#reduced < count; this.#reduced++) {
      const entry = this.#entries[this.#reduced];
      if (entry?.kind === 'event') this.#state = follow(this.#state, readEvent(entry.bytes));
    }
  }
}

/** The reducer trusts its events; those of a recording may be anything. */
function follow(state: InterviewState, event: RoomEvent): InterviewState {
  try {
    return reduce(state, event);
  } catch (cause) {
    throw new DamagedLogError('The recording of this interview is damaged: an event in it makes no sense.', { cause });
  }
}
