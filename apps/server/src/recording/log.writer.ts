import { hash } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import { linkInput, type LogEntry } from '@fortyfive/replay';
import { isDatabaseAway } from '../platform/error-filter.js';
import { Metrics } from '../platform/metrics.js';
import { TimeSource } from '../platform/time-source.js';
import { DatabaseAbsence } from './database.absence.js';
import {
  InterviewLog,
  offsetOf,
  type Draft,
  type LogEnd,
  type Sample,
  type WaitingDraft,
  type WaitingSample,
} from './interview.log.js';
import { LogRepository, type LinkedEntry, type LogPart } from './log.repository.js';

const MAX_BATCH = 2_000;
const MAX_BATCH_BYTES = 8 * 1024 * 1024;
const RETRY_MS = 250;
/** From so many waiting changes on, samples are left out. */
const LONG_QUEUE = 100;

/** What one flight takes of one log. */
interface Taken extends LogPart {
  readonly log: InterviewLog;
  /** What the last of the entries is, when that is none that anybody waits for. */
  readonly sample: WaitingSample | null;
}

/**
 * Appends changes of documents to the logs of their interviews, all rooms together in one statement. Whatever is appended
 * settles in order. While the database is away everything waits here.
 */
@Injectable()
export class LogWriter implements OnModuleDestroy {
  readonly #logger = new Logger('LogWriter');
  readonly #held = new Map<string, { readonly opening: Promise<InterviewLog>; log?: InterviewLog }>();
  readonly #waiting = new Set<InterviewLog>();
  readonly #absence = new DatabaseAbsence();
  #timer: NodeJS.Timeout | NodeJS.Immediate | null = null;
  #flight: Promise<void> | null = null;
  #handOver: () => void = () => undefined;
  #isPatient = true;

  constructor(
    private readonly repository: LogRepository,
    private readonly time: TimeSource,
    private readonly metrics: Metrics,
  ) {}

  /** Tells when the database goes away, and when it is back. */
  get awayChanges() {
    return this.#absence.changes;
  }

  get isAway(): boolean {
    return this.#absence.isNow;
  }

  /**
   * Takes the log of an interview over: from now on nobody who held it before can append. Release it afterwards.
   * @throws AppError `not_found`; `interview_over` when the end is in the log
   */
  async open(interviewId: string): Promise<InterviewLog> {
    const log = await (this.#held.get(interviewId)?.opening ?? this.#takeOver(interviewId));
    log.holders++;
    return log;
  }

  /** The last to let go, once everything is settled, ends the holding. */
  release(log: InterviewLog): void {
    log.holders--;
    if (log.holders === 0 && !log.isBusy) this.#forget(log);
  }

  append(log: InterviewLog, draft: Draft): void {
    log.add(draft, this.time.nowMs());
    this.#waiting.add(log);
    this.#schedule();
  }

  /** Takes a sample of presence along in the next statement, but none while the database is away or much waits (RECORDING-10). */
  offerSample(log: InterviewLog, sample: Sample): void {
    if (this.isAway || !this.#isPatient || log.waitingCount > LONG_QUEUE) return;
    log.sample = { ...sample, atMs: this.time.nowMs() };
    this.#waiting.add(log);
    this.#schedule();
  }

  /** Whoever holds changes back for a moment hands them over here. */
  beforeFlush(handOver: () => void): void {
    this.#handOver = handOver;
  }

  /** Resolves when everything appended to this interview so far is settled. */
  async flush(interviewId: string): Promise<void> {
    this.#handOver();
    const log = this.#held.get(interviewId)?.log;
    if (log) await new Promise<void>((resolve) => log.whenSettled(resolve));
  }

  /** From now on what cannot be committed is refused at once: the server stops, and browsers still have it. */
  stopWaiting(): void {
    this.#isPatient = false;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopWaiting();
    for (const log of this.#waiting) log.sample = null;
    await this.#flight;
    await Promise.all([...this.#waiting].map((log) => new Promise<void>((resolve) => log.whenSettled(resolve))));
  }

  #takeOver(interviewId: string): Promise<InterviewLog> {
    const opening = this.repository.takeOver(interviewId).then((end) => {
      const log = new InterviewLog(interviewId, end);
      this.#held.set(interviewId, { opening, log });
      return log;
    });
    this.#held.set(interviewId, { opening });
    opening.catch(() => this.#held.delete(interviewId)); // Whoever asked hears of it.
    return opening;
  }

  #forget(log: InterviewLog): void {
    if (this.#held.get(log.interviewId)?.log === log) this.#held.delete(log.interviewId);
  }

  #schedule(): void {
    if (this.#timer || this.#flight || this.#waiting.size === 0) return;
    const start = (): void => {
      this.#timer = null;
      const taken = this.#take();
      if (taken.length === 0) return;
      this.#flight = this.#fly(taken).finally(() => {
        this.#flight = null;
        this.#measureQueue();
        this.#schedule();
      });
    };
    // Whatever is appended in the same turn goes along.
    this.#timer = this.isAway ? setTimeout(start, RETRY_MS) : setImmediate(start);
  }

  /** As much as fits one statement, linked into each log's chain. */
  #take(): Taken[] {
    const taken: Taken[] = [];
    let room = MAX_BATCH;
    let bytes = MAX_BATCH_BYTES;
    for (const log of this.#waiting) {
      if (room <= 0 || bytes <= 0) break;
      const { interviewId, end } = log;
      const drafts = log.oldest(room, bytes);
      const sample = this.#takeSample(log, drafts.length);
      const entries = linkEntries(drafts, sample, end);
      if (entries.length === 0) this.#forgetIfSettled(log);
      else taken.push({ log, interviewId, epoch: end.epoch, seq: end.seq, entries, sample });
      room -= entries.length;
      for (const entry of entries) bytes -= entry.bytes.length;
    }
    return taken;
  }

  /** Never in the place of a change, and after an outage only alone: what is sent again must begin as what was sent before. */
  #takeSample(log: InterviewLog, draftCount: number): WaitingSample | null {
    const { sample } = log;
    log.sample = null;
    const isWelcome = draftCount === 0 || (!this.isAway && draftCount === log.waitingCount);
    return isWelcome ? sample : null;
  }

  async #fly(taken: readonly Taken[]): Promise<void> {
    const noteAnswer = this.#absence.expectAnswer();
    try {
      const isWhole = await this.#append(taken);
      if (isWhole) for (const part of taken) this.#commit(part, part.entries.length);
      else await this.#catchUp(taken);
      this.#absence.end();
    } catch (error) {
      await this.#recover(taken, error);
    } finally {
      noteAnswer();
    }
  }

