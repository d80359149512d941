import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import { toAppError } from '../platform/error-filter.js';
import { RecordingRepository, type PendingEntry } from './recording.repository.js';

interface Waiting {
  readonly entry: PendingEntry;
  readonly resolve: () => void;
  readonly reject: (error: AppError) => void;
}

/** How long entries of different rooms wait for one another, to be committed in one statement. */
const WINDOW_MS = 2;
const MAX_BATCH = 2_000;
const RETRY_MS = 250;

/**
 * Commits document updates in groups. Promises settle in the order of the calls, so whoever broadcasts after them
 * broadcasts in log order. While the database is away the entries wait here and nothing is broadcast.
 */
@Injectable()
export class LogWriter implements OnModuleDestroy {
  readonly #logger = new Logger('LogWriter');
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | null = null;
  #flight: Promise<void> | null = null;
  #isWaitingAllowed = true;
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly repository: RecordingRepository) {}

  /**
   * Resolves once the entry is committed.
   * @throws AppError `interview_over` when the interview takes no more entries
   */
  append(entry: PendingEntry): Promise<void> {
    this.#last = new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      this.#schedule(WINDOW_MS);
    });
    return this.#last;
  }

  /** Resolves when everything appended so far is committed, or refused. */
  async flush(): Promise<void> {
    await this.#last.catch(() => undefined); // Whoever appended it hears of it.
  }

  /** From now on an entry that cannot be committed is refused at once: the server stops, and browsers still have it. */
  stopWaiting(): void {
    this.#isWaitingAllowed = false;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopWaiting();
    await this.flush();
  }

  #schedule(delayMs: number): void {
    if (this.#timer || this.#flight || this.#waiting.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#flight = this.#commit(this.#waiting.splice(0, MAX_BATCH)).finally(() => {
        this.#flight = null;
        this.#schedule(0);
      });
    }, delayMs);
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    const committed = await this.#appendUntilItWorks(batch.map(({ entry }) => entry)).catch(toAppError);
    if (committed instanceof AppError && hasSeveralInterviews(batch)) return this.#commitOneByOne(batch);
    for (const { entry, resolve, reject } of batch) {
      if (committed instanceof AppError) reject(committed);
      else if (committed.has(entry.interviewId)) resolve();
      else reject(new AppError('interview_over'));
    }
  }

  /** Something in the batch cannot be stored: only the interview it belongs to may suffer. */
  async #commitOneByOne(batch: readonly Waiting[]): Promise<void> {
    for (const interviewId of new Set(batch.map(({ entry }) => entry.interviewId))) {
      await this.#commit(batch.filter(({ entry }) => entry.interviewId === interviewId));
    }
  }

  async #appendUntilItWorks(batch: readonly PendingEntry[]): Promise<ReadonlySet<string>> {
    for (;;) {
      try {
        return await this.repository.append(batch);
      } catch (thrown) {
        if (toAppError(thrown).code !== 'unavailable' || !this.#isWaitingAllowed) throw thrown;
        this.#logger.warn(`The database is away; ${batch.length} entries wait.`);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }
}

function hasSeveralInterviews(batch: readonly Waiting[]): boolean {
  return new Set(batch.map(({ entry }) => entry.interviewId)).size > 1;
}
