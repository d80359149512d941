import { Logger } from '@nestjs/common';
import { Subject } from 'rxjs';

/** A database that hangs is as good as away, only that nobody says so. */
const SUSPICIOUS_MS = 1_000;

/** Whether the database is away, as whoever writes to it all the time notices first. */
export class DatabaseAbsence {
  readonly #logger = new Logger('LogWriter');
  readonly #changes = new Subject<boolean>();
  #sinceMs: number | null = null;

  /** Tells when it begins (`true`) and when it ends. */
  get changes() {
    return this.#changes.asObservable();
  }

  get isNow(): boolean {
    return this.#sinceMs !== null;
  }

  /** Something is asked of the database. @returns to be called with the answer; without it, the absence begins by itself */
  expectAnswer(): () => void {
    const suspicion = setTimeout(() => this.begin(), SUSPICIOUS_MS);
    return () => clearTimeout(suspicion);
  }

  begin(): void {
    if (this.isNow) return;
    this.#sinceMs = performance.now();
    this.#logger.warn('The database is away: changes wait, and nobody is sent what is not committed.');
    this.#changes.next(true);
  }

  end(): void {
    if (this.#sinceMs === null) return;
    this.#logger.warn(`The database is back after ${Math.round(performance.now() - this.#sinceMs)} ms.`);
    this.#sinceMs = null;
    this.#changes.next(false);
  }
}
