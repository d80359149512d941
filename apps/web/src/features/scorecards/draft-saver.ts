import type { MyScorecardView } from '@fortyfive/contract';
import { isPassing, messageOf } from '#platform/http';
import { hasChanges, newestOf, type Changes } from './scorecard-parts';

/** Whether the server has everything that was written. `refused`: it does not take it, and trying again does not help. */
export type DraftStatus = 'saved' | 'saving' | 'not-saved' | 'refused';

interface DraftWire {
  /** Sends the entries that have changed; with `isLeaving` so that it outlives the page. May fail. */
  readonly save: (changed: Changes, isLeaving: boolean) => Promise<MyScorecardView>;
  /** Told the server's whole card after each save. */
  readonly onSaved?: (card: MyScorecardView) => void;
}

const QUIET_MS = 600;
const RETRY_MS = 3_000;

/**
 * Saves a scorecard while it is being written: a moment after the last change, one request at a time, always the newest
 * state of each entry, and again after a passing failure until it is through (SCORECARD-WEB-1).
 */
export class DraftSaver {
  /** Not sent yet, and newer than what is under way. */
  #waiting: Changes = {};
  /** Under way, oldest first. More than one only while the page is being left. */
  #sent: readonly Changes[] = [];
  #lastAttempt: Promise<void> = Promise.resolve();
  #problem: unknown = null;
  /** What was sent before a discard counts for nothing any more. */
  #generation = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #wire: DraftWire;

  constructor(wire: DraftWire) {
    this.#wire = wire;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly readStatus = (): DraftStatus => {
    if (!hasChanges(this.unsaved)) return 'saved';
    if (this.#problem === null) return 'saving';
    return isPassing(this.#problem) ? 'not-saved' : 'refused';
  };

  /** Why the server does not take what was written; `null` unless the status is `refused`. */
  readonly readProblem = (): string | null => (this.readStatus() === 'refused' ? messageOf(this.#problem) : null);

  /** What the server has not confirmed. */
  get unsaved(): Changes {
    return newestOf(...this.#sent, this.#waiting);
  }

  change(changed: Changes): void {
    this.#waiting = newestOf(this.#waiting, changed);
    if (!isPassing(this.#problem)) this.#problem = null;
    this.#saveIn(QUIET_MS);
    this.#tell();
  }

  /** Saves what waits at once, for instance because a field is left. */
  readonly flush = async (): Promise<void> => {
    clearTimeout(this.#timer);
    await this.#lastAttempt;
    if (hasChanges(this.#waiting) && this.readStatus() !== 'refused') await this.#send(this.#waiting);
  };

  /** The page goes away: sends all that is not confirmed in this very moment, for what is under way may be cut off. */
  leave(): void {
    const changed = this.unsaved;
    if (hasChanges(changed) && this.readStatus() !== 'refused') void this.#send(changed, true);
  }

  /** Sends nothing more by itself until the next change or flush. @returns what is not saved once nothing is under way */
  async settle(): Promise<Changes> {
    clearTimeout(this.#timer);
    await this.#lastAttempt;
    clearTimeout(this.#timer);
    return this.unsaved;
  }

  /** Lets go of everything, also of what is under way: the scorecard is final, or no longer this person's. */
  discard(): void {
    clearTimeout(this.#timer);
    this.#generation++;
    this.#waiting = {};
    this.#sent = [];
    this.#problem = null;
    this.#tell();
  }

  #saveIn(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  #send(changed: Changes, isLeaving = false): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = {};
    this.#sent = [...this.#sent, changed];
    this.#lastAttempt = this.#attempt(changed, isLeaving);
    this.#tell();
    return this.#lastAttempt;
  }

  async #attempt(changed: Changes, isLeaving: boolean): Promise<void> {
    const generation = this.#generation;
    try {
      const card = await this.#wire.save(changed, isLeaving);
      if (generation === this.#generation) this.#onSaved(changed, card);
    } catch (error) {
      if (generation === this.#generation) this.#onFailed(changed, error);
    }
  }

  #onSaved(changed: Changes, card: MyScorecardView): void {
    this.#sent = this.#sent.filter((one) => one !== changed);
    this.#problem = null;
    this.#wire.onSaved?.(card);
    this.#tell();
  }

  /** What was written since is newer and wins. */
  #onFailed(changed: Changes, error: unknown): void {
    const newer = this.#sent.slice(this.#sent.indexOf(changed) + 1);
    this.#sent = this.#sent.filter((one) => one !== changed);
    this.#waiting = newestOf(changed, ...newer, this.#waiting);
    this.#problem = error;
    if (isPassing(error)) this.#saveIn(RETRY_MS);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
