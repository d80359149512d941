import type { RoomView, ServerEvents } from '@fortyfive/contract';
import { reduce, type InterviewState } from '@fortyfive/interview';
import { ConflictError } from '#platform/conflict-error';
import { ApiError, isPassing } from '#platform/http';
import type { emit, onConnected, onServerEvent } from '#platform/socket';
import { isFulfilled, sendCommand, type RoomCommand, type RoomCommandType } from './room-command';

/** The connection to the server, handed in so that the store can be tried without one. */
export interface RoomWire {
  readonly emit: typeof emit;
  readonly onServerEvent: typeof onServerEvent;
  readonly onConnected: typeof onConnected;
}

export interface RoomSnapshot {
  /** The room as this browser knows it; `null` until it has been entered once. */
  readonly view: RoomView | null;
  /** Why the room cannot be entered, when trying again by itself will not help. */
  readonly failure: ApiError | null;
  /** Commands under way. */
  readonly busy: readonly RoomCommandType[];
}

type RoomFact = ServerEvents['room:event'];

const RETRY_MS = 2_000;
/** How long an event may lag behind the answer to the command that caused it. */
const ECHO_MS = 1_500;

/**
 * One browser's copy of a room: entered once, then moved on by the server's events through the same reducer
 * that the server uses. Whenever it cannot be sure to have seen every event, it enters again.
 */
export class RoomStore {
  #snapshot: RoomSnapshot = { view: null, failure: null, busy: [] };
  #early: RoomFact[] = [];
  #isEntering = false;
  #isStopped = true;
  /** Done when this browser's latest command has been answered. */
  #turn: Promise<void> = Promise.resolve();
  /** The version that this browser's own commands have led to; its event may still be on the way. */
  #ownVersion = 0;
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly roomId: string,
    readonly wire: RoomWire,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): RoomSnapshot => this.#snapshot;

  start(): () => void {
    this.#isStopped = false;
    const stops = [
      this.wire.onServerEvent('room:event', (fact) => this.#take(fact)),
      this.wire.onServerEvent('room:presence', ({ connectedUserIds }) => this.#changeView({ connectedUserIds })),
      this.wire.onConnected(() => void this.enter()),
    ];
    return () => {
      this.#isStopped = true;
      for (const stop of stops) stop();
    };
  }

  /** Fetches the room as it is now. */
  readonly enter = async (): Promise<void> => {
    if (this.#isEntering || this.#isStopped) return;
    this.#isEntering = true;
    this.#early = [];
    try {
      const view = await this.wire.emit('room:enter', { roomId: this.roomId });
      this.#isEntering = false;
      this.#set({ view, failure: null });
      for (const fact of this.#early) this.#take(fact);
    } catch (error) {
      this.#isEntering = false;
      this.#onEnterFailed(error);
    }
  };

  /**
   * Asks the server for something and waits until it holds. Commands go one after another, each naming the version
   * that the person saw or that their own command before it led to, so that nobody is in conflict with themselves.
   * @throws ApiError with the sentence to show
   */
  readonly run = async (command: RoomCommand): Promise<void> => {
    const { view } = this.#snapshot;
    if (!view) return;
    this.#set({ busy: [...this.#snapshot.busy, command.type] });
    try {
      this.#expectVersion(await this.#send(command, view.state.version));
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const state = error.detail as InterviewState; // What the contract gives for a room's conflict.
      this.#changeView({ state });
      if (!isFulfilled(command, view.state, state, view.myUserId)) throw error;
    } finally {
      const { busy } = this.#snapshot;
      const index = busy.indexOf(command.type);
      this.#set({ busy: busy.filter((_, place) => place !== index) });
    }
  };

  #send(command: RoomCommand, seenVersion: number): Promise<number> {
    const sent = this.#turn.then(async () => {
      const version = Math.max(seenVersion, this.#ownVersion);
      const outcome = await sendCommand(this.wire.emit, command, { roomId: this.roomId, version });
      this.#ownVersion = outcome.version;
      return outcome.version;
    });
    this.#turn = sent.then(
      () => undefined,
      () => undefined,
    );
    return sent;
  }

  #take(fact: RoomFact): void {
    if (this.#isEntering) return void this.#early.push(fact);
    const { view } = this.#snapshot;
    if (!view || (fact.interviewId === view.interviewId && fact.version <= view.state.version)) return;
    const isNext = fact.interviewId === view.interviewId && fact.version === view.state.version + 1;
    if (isNext) this.#changeView({ state: reduce(view.state, fact.event) });
    else void this.enter();
  }

  #expectVersion(version: number): void {
    const isHere = () => (this.#snapshot.view?.state.version ?? version) >= version;
    if (!isHere()) setTimeout(() => !isHere() && void this.enter(), ECHO_MS);
  }

  #onEnterFailed(error: unknown): void {
    if (error instanceof ApiError && !isPassing(error)) this.#set({ failure: error });
    else setTimeout(() => void this.enter(), RETRY_MS);
  }

  #changeView(change: Partial<RoomView>): void {
    const { view } = this.#snapshot;
    if (!view) return;
    const isOlder = change.state && change.state.version < view.state.version;
    if (!isOlder) this.#set({ view: { ...view, ...change } });
  }

  #set(change: Partial<RoomSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
