import type { OwnQuestionView, SavedOwnQuestionView, SaveOwnQuestionBody } from '@fortyfive/contract';
import { ApiError, isPassing, messageOf } from '#platform/http';

/** Whether the server has the text as it stands. `refused`: it does not take it, and trying again does not help. */
export type DraftStatus = 'saved' | 'saving' | 'not-saved' | 'refused' | 'conflict';

/** What the page shows of a question that is being written. */
export interface DraftState {
  readonly yaml: string;
  readonly status: DraftStatus;
  /** Why the server does not take it; `null` unless refused. */
  readonly refusal: string | null;
  /** What the server said of the text that it has. */
  readonly saved: SavedOwnQuestionView;
  /** The text that it has. */
  readonly savedYaml: string;
  /** What another window has saved meanwhile; `null` unless there is a conflict. */
  readonly theirs: OwnQuestionView | null;
}

interface DraftWire {
  readonly save: (body: SaveOwnQuestionBody, isLeaving: boolean) => Promise<SavedOwnQuestionView>;
  readonly readNewest: () => Promise<OwnQuestionView>;
}

const QUIET_MS = 700;
const RETRY_MS = 3_000;

/** The text of a question while it is being written, and its way to the server (OWN-WEB-1, OWN-WEB-2). */
export class QuestionDraft {
  #state: DraftState;
  #underWay: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #wire: DraftWire;

  constructor(view: OwnQuestionView, wire: DraftWire) {
    this.#wire = wire;
    this.#state = {
      ...{ yaml: view.yaml, savedYaml: view.yaml, saved: view },
      status: 'saved',
      refusal: null,
      theirs: null,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): DraftState => this.#state;

  /** While two texts wait to be chosen from, nothing is sent. */
  change(yaml: string): void {
    if (this.#state.theirs) return this.#set({ yaml });
    this.#set({ yaml, status: yaml === this.#state.savedYaml && !this.#underWay ? 'saved' : 'saving', refusal: null });
    this.#saveIn(QUIET_MS);
  }

  /** Saves what waits at once. Resolves when nothing is under way. */
  readonly flush = async (): Promise<void> => {
    clearTimeout(this.#timer);
    while (this.#underWay) await this.#underWay;
    if (!this.#isSendable) return;
    this.#underWay = this.#send().finally(() => (this.#underWay = null));
    await this.#underWay;
    // What was typed meanwhile goes next.
    if (this.#isSendable && this.#state.status === 'saving') await this.flush();
  };

  /** The page goes away: sends what is not confirmed in this very moment. */
  leave(): void {
    if (this.#isSendable) void this.#wire.save(this.#body, true).catch(() => undefined);
  }

  /** Sends nothing by itself any more. */
  close(): void {
    clearTimeout(this.#timer);
  }

  /** The question is gone, and with it whatever was typed. */
  forget(): void {
    this.close();
    this.#set({ savedYaml: this.#state.yaml, theirs: null, status: 'saved' });
  }

  /** Ends a conflict: the text here is saved over the other one, or gives way to it. */
  settle(choice: 'mine' | 'theirs'): void {
    const { theirs, yaml } = this.#state;
    if (!theirs) return;
    const kept = choice === 'mine' ? yaml : theirs.yaml;
    this.#set({ yaml: kept, saved: theirs, savedYaml: theirs.yaml, theirs: null, status: 'saved' });
    this.change(kept);
    if (choice === 'mine') void this.flush();
  }

  get #isSendable(): boolean {
    const { yaml, savedYaml, theirs, status } = this.#state;
    return yaml !== savedYaml && !theirs && status !== 'refused';
  }

  get #body(): SaveOwnQuestionBody {
    return { yaml: this.#state.yaml, revision: this.#state.saved.revision };
  }

  #saveIn(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  async #send(): Promise<void> {
    const body = this.#body;
    this.#set({ status: 'saving' });
    try {
      this.#onSaved(await this.#wire.save(body, false), body.yaml);
    } catch (error) {
      await this.#onFailed(error, body.yaml);
    }
  }

  #onSaved(saved: SavedOwnQuestionView, savedYaml: string): void {
    this.#set({ saved, savedYaml, refusal: null, status: this.#state.yaml === savedYaml ? 'saved' : 'saving' });
  }

  async #onFailed(error: unknown, sent: string): Promise<void> {
    if (error instanceof ApiError && error.code === 'draft_changed') return this.#compare(sent);
    if (!isPassing(error)) return this.#set({ status: 'refused', refusal: messageOf(error) });
    this.#set({ status: 'not-saved' });
    this.#saveIn(RETRY_MS);
  }

  /** What the server has may be what was sent: then only its answer was lost. */
  async #compare(sent: string): Promise<void> {
    try {
      const theirs = await this.#wire.readNewest();
      if (theirs.yaml === sent) this.#onSaved(theirs, sent);
      else this.#set({ theirs, status: 'conflict' });
    } catch (error) {
      await this.#onFailed(error, sent);
    }
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