  /** @returns whether everything is committed now */
  async #append(taken: readonly Taken[]): Promise<boolean> {
    const count = taken.reduce((sum, { entries }) => sum + entries.length, 0);
    const stopTimer = this.metrics.commitSeconds.startTimer();
    const appended = await this.repository.append(taken);
    stopTimer();
    this.metrics.commitBatchSize.observe(count);
    return appended === count;
  }

  /** The first `count` entries of a part are in the log. */
  #commit({ log, seq, entries, sample }: Taken, count: number): void {
    const { hash } = entries[count - 1] as LinkedEntry;
    const draftCount = entries.length - Number(sample !== null);
    log.commit(Math.min(count, draftCount), { ...log.end, seq: seq + count, hash });
    if (count > draftCount) sample?.onCommitted();
    this.#forgetIfSettled(log);
  }

  /** Not all logs end where we thought: an event came between, the end did, or somebody else has taken one over. */
  async #catchUp(taken: readonly Taken[]): Promise<void> {
    const ends = await this.repository.readEnds(taken.map(({ interviewId }) => interviewId));
    for (const part of taken) {
      const { log } = part;
      const end = ends.get(log.interviewId);
      const known = end ? await this.#countKnown(part, end) : 0;
      if (known > 0) this.#commit(part, known);
      if (known === part.entries.length) continue;
      if (!end || end.isClosed) this.#refuse(log, new AppError('interview_over'));
      else if (end.epoch !== log.end.epoch) this.#refuse(log, new AppError('unavailable'));
      else log.end = end;
    }
  }

  /** How many of these entries are in the log: all, or those of a commit whose answer was lost. Their hashes tell. */
  async #countKnown({ interviewId, seq, entries }: Taken, end: LogEnd): Promise<number> {
    if (end.seq === seq) return 0;
    if (isSame(end.hash, entries[entries.length - 1]?.hash)) return entries.length;
    const stored = await this.repository.read(interviewId, { after: seq, upTo: end.seq });
    const different = entries.findIndex(({ hash: own }, index) => !isSame(own, stored[index]?.hash));
    return different === -1 ? entries.length : different;
  }

  async #recover(taken: readonly Taken[], error: unknown): Promise<void> {
    if (isDatabaseAway(error) && this.#isPatient) {
      for (const { log, sample } of taken) log.sample ??= sample; // Something has to find out when it is back.
      return this.#absence.begin();
    }
    if (!isDatabaseAway(error)) this.#logger.error(error);
    // Something in the batch cannot be stored: only the interview it belongs to may suffer.
    if (taken.length > 1 && this.#isPatient) for (const part of taken) await this.#fly([part]);
    else for (const { log } of taken) this.#refuse(log, new AppError('unavailable'));
  }

  #refuse(log: InterviewLog, reason: AppError): void {
    this.#forget(log); // Whoever opens it next takes it over anew.
    log.refuse(reason);
    this.#forgetIfSettled(log);
  }

  #forgetIfSettled(log: InterviewLog): void {
    if (log.isBusy) return;
    this.#waiting.delete(log);
    if (log.holders === 0) this.#forget(log);
  }

  #measureQueue(): void {
    let entries = 0;
    let bytes = 0;
    for (const log of this.#waiting) {
      entries += log.waitingCount;
      bytes += log.waitingBytes;
    }
    this.metrics.queueEntries.set(entries);
    this.metrics.queueBytes.set(bytes);
  }
}

/** Changes in their order, and then the sample: it was taken before the last of them at the earliest. */
function linkEntries(
  drafts: readonly WaitingDraft[],
  sample: WaitingSample | null,
  { seq, hash: previous, startedAtMs }: LogEnd,
): LinkedEntry[] {
  const entries = drafts.map((draft) => asEntry(draft, startedAtMs));
  if (sample) {
    const atMs = Math.max(sample.atMs, drafts.at(-1)?.atMs ?? 0);
    entries.push(asEntry({ kind: 'presence', actorId: null, bytes: sample.bytes, atMs }, startedAtMs));
  }
  let last = previous;
  return entries.map((entry, index) => {
    last = hash('sha256', linkInput(last, seq + index + 1, entry), 'buffer');
    return { ...entry, hash: last };
  });
}

function asEntry(waiting: Omit<LogEntry, 'offsetMs'> & { atMs: number }, startedAtMs: number | null): LogEntry {
  const { kind, actorId, bytes, atMs } = waiting;
  return { offsetMs: offsetOf(atMs, startedAtMs), kind, actorId, bytes };
}

function isSame(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && Buffer.compare(one, other) === 0;
}
