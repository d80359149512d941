import {
  CLOSE_CODES,
  DOCUMENT_CONDITIONS,
  DOCUMENTS_PATH,
  MESSAGE_TYPES,
  type DocumentCondition,
} from '@fortyfive/contract';
import { createDocument, documentName, type DocumentAddress } from '@fortyfive/documents';
import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import { AnswerWatch } from './answer-watch';
import { isRefusal, refusalReason, type DocumentTrouble, type RefusalReason } from './document-trouble';
import { OwnChanges } from './own-changes';
import { reconnectDelayMs } from './reconnect-delay';
import { deriveSaveState, type SaveState } from './save-state';
import { watchLine } from './socket';
import { TrackedSocket } from './tracked-socket';

/** Makes the provider's own doubling exceed `maxBackoffTime`, so that the wait is the one set there. */
const BEYOND_OWN_BACKOFF = 30;

/** One shared document, kept in step with the server until it is closed. */
export class DocumentConnection {
  readonly doc = createDocument();
  readonly awareness: Awareness;
  readonly #provider: WebsocketProvider;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Set<string>();
  readonly #own = new OwnChanges();
  readonly #answerWatch: AnswerWatch;
  readonly #stopWatchingLine: () => void;
  #saveState: SaveState = 'connecting';
  #trouble: DocumentTrouble | null = null;
  #condition: DocumentCondition = 'normal';
  #refusal: RefusalReason | null = null;
  /** The server has turned us away, because there are too many of us, and not let us in since. */
  #isOneTooMany = false;
  #hasBeenAnswered = false;
  #failedAttempts = 0;
  #wasLost = false;
  #phase: 'open' | 'closing' | 'closed' = 'open';
  #warnsOnLeaving = false;

  constructor(address: DocumentAddress) {
    this.#provider = new WebsocketProvider(documentsUrl(), documentName(address), this.doc, {
      WebSocketPolyfill: TrackedSocket,
      connect: false, // Not before somebody listens.
      disableBc: true,
      shouldReconnect: (event) => !isRefusal(event.code),
    });
    this.awareness = this.#provider.awareness;
    this.#answerWatch = new AnswerWatch(() => this.#provider.wsLastMessageReceived, this.#renew);
    this.#readMessages();
    this.#listenToProvider();
    this.#sendOnlyOwnPresence();
    this.doc.on('update', this.#onUpdate);
    this.#stopWatchingLine = watchLine({ onCut: this.#renew, onBack: this.#connectNow });
    this.#provider.connect();
  }

  get saveState(): SaveState {
    return this.#saveState;
  }

  get refusal(): RefusalReason | null {
    return this.#refusal;
  }

  /** What people should be told about this document; `null` when all is well or only the line is lost. */
  get trouble(): DocumentTrouble | null {
    return this.#trouble;
  }

  /** Whether a change made now has a future: it is taken at once, or when the way to the database is free again. */
  get takesChanges(): boolean {
    return this.#refusal === null && this.#condition !== 'queue-full';
  }

  /** Whether the server has ever sent what it has; until then nobody here knows what is in the document. */
  get hasBeenAnswered(): boolean {
    return this.#hasBeenAnswered;
  }

  /** Whether there are changes of ours that the server has not committed. */
  get hasUnsavedChanges(): boolean {
    return this.#waiting.size > 0 || !this.#own.areSaved;
  }

  /** Called after each change of the save state or of the trouble, and when the server has answered for the first time. */
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

  #readMessages(): void {
    const { messageHandlers } = this.#provider;
    messageHandlers[MESSAGE_TYPES.committed] = (_reply, decoder) => {
      this.#own.confirm(decoding.readVarUint(decoder));
      this.#answerWatch.calm();
      this.#refresh();
    };
    messageHandlers[MESSAGE_TYPES.condition] = (_reply, decoder) => {
      this.#condition = DOCUMENT_CONDITIONS[decoding.readVarUint(decoder)] ?? 'normal';
      this.#refresh();
    };
  }

  #listenToProvider(): void {
    const provider = this.#provider;
    provider.on('status', ({ status }) => {
      if (status === 'connecting' && this.#socket) this.#socket.onAnswer = (number) => this.#own.tellAll(number);
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
    this.#isOneTooMany = false;
    if (this.#hasBeenAnswered) return;
    this.#hasBeenAnswered = true;
    this.#tell();
  }

  /** The provider takes its wait from these two fields right after this event. */
  #onLost(closeCode: number | undefined): void {
    this.#provider.maxBackoffTime = reconnectDelayMs(this.#failedAttempts++, closeCode);
    this.#provider.wsUnsuccessfulReconnects = BEYOND_OWN_BACKOFF;
    this.#own.loseConnection();
    this.#condition = 'normal'; // Whatever it is, the server says so again when we are back.
    this.#isOneTooMany = closeCode === CLOSE_CODES.tooManyConnections;
    this.#wasLost = true;
    // Only afterwards does the provider count as disconnected.
    queueMicrotask(() => this.#refresh());
  }

  /** Runs after the provider's own listener, which has sent the change if it could. */
  readonly #onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider) return;
    const socket = this.#socket;
    const isSent = this.#provider.wsconnected && socket?.readyState === WebSocket.OPEN;
    this.#own.add(isSent ? socket.writesSent : null);
    this.#refresh();
  };

  /** Lets go of a connection that leads nowhere; the provider makes another one after its usual wait. */
  readonly #renew = (): void => {
    if (this.#refusal || !this.#provider.ws) return;
    this.#provider.disconnect();
    this.#provider.shouldConnect = true;
  };

  /** Connects without waiting any longer, and gives up an attempt that may hang since the line was cut. */
  readonly #connectNow = (): void => {
    if (this.#refusal || this.#provider.wsconnected) return;
    this.#provider.disconnect();
    this.#provider.connect();
  };

  get #socket(): TrackedSocket | null {
    return this.#provider.ws as TrackedSocket | null;
  }

  #refresh(): void {
    if (this.#phase === 'closed') return;
    const { wsconnected, synced } = this.#provider;
    const before = [this.#saveState, this.#trouble];
    this.#saveState = deriveSaveState({
      isRefused: this.#refusal !== null,
      isConnected: wsconnected,
      wasLost: this.#wasLost,
      condition: this.#condition,
      hasUnsavedChanges: this.hasUnsavedChanges,
      isSynced: synced,
      isAnswered: this.#own.hasConfirmed(this.#socket?.answerNumber ?? 0),
      isSettled: this.#own.committed === this.#socket?.writesSent,
    });
    this.#trouble = this.#refusal ?? (this.#isOneTooMany ? 'tooManyConnections' : conditionTrouble(this.#condition));
    if (this.#saveState === 'saved') this.#wasLost = false;
    // While it has said why not, the server owes nobody an answer.
    this.#answerWatch.setAwaited(wsconnected && !this.#own.areSaved && !explainsSilence(this.#condition));
    this.#warnOnLeaving(this.hasUnsavedChanges && !this.#refusal);
    if (this.#saveState !== before[0] || this.#trouble !== before[1]) this.#tell();
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
    this.#answerWatch.setAwaited(false);
    this.#stopWatchingLine();
    this.doc.off('update', this.#onUpdate);
    this.#provider.destroy();
    this.awareness.destroy();
  }
}

function documentsUrl(): string {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${window.location.host}${DOCUMENTS_PATH}`;
}

function conditionTrouble(condition: DocumentCondition): DocumentTrouble | null {
  return condition === 'normal' ? null : condition;
}

function explainsSilence(condition: DocumentCondition): boolean {
  return condition !== 'normal' && condition !== 'nearly-full';
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
