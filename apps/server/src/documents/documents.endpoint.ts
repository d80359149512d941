import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { CLOSE_CODES, DOCUMENTS_PATH } from '@fortyfive/contract';
import { parseDocumentName } from '@fortyfive/documents';
import { WebSocketServer, type WebSocket } from 'ws';
import { clientAddress } from '../platform/client-address.js';
import { Metrics } from '../platform/metrics.js';
import { isOwnOrigin } from '../platform/origin.js';
import { Sessions } from '../platform/session.js';
import { ConnectionLimits } from './connection.limits.js';
import { DocumentsService, type Arrival } from './documents.service.js';

const MAX_FRAME_BYTES = 1024 * 1024;
const HEARTBEAT_MS = 5_000;
/** How long a client may take to answer a close before it is cut off. */
const CLOSE_TIMEOUT_MS = 1_000;
const SOCKET_OPTIONS = {
  noServer: true,
  maxPayload: MAX_FRAME_BYTES,
  perMessageDeflate: false,
  closeTimeout: CLOSE_TIMEOUT_MS,
};
/** How long we may take to find out who somebody is, and to read the document for them. */
const ARRIVAL_MS = 5_000;
/** Why somebody is turned away on arrival, as the metrics call it. */
const REASONS = {
  notAllowed: 'not-allowed',
  tooFast: 'too-many-handshakes',
  tooManyConnections: 'too-many-connections',
} as const;
const SOCKET_IO_PATH = '/socket.io/';

/** What the endpoint has to know of the server's place in the net. */
export interface PublicPlace {
  readonly publicUrl: string | undefined;
  readonly trustedProxyHops: number;
}

/** The WebSocket endpoint of the documents, on the server's own port. */
@Injectable()
export class DocumentsEndpoint {
  readonly #logger = new Logger('Documents');
  readonly #sockets = new WebSocketServer(SOCKET_OPTIONS);
  readonly #limits = new ConnectionLimits();
  #place: PublicPlace = { publicUrl: undefined, trustedProxyHops: 0 };
  #isStopping = false;

  constructor(
    private readonly sessions: Sessions,
    private readonly documents: DocumentsService,
    private readonly metrics: Metrics,
  ) {}

  /** Takes over the upgrades below `/documents/`; socket.io answers its own, and everything else is turned away. */
  attach(server: Server, place: PublicPlace): void {
    this.#place = place;
    server.on('upgrade', (request: IncomingMessage, wire: Duplex, head: Buffer) => {
      const url = request.url ?? '';
      if (url.startsWith(SOCKET_IO_PATH)) return;
      wire.on('error', () => wire.destroy());
      if (this.#isStopping || !url.startsWith(`${DOCUMENTS_PATH}/`)) return wire.destroy();
      if (!isOwnOrigin(request, place.publicUrl)) {
        this.metrics.refusals.inc({ reason: 'foreign-origin' });
        wire.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, wire, head, (socket) => {
        this.#accept(socket, wire, request).catch((error: unknown) => {
          this.#logger.error(error);
          socket.close(CLOSE_CODES.accessChanged);
        });
      });
    });
  }

  /** Stops serving: everything that came is committed first, then clients are told to come back. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.documents.stop();
    const closed = new Promise((resolve) => this.#sockets.close(resolve)); // Once the last client is gone.
    const deadline = setTimeout(() => {
      for (const socket of this.#sockets.clients) socket.terminate();
    }, CLOSE_TIMEOUT_MS);
    await closed;
    clearTimeout(deadline);
  }

  /**
   * Nothing of what a client sends is read before it is known who it is and whether they may. Unknown, forbidden and signed
   * out look the same: the connection is opened, and closed without a byte (DOCUMENTS-4).
   */
  async #accept(socket: WebSocket, wire: Duplex, request: IncomingMessage): Promise<void> {
    // What ws itself cannot read or finds too large, it closes with the code that says why.
    socket.on('error', () => this.metrics.refusals.inc({ reason: 'unreadable-message' }));
    socket.pause();
    const deadline = setTimeout(() => {
      this.metrics.refusals.inc({ reason: 'arrival-too-slow' });
      socket.terminate();
    }, ARRIVAL_MS);
    try {
      const { pathname } = new URL(request.url ?? '', 'http://fortyfive');
      const address = parseDocumentName(pathname.slice(DOCUMENTS_PATH.length + 1));
      const signedIn = address && (await this.sessions.signedIn(request));
      if (socket.readyState === socket.CLOSED) return; // It took us too long.
      if (!address || !signedIn) return this.#refuse(socket, 'notAllowed');
      const visitor = {
        userId: signedIn.user.id,
        address: clientAddress(request, this.#place.trustedProxyHops),
      };
      const admission = this.#limits.enter(visitor, performance.now());
      if (admission !== 'welcome') return this.#refuse(socket, admission);
      socket.on('close', () => this.#limits.leave(visitor));
      const arrival: Arrival = { socket, wire, signedIn };
      await this.documents.connect(arrival, address);
    } finally {
      clearTimeout(deadline);
      socket.resume();
      if (socket.readyState !== socket.CLOSED) this.#watchOver(socket);
    }
  }

  #refuse(socket: WebSocket, reason: keyof typeof REASONS): void {
    this.metrics.refusals.inc({ reason: REASONS[reason] });
    this.metrics.closes.inc({ code: CLOSE_CODES[reason] });
    socket.close(CLOSE_CODES[reason]);
  }

  /** A peer that vanished without a word is noticed by the ping it does not answer. */
  #watchOver(socket: WebSocket): void {
    let isAlive = true;
    socket.on('pong', () => (isAlive = true));
    const timer = setInterval(() => {
      if (!isAlive) return socket.terminate();
      isAlive = false;
      socket.ping();
    }, HEARTBEAT_MS);
    socket.on('close', () => clearInterval(timer));
  }
}
