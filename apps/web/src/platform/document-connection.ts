import { CLOSE_CODES, DOCUMENTS_PATH, isFinalClose, MESSAGE_TYPES } from '@fortyfive/contract';
import { documentName, type DocumentAddress } from '@fortyfive/documents';
import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { reconnectDelayMs } from './reconnect-delay';
import { deriveSaveState, type SaveState } from './save-state';
import { TrackedSocket } from './tracked-socket';

/** Why the server will not have us back. */
export type RefusalReason = 'malformed' | 'notAllowed' | 'interviewOver' | 'unknown';

/** Makes the provider's own doubling exceed `maxBackoffTime`, so that the wait is the one set there. */
const BEYOND_OWN_BACKOFF = 30;

/** One shared document, kept in step with the server until it is closed. */
export class DocumentConnection {
  readonly doc = new Y.Doc();
  readonly awareness: Awareness;
  readonly #provider: WebsocketProvider;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Set<string>();
  #saveState: SaveState = 'connecting';
  #refusal: RefusalReason | null = null;
  #hasBeenAnswered = false;
  #failedAttempts = 0;
  #wasLost = false;
  #phase: 'open' | 'closing' | 'closed' = 'open';
  #warnsOnLeaving = false;
  /** Write frames of this connection that the server has committed. */
  #committed = 0;
  /** How many frames must be committed until our own last change is. */
  #changedUpTo = 0;
  /** There are changes that were made offline, or that a lost connection never confirmed. */
  #hasUnsentChanges = false;

