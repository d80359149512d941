import { isFinalClose, MESSAGE_TYPES, DOCUMENT_CONDITIONS, type DocumentCondition } from '@fortyfive/contract';
import { createDocument, type DocumentKind } from '@fortyfive/documents';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import type { ChaosPerson } from './chaos-person.js';

/** y-protocols' sync messages that carry changes. */
const SYNC_STEP_2 = 1;
const SYNC_UPDATE = 2;
/** Bytes of an update that adds and deletes nothing. */
const NOTHING_NEW = 2;

/** An own change that the server has not acknowledged. `frame` is its place among the write frames of this connection. */
interface Unconfirmed {
  readonly update: Uint8Array;
  frame: number | null;
}

export interface HonestClientOptions {
  /** The longest wait before it connects again. */
  readonly maxBackoffMs?: number;
}

/**
 * One browser with one document open: y-websocket, and the bookkeeping by which the product's own pages say Saved. It
 * remembers what it was promised: every update it has seen from others, and every own one that was acknowledged.
 */
export class HonestClient {
  readonly doc = createDocument();
  readonly provider: WebsocketProvider;
  /** Updates as they came from the server; what Yjs then emits also tells what they did to own changes that are on their way. */
  readonly seen: Uint8Array[] = [];
  /** Own updates that the server says are in the log. */
  readonly acknowledged: Uint8Array[] = [];
  /** What the server has said of the document, with the time it was heard (`performance.now`). */
  readonly conditions: { readonly condition: DocumentCondition; readonly atMs: number }[] = [];
  /** Close codes that say that coming back is pointless. An honest client must never hear one. */
  readonly refusals: number[] = [];
  /** How connections have ended, by code. */
  readonly closes = new Map<number, number>();
  readonly #awaitingSight: (() => void)[] = [];
  #unconfirmed: Unconfirmed[] = [];
  #writesSent = 0;
  #answerFrame = 0;

  constructor(
    readonly person: ChaosPerson,
    readonly interviewId: string,
    readonly kind: DocumentKind,
    { maxBackoffMs = 2_500 }: HonestClientOptions = {},
  ) {
    const url = person.documentUrl(interviewId, kind);
    this.provider = new WebsocketProvider(url.slice(0, url.lastIndexOf('/')), kind, this.doc, {
      WebSocketPolyfill: this.#countingSocket(),
      disableBc: true,
      maxBackoffTime: maxBackoffMs,
      shouldReconnect: ({ code }) => !isFinalClose(code),
    });
    this.#listen();
    this.doc.on('update', (update: Uint8Array, origin: unknown) => this.#note(update, origin));
  }

  /** Whether the connection stands, the server has answered, and everything typed here is acknowledged. */
  get isSettled(): boolean {
    return this.provider.synced && this.#unconfirmed.length === 0 && this.#answerFrame > 0;
  }

  get isConnected(): boolean {
    return this.provider.wsconnected;
  }

  get unconfirmedCount(): number {
    return this.#unconfirmed.length;
  }

  /** Resolves in the moment in which the next update of somebody else arrives. */
  nextSight(): Promise<void> {
    return new Promise((resolve) => this.#awaitingSight.push(resolve));
  }

  /** The person's laptop is closed, or their network gone: editing goes on here. */
  goOffline(): void {
    this.provider.disconnect();
  }

  comeBack(): void {
    this.provider.connect();
  }

  destroy(): void {
    this.provider.destroy();
    this.provider.awareness.destroy();
    this.doc.destroy();
  }

  #listen(): void {
    const { provider } = this;
    const applySync = provider.messageHandlers[MESSAGE_TYPES.sync];
    provider.messageHandlers[MESSAGE_TYPES.sync] = (...message) => {
      this.#remember(message[1]);
      applySync?.(...message);
    };
    provider.messageHandlers[MESSAGE_TYPES.committed] = (_reply, decoder) => {
      this.#confirm(decoding.readVarUint(decoder));
    };
    provider.messageHandlers[MESSAGE_TYPES.condition] = (_reply, decoder) => {
      const condition = DOCUMENT_CONDITIONS[decoding.readVarUint(decoder)];
      if (condition) this.conditions.push({ condition, atMs: performance.now() });
    };
    provider.on('connection-close', (event) => {
      const code = event?.code ?? 0;
      this.closes.set(code, (this.closes.get(code) ?? 0) + 1);
      if (isFinalClose(code)) this.refusals.push(code);
      for (const change of this.#unconfirmed) change.frame = null;
      this.#writesSent = 0;
      this.#answerFrame = 0;
    });
    // y-websocket also sends back what it hears of others; the product's pages send only their own.
    const send = provider._awarenessUpdateHandler;
    provider.awareness.off('update', send);
    provider.awareness.on('update', (changes: Parameters<typeof send>[0], origin: unknown) => {
      if (origin === 'local') send(changes, origin);
    });
  }

  #remember({ arr, pos }: decoding.Decoder): void {
    const decoder = decoding.createDecoder(arr);
    decoder.pos = pos;
    const isQuestion = decoding.readVarUint(decoder) === 0;
    const update = decoding.readVarUint8Array(decoder);
    if (isQuestion || update.length <= NOTHING_NEW) return;
    this.seen.push(update.slice());
    for (const tell of this.#awaitingSight.splice(0)) tell();
  }

  /** Runs after the provider's own listener, which has sent the change if it could. */
  #note(update: Uint8Array, origin: unknown): void {
    if (origin === this.provider) return;
    const { ws, wsconnected } = this.provider;
    const wasSent = wsconnected && ws?.readyState === WebSocket.OPEN;
    this.#unconfirmed.push({ update, frame: wasSent ? this.#writesSent : null });
  }

  /** What was typed before this connection stood is in the answer to the server's first question. */
  #confirm(committed: number): void {
    if (this.#answerFrame === 0 || committed < this.#answerFrame) return;
    const isIn = ({ frame }: Unconfirmed): boolean => frame === null || frame <= committed;
    for (const change of this.#unconfirmed) if (isIn(change)) this.acknowledged.push(change.update);
    this.#unconfirmed = this.#unconfirmed.filter((change) => !isIn(change));
  }

  #countingSocket(): typeof globalThis.WebSocket {
    const { handshake } = this.person;
    const count = (data: unknown): void => this.#count(data);
    return class extends WebSocket {
      constructor(address: string | URL, protocols?: string[]) {
        super(address, protocols, handshake);
      }

      override send(data: Parameters<WebSocket['send']>[0]): void {
        super.send(data);
        count(data);
      }
    } as unknown as typeof globalThis.WebSocket;
  }

  #count(data: unknown): void {
    if (!(data instanceof Uint8Array) || data[0] !== MESSAGE_TYPES.sync) return;
    if (data[1] === SYNC_STEP_2 || data[1] === SYNC_UPDATE) this.#writesSent++;
    if (data[1] === SYNC_STEP_2 && this.#answerFrame === 0) this.#answerFrame = this.#writesSent;
  }
}
