import type { DocumentKind } from '@fortyfive/documents';
import type { AppError } from '@fortyfive/contract';

/** A change of a document, to be committed. */
export interface Draft {
  readonly kind: DocumentKind;
  readonly actorId: string;
  readonly bytes: Uint8Array;
  /** Called once, in the order of the appends: with nothing when it is committed, with the reason when it never will be. */
  readonly settle: (refusal: AppError | null) => void;
}

/** A draft and when it came, ms since the epoch. */
export interface WaitingDraft extends Draft {
  readonly atMs: number;
}

/** Where everybody is on the board. Nobody waits for it, and it may be lost. */
export interface Sample {
  readonly bytes: Uint8Array;
  /** Called when it is in the log. */
  readonly onCommitted: () => void;
}

/** A sample and when it was taken, ms since the epoch. */
export interface WaitingSample extends Sample {
  readonly atMs: number;
}

/** Where a log ends, and on whose behalf. */
export interface LogEnd {
  readonly epoch: number;
  readonly seq: number;
  readonly hash: Uint8Array;
  /** The interview's start, ms since the epoch; `null` in the lobby. */
  readonly startedAtMs: number | null;
}

/** What fits the column: 24.8 days. An interview that is left running longer still takes entries, all at that time. */
const MAX_OFFSET_MS = 2 ** 31 - 1;
/** What may wait for one interview while the database is away. */
export const MAX_WAITING_BYTES = 16 * 1024 * 1024;

/** Milliseconds since the start, as the log keeps them (RECORDING-5). */
export function offsetOf(atMs: number, startedAtMs: number | null): number {
  return startedAtMs === null ? 0 : Math.min(MAX_OFFSET_MS, Math.max(0, Math.round(atMs - startedAtMs)));
}

/** The log of one interview in the hands of this process: where it ends, and what waits to be appended. */
export class InterviewLog {
  /** How many have opened it and not given it back; kept by the writer. */
  holders = 0;
  #waiting: WaitingDraft[] = [];
  #waitingBytes = 0;
  #appended = 0;
  #settled = 0;
  /** The newest sample, if it is not on its way. It is in no queue, so that nothing ever waits for it. */
  sample: WaitingSample | null = null;
  readonly #watchers: { readonly from: number; readonly run: () => void }[] = [];

  constructor(
    readonly interviewId: string,
    public end: LogEnd,
  ) {}

  get waitingCount(): number {
    return this.#waiting.length;
  }

  /** Whether anything is still to be appended. */
  get isBusy(): boolean {
    return this.waitingCount > 0 || this.sample !== null;
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Whether so much waits that nothing more should be taken. */
  get isFull(): boolean {
    return this.#waitingBytes >= MAX_WAITING_BYTES;
  }

  add(draft: Draft, atMs: number): void {
    const { kind, actorId, bytes, settle } = draft;
    this.#waiting.push({ kind, actorId, bytes, settle, atMs });
    this.#waitingBytes += bytes.length;
    this.#appended++;
  }

  /** The oldest that wait, as many as fit but at least one. They go on waiting until they are settled. */
  oldest(maxCount: number, maxBytes: number): readonly WaitingDraft[] {
    let count = 0;
    let bytes = 0;
    while (count < Math.min(maxCount, this.#waiting.length) && bytes < maxBytes)
      bytes += this.#waiting[count++]?.bytes.length ?? 0;
    return this.#waiting.slice(0, count);
  }

  /** The oldest `count` are committed. */
  commit(count: number, end: LogEnd): void {
    this.end = end;
    this.#settle(count, null);
  }

  /** Nothing that waits will ever be committed. */
  refuse(reason: AppError): void {
    this.sample = null;
    this.#settle(this.#waiting.length, reason);
  }

  /** Runs something once everything appended so far is settled; at once when it is. */
  whenSettled(run: () => void): void {
    if (this.#settled === this.#appended) run();
    else this.#watchers.push({ from: this.#appended, run });
  }

  #settle(count: number, reason: AppError | null): void {
    for (const { bytes, settle } of this.#waiting.splice(0, count)) {
      this.#waitingBytes -= bytes.length;
      this.#settled++;
      settle(reason);
      while (this.#watchers[0] && this.#watchers[0].from <= this.#settled) this.#watchers.shift()?.run();
    }
  }
}
