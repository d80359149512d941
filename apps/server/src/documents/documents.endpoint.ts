import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { CLOSE_CODES, DOCUMENTS_PATH } from '@fortyfive/contract';
import { parseDocumentName } from '@fortyfive/documents';
import { WebSocketServer, type WebSocket } from 'ws';
import { isOwnOrigin } from '../platform/origin.js';
import { Sessions } from '../platform/session.js';
import { DocumentsService } from './documents.service.js';

const MAX_FRAME_BYTES = 1024 * 1024;
const HEARTBEAT_MS = 5_000;
const SOCKET_IO_PATH = '/socket.io/';

/** The WebSocket endpoint of the documents, on the server's own port. */
@Injectable()
export class DocumentsEndpoint {
  readonly #logger = new Logger('Documents');
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  #publicUrl: string | undefined;
  #isStopping = false;

  constructor(
    private readonly sessions: Sessions,
    private readonly documents: DocumentsService,
  ) {}

  /** Takes over the upgrades below `/documents/`; socket.io answers its own, and everything else is turned away. */
  attach(server: Server, publicUrl: string | undefined): void {
    this.#publicUrl = publicUrl;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const url = request.url ?? '';
      if (url.startsWith(SOCKET_IO_PATH)) return;
      socket.on('error', () => socket.destroy());
      if (this.#isStopping || !url.startsWith(`${DOCUMENTS_PATH}/`)) return socket.destroy();
      if (!isOwnOrigin(request, this.#publicUrl)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        this.#accept(webSocket, request).catch((error: unknown) => {
          this.#logger.error(error);
          webSocket.close(CLOSE_CODES.accessChanged);
        });
      });
    });
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

  /** Stops serving: clients are told to come back, and everything they sent is committed first. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.documents.stop();
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  /** Unknown, forbidden and signed out look the same: the connection is opened, and closed without a byte (DOCUMENTS-4). */
  async #accept(socket: WebSocket, request: IncomingMessage): Promise<void> {
    socket.on('error', () => socket.terminate());
    this.#watchOver(socket);
    const early: Buffer[] = [];
    const hold = (bytes: Buffer): number => early.push(bytes);
    socket.on('message', hold);
    const { pathname } = new URL(request.url ?? '', 'http://fortyfive');
    const address = parseDocumentName(pathname.slice(DOCUMENTS_PATH.length + 1));
    const signedIn = address && (await this.sessions.signedIn(request));
    socket.off('message', hold);
    if (!address || !signedIn) return socket.close(CLOSE_CODES.notAllowed, 'not_allowed');
    const connected = this.documents.connect(socket, address, signedIn);
    for (const bytes of early) socket.emit('message', bytes, true);
    await connected;
  }
}
