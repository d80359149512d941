import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { participantOf, type InterviewState } from '@fortyfive/interview';
import { encodePresenceSample, readPointer, readViewport, type SampledSeat } from '@fortyfive/replay';
import { LogWriter } from '../recording/log.writer.js';
import type { LiveDocument } from './live.document.js';
import type { OpenInterview } from './open.interview.js';
import { OpenInterviews } from './open.interviews.js';

/** Four times a second. */
const SAMPLE_EVERY_MS = 250;
const NOBODY = encodePresenceSample([]);

/** How far the presence on one board is in the log. */
interface Progress {
  /** The board's count of changes that the newest sample knows of. */
  changes: number;
  newest: Uint8Array;
  /** What is in the log for sure. */
  recorded: Uint8Array;
}

/**
 * Puts where everybody points and what they see on a board into the log, whenever it has changed, all rooms at one time so that
 * they are committed in one statement (DOCUMENTS-14).
 */
@Injectable()
export class PresenceSampler implements OnModuleDestroy {
  readonly #progress = new WeakMap<LiveDocument, Progress>();
  readonly #timer = setInterval(() => this.#sampleAll(), SAMPLE_EVERY_MS);

  constructor(
    private readonly interviews: OpenInterviews,
    private readonly writer: LogWriter,
  ) {}

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  /** Samples one interview now. */
  sample({ documents, state, log }: OpenInterview): void {
    const board = documents.get('board');
    if (!board || state.phase !== 'running') return;
    const progress = this.#progressOf(board);
    const { changes } = board.presence;
    if (progress.changes !== changes) progress.newest = sampleOf(board, state);
    progress.changes = changes;
    const bytes = progress.newest;
    if (isSame(bytes, progress.recorded)) return;
    this.writer.offerSample(log, { bytes, onCommitted: () => (progress.recorded = bytes) });
  }

  #sampleAll(): void {
    for (const interview of this.interviews.interviews()) this.sample(interview);
  }

  #progressOf(board: LiveDocument): Progress {
    const known = this.#progress.get(board);
    if (known) return known;
    // Who was there before a crash, and did not come back, must not stay for ever.
    const progress = { changes: -1, newest: NOBODY, recorded: board.lastSample ?? NOBODY };
    this.#progress.set(board, progress);
    return progress;
  }
}

/** Observers are not shown (DOCUMENTS-14). */
function sampleOf({ presence }: LiveDocument, state: InterviewState): Uint8Array {
  const seats: SampledSeat[] = [];
  for (const { userId, state: said } of presence.latest()) {
    const participant = participantOf(state, userId);
    if (!participant || participant.role === 'observer') continue;
    const places = { pointer: readPointer(said.pointer), viewport: readViewport(said.viewport) };
    if (places.pointer || places.viewport) seats.push({ seat: state.participants.indexOf(participant), ...places });
  }
  return encodePresenceSample(seats.sort((one, other) => one.seat - other.seat));
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