  constructor(address: DocumentAddress) {
    this.#provider = new WebsocketProvider(documentsUrl(), documentName(address), this.doc, {
      WebSocketPolyfill: TrackedSocket,
      disableBc: true,
      shouldReconnect: (event) => !isFinalClose(event.code),
    });
    this.awareness = this.#provider.awareness;
    this.#listenToProvider();
    this.#sendOnlyOwnPresence();
    this.doc.on('update', this.#onUpdate);
    window.addEventListener('online', this.#connectNow);
  }

  get saveState(): SaveState {
    return this.#saveState;
  }

  get refusal(): RefusalReason | null {
    return this.#refusal;
  }

  /** Whether the server has ever sent what it has; until then nobody here knows what is in the document. */
  get hasBeenAnswered(): boolean {
    return this.#hasBeenAnswered;
  }

  /** Whether there are changes of ours that the server has not committed. */
  get hasUnsavedChanges(): boolean {
    return this.#waiting.size > 0 || this.#hasUnsentChanges || this.#changedUpTo > this.#committed;
  }

  /** Called after each change of the save state, and when the server has answered for the first time. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** An editor that holds back changes for a moment says so here: they count as not saved. */
  setWaiting(editor: string, isWaiting: boolean): void {
    if (isWaiting === this.#waiting.has(editor)) return;
    if (isWaiting) this.#waiting.add(editor);
    else this.#waiting.delete(editor);
    this.#refresh();
  }

  /** Ends the connection; if there are unsaved changes, as soon as they are saved. */
  close(): void {
    if (this.#phase !== 'open') return;
    this.#phase = 'closing';
    this.awareness.setLocalState(null);
    this.#refresh();
  }

  #listenToProvider(): void {
    const provider = this.#provider;
    provider.messageHandlers[MESSAGE_TYPES.committed] = (_reply, decoder) => {
      this.#committed = decoding.readVarUint(decoder);
      if (this.#isAnswered) this.#hasUnsentChanges = false;
      this.#refresh();
    };
    provider.on('status', ({ status }) => {
      // The others dropped our cursor with the old connection, and take it back only under a newer number.
      if (status === 'connected') this.awareness.setLocalState(this.awareness.getLocalState());
      this.#refresh();
    });
    provider.on('sync', (isSynced) => {
      if (isSynced) this.#onAnswered();
      this.#refresh();
    });
    provider.on('connection-close', (event) => this.#onLost(event?.code));
    provider.on('closed', ({ code }) => {
      this.#refusal = refusalReason(code);
      this.#refresh();
    });
  }

  /** The provider would also send everybody's pointer back to the server, whenever it moves. */
  #sendOnlyOwnPresence(): void {
    const send = this.#provider._awarenessUpdateHandler;
    this.awareness.off('update', send);
    this.awareness.on('update', (changes: Parameters<typeof send>[0], origin: unknown) => {
      if (origin === 'local') send(changes, origin);
    });
  }

  #onAnswered(): void {
    this.#failedAttempts = 0;
    if (this.#hasBeenAnswered) return;
    this.#hasBeenAnswered = true;
    this.#tell();
  }

  /** The provider takes its wait from these two fields right after this event. */
  #onLost(closeCode: number | undefined): void {
    this.#provider.maxBackoffTime = reconnectDelayMs(this.#failedAttempts++, closeCode);
    this.#provider.wsUnsuccessfulReconnects = BEYOND_OWN_BACKOFF;
    this.#hasUnsentChanges ||= this.#changedUpTo > this.#committed;
    this.#committed = 0;
    this.#changedUpTo = 0;
    this.#wasLost = true;
    // Only afterwards does the provider count as disconnected.
    queueMicrotask(() => this.#refresh());
  }

  /** Runs after the provider's own listener, which has sent the change if it could. */
  readonly #onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider) return;
    const socket = this.#socket;
    if (socket && this.#provider.wsconnected && socket.readyState === WebSocket.OPEN) {
      this.#changedUpTo = socket.writesSent;
    } else {
      this.#hasUnsentChanges = true;
    }
    this.#refresh();
  };

  readonly #connectNow = (): void => {
    if (!this.#refusal) this.#provider.connect();
  };

  get #socket(): TrackedSocket | null {
    return this.#provider.ws as TrackedSocket | null;
  }

  /** Whether the server has committed what we answered to its first question, and so all that we had until then. */
  get #isAnswered(): boolean {
    const answerNumber = this.#socket?.answerNumber ?? 0;
    return answerNumber > 0 && this.#committed >= answerNumber;
  }

  #refresh(): void {
    if (this.#phase === 'closed') return;
    const provider = this.#provider;
    const before = this.#saveState;
    this.#saveState = deriveSaveState({
      isRefused: this.#refusal !== null,
      isConnected: provider.wsconnected,
      wasLost: this.#wasLost,
      hasUnsavedChanges: this.hasUnsavedChanges,
      isAnswered: provider.synced && this.#isAnswered,
      isSettled: this.#committed === this.#socket?.writesSent,
    });
    if (this.#saveState === 'saved') this.#wasLost = false;
    this.#warnOnLeaving(this.hasUnsavedChanges && !this.#refusal);
    if (this.#saveState !== before) this.#tell();
    if (this.#phase === 'closing' && (this.#refusal || !this.hasUnsavedChanges)) this.#destroy();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #warnOnLeaving(isNeeded: boolean): void {
    if (isNeeded === this.#warnsOnLeaving) return;
    this.#warnsOnLeaving = isNeeded;
    if (isNeeded) window.addEventListener('beforeunload', askBeforeLeaving);
    else window.removeEventListener('beforeunload', askBeforeLeaving);
  }

  #destroy(): void {
    this.#phase = 'closed';
    this.#warnOnLeaving(false);
    window.removeEventListener('online', this.#connectNow);
    this.doc.off('update', this.#onUpdate);
    this.#provider.destroy();
    this.awareness.destroy();
  }
}

function documentsUrl(): string {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${window.location.host}${DOCUMENTS_PATH}`;
}

function refusalReason(code: number): RefusalReason {
  const reasons = ['malformed', 'notAllowed', 'interviewOver'] as const;
  return reasons.find((reason) => CLOSE_CODES[reason] === code) ?? 'unknown';
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
