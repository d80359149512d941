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
  readonly #live = new Map<string, Promise<LiveDocument>>();

  constructor(
    private readonly recording: RecordingService,
    private readonly writer: LogWriter,
    private readonly rooms: RoomsService,
    private readonly time: TimeSource,
    changes: RoomChanges,
    sessionEnds: SessionEnds,
  ) {
    changes.subscribe((change) => void this.#rejudge(change));
    sessionEnds.subscribe(({ sessionId }) => void this.#closeSession(sessionId));
  }

  /** Connects an accepted socket to a document, or closes it with the code that says why not. */
  async connect(socket: WebSocket, address: DocumentAddress, signedIn: SignedIn): Promise<void> {
    const early: Uint8Array[] = [];
    const hold = (bytes: Buffer): number => early.push(bytes);
    socket.on('message', hold); // The client speaks first, and the document may still have to be read.
    const { document, standing } = await this.#enter(address, signedIn.user.id);
    if (!standing) return this.#refuse(socket, document, CLOSE_CODES.notAllowed);
    if (!mayRead(standing)) return this.#refuse(socket, document, CLOSE_CODES.interviewOver);
    const connection = new DocumentConnection(socket, document, signedIn, standing);
    socket.off('message', hold);
    socket.on('message', (bytes: Buffer) => connection.receive(bytes));
    socket.on('close', () => {
      connection.leave();
      void this.#unloadWhenIdle(document);
    });
    connection.open();
    for (const bytes of early) connection.receive(bytes);
    if (socket.readyState === socket.CLOSED) connection.leave();
  }

  /** Closes every connection so that clients come back at once, and waits until all is committed. */
  async stop(): Promise<void> {
    const documents = await this.#all();
    for (const { connections } of documents) {
      for (const connection of connections) connection.close(CLOSE_CODES.serverStopping, 'server_stopping');
    }
    await Promise.all(documents.map((document) => document.settle()));
  }

  /**
   * Opens the document, and reads the person's standing after that: whoever acts on the answer without a pause misses no
   * change of it. A document that the last of the others left meanwhile is opened again.
   */
  async #enter(
    address: DocumentAddress,
    userId: string,
  ): Promise<{ document: LiveDocument; standing: Standing | null }> {
    for (;;) {
      const document = await this.#open(address);
      const standing = await this.rooms.standingOf(address.interviewId, userId);
      if (!document.isDestroyed) return { document, standing };
    }
  }

  #open(address: DocumentAddress): Promise<LiveDocument> {
    const name = documentName(address);
    const present = this.#live.get(name);
    if (present) return present;
    const loading = this.#load(address);
    this.#live.set(name, loading);
    // A document that cannot be read is not there: the next connection tries again, and the log stays as it is.
    loading.catch(() => this.#live.delete(name));
    return loading;
  }

  async #load(address: DocumentAddress): Promise<LiveDocument> {
    const { interviewId, kind } = address;
    const entries = await this.recording.entriesOf(interviewId, kind);
    const commit = (bytes: Uint8Array, actorId: string): Promise<void> =>
      this.writer.append({ interviewId, kind, actorId, atMs: this.time.nowMs(), bytes });
    return new LiveDocument(address, entries, commit, (document, reason) => this.#drop(document, reason));
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

  async #unloadWhenIdle(document: LiveDocument): Promise<void> {
    await document.settle();
    const name = documentName(document.address);
    if (document.connections.size > 0 || (await this.#live.get(name)) !== document) return;
    if (document.connections.size > 0) return; // Somebody came while we looked.
    this.#live.delete(name);
    document.destroy();
  }

  async #rejudge({ interviewId, state }: RoomChange): Promise<void> {
    for (const document of await this.#loaded(
      DOCUMENT_KINDS.map((kind) => this.#live.get(documentName({ interviewId, kind }))),
    )) {
      for (const connection of document.connections) {
        const standing = standingIn(state, connection.userId);
        if (!standing) connection.close(CLOSE_CODES.notAllowed, 'not_allowed');
        else if (!mayRead(standing)) connection.close(CLOSE_CODES.interviewOver, 'interview_over');
        else connection.judgeBy(standing);
      }
    }
  }

  async #closeSession(sessionId: string): Promise<void> {
    for (const document of await this.#all()) {
      for (const connection of document.connections) {
        if (connection.signedIn.sessionId === sessionId) connection.close(CLOSE_CODES.notAllowed, 'signed_out');
      }
    }
  }

  #all(): Promise<LiveDocument[]> {
    return this.#loaded([...this.#live.values()]);
  }

  /** Those that could be read. */
  async #loaded(documents: readonly (Promise<LiveDocument> | undefined)[]): Promise<LiveDocument[]> {
    const settled = await Promise.allSettled(documents);
    return settled.flatMap((result) => (result.status === 'fulfilled' && result.value ? [result.value] : []));
  }

  #refuse(socket: WebSocket, document: LiveDocument, code: number): void {
    socket.close(code);
    void this.#unloadWhenIdle(document);
  }
}
