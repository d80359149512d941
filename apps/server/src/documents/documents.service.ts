import { Injectable, Logger } from '@nestjs/common';
import { AppError, CLOSE_CODES } from '@fortyfive/contract';
import { DOCUMENT_KINDS, documentName, type DocumentAddress } from '@fortyfive/documents';
import type { WebSocket } from 'ws';
import { SessionEnds, type SignedIn } from '../platform/session.js';
import { TimeSource } from '../platform/time-source.js';
import { LogWriter } from '../recording/log.writer.js';
import { RecordingService } from '../recording/recording.service.js';
import { RoomChanges, type RoomChange } from '../rooms/room.changes.js';
import { RoomsService, standingIn, type Standing } from '../rooms/rooms.service.js';
import { DocumentConnection } from './document.connection.js';
import { mayRead } from './documents.policy.js';
import { LiveDocument } from './live.document.js';

/** Keeps the documents that somebody has open, and who is connected to them. */
@Injectable()
export class DocumentsService {
  readonly #logger = new Logger('Documents');
  readonly #live = new Map<string, LiveDocument>();
  readonly #loading = new Map<string, Promise<LiveDocument>>();

  constructor(
    private readonly recording: RecordingService,
    private readonly writer: LogWriter,
    private readonly rooms: RoomsService,
    private readonly time: TimeSource,
    private readonly changes: RoomChanges,
    sessionEnds: SessionEnds,
  ) {
    changes.subscribe((change) => this.#rejudge(change));
    sessionEnds.subscribe(({ sessionId }) => this.#closeSession(sessionId));
  }

  /** Connects an accepted socket to a document, or closes it with the code that says why not. */
  async connect(socket: WebSocket, address: DocumentAddress, signedIn: SignedIn): Promise<void> {
    const early: Uint8Array[] = [];
    const hold = (bytes: Buffer): number => early.push(bytes);
    socket.on('message', hold); // The client speaks first, and the document may still have to be read.
    if (!this.#admit(socket, await this.rooms.standingOf(address.interviewId, signedIn.user.id))) return;
    const { document, standing } = await this.#enter(address, signedIn.user.id);
    const leave = (): void => {
      connection.leave();
      this.#unloadSoon(document);
    };
    if (!this.#admit(socket, standing)) return this.#unloadSoon(document);
    const connection = new DocumentConnection(socket, document, signedIn, standing);
    socket.off('message', hold);
    socket.on('message', (bytes: Buffer) => connection.receive(bytes));
    socket.on('close', leave);
    connection.open();
    for (const bytes of early) connection.receive(bytes);
    if (socket.readyState === socket.CLOSED) leave(); // It went while the document was read, and says so no more.
  }

  /** Whether a document is in memory. */
  isOpen(address: DocumentAddress): boolean {
    return this.#live.has(documentName(address));
  }

  /** Closes every connection so that clients come back at once, and waits until what can be committed is. */
  async stop(): Promise<void> {
    this.writer.stopWaiting();
    const documents = [...this.#live.values()];
    for (const { connections } of documents) {
      for (const connection of connections) connection.close(CLOSE_CODES.serverStopping, 'server_stopping');
    }
    await Promise.all(documents.map((document) => document.settle()));
  }

  /** Whether somebody may come in; closes the socket otherwise. */
  #admit(socket: WebSocket, standing: Standing | null): standing is Standing {
    if (standing && mayRead(standing)) return true;
    socket.close(standing ? CLOSE_CODES.interviewOver : CLOSE_CODES.notAllowed);
    return false;
  }

  /**
   * Opens the document and reads the person's standing once more. Whoever acts on the answer without a pause has missed no
   * change of it: if one came meanwhile, or the last of the others left and took the document along, both are read again.
   */
  async #enter(
    address: DocumentAddress,
    userId: string,
  ): Promise<{ document: LiveDocument; standing: Standing | null }> {
    for (;;) {
      const document = await this.#open(address);
      let isOutdated = false;
      const watch = this.changes.subscribe(({ interviewId }) => (isOutdated ||= interviewId === address.interviewId));
      const standing = await this.rooms.standingOf(address.interviewId, userId).finally(() => watch.unsubscribe());
      if (!document.isDestroyed && !isOutdated) return { document, standing };
    }
  }

  /** The live document; read from the log if nobody has it open, once for all who ask meanwhile. */
  #open(address: DocumentAddress): Promise<LiveDocument> {
    const name = documentName(address);
    const present = this.#live.get(name);
    if (present) return Promise.resolve(present);
    const loading = this.#loading.get(name) ?? this.#load(address).finally(() => this.#loading.delete(name));
    this.#loading.set(name, loading);
    return loading;
  }

  /** A document that cannot be read is not there: the next connection tries again, and the log stays as it is. */
  async #load(address: DocumentAddress): Promise<LiveDocument> {
    const { interviewId, kind } = address;
    const entries = await this.recording.entriesOf(interviewId, kind);
    const commit = (bytes: Uint8Array, actorId: string): Promise<void> =>
      this.writer.append({ interviewId, kind, actorId, atMs: this.time.nowMs(), bytes });
    const document = new LiveDocument(address, entries, commit, (broken, reason) => this.#drop(broken, reason));
    this.#live.set(documentName(address), document);
    return document;
  }

  /** What is in memory is not what is in the log: forget it, and let everybody load the log again. */
  #drop(document: LiveDocument, reason: unknown): void {
    const isOver = reason instanceof AppError && reason.code === 'interview_over';
    if (!isOver) this.#logger.error(reason, `Dropped ${documentName(document.address)}`);
    this.#live.delete(documentName(document.address));
    const code = isOver ? CLOSE_CODES.interviewOver : CLOSE_CODES.accessChanged;
    for (const connection of document.connections) connection.close(code, isOver ? 'interview_over' : 'reload');
    document.destroy();
  }

  /** Lets a document go once nobody is connected and everything is committed. */
  #unloadSoon(document: LiveDocument): void {
    void document.settle().then(() => {
      const name = documentName(document.address);
      if (document.connections.size > 0 || this.#live.get(name) !== document) return;
      this.#live.delete(name);
      document.destroy();
    });
  }

  #rejudge({ interviewId, state }: RoomChange): void {
    for (const kind of DOCUMENT_KINDS) {
      for (const connection of this.#live.get(documentName({ interviewId, kind }))?.connections ?? []) {
        const standing = standingIn(state, connection.userId);
        if (!standing) connection.close(CLOSE_CODES.notAllowed, 'not_allowed');
        else if (!mayRead(standing)) connection.close(CLOSE_CODES.interviewOver, 'interview_over');
        else connection.judgeBy(standing);
      }
    }
  }

  #closeSession(sessionId: string): void {
    for (const { connections } of this.#live.values()) {
      for (const connection of connections) {
        if (connection.signedIn.sessionId === sessionId) connection.close(CLOSE_CODES.notAllowed, 'signed_out');
      }
    }
  }
}
