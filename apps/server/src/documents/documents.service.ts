import type { Duplex } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { AppError, CLOSE_CODES, type ErrorCode } from '@fortyfive/contract';
import { documentName, type DocumentAddress, type DocumentKind } from '@fortyfive/documents';
import type { WebSocket } from 'ws';
import { toAppError } from '../platform/error-filter.js';
import { Metrics } from '../platform/metrics.js';
import { SessionEnds, type SignedIn } from '../platform/session.js';
import { SessionWatch } from '../platform/session-watch.js';
import { LogWriter } from '../recording/log.writer.js';
import { RecordingSealer } from '../recording/recording.sealer.js';
import { RecordingService } from '../recording/recording.service.js';
import { RoomChanges, type RoomChange } from '../rooms/room.changes.js';
import { RoomsService, standingIn, type Standing } from '../rooms/rooms.service.js';
import { AckPacer } from './ack.pacer.js';
import { DocumentConnection } from './document.connection.js';
import { mayRead } from './documents.policy.js';
import { LiveDocument } from './live.document.js';
import { OpenInterview } from './open.interview.js';
import { WriteIntake } from './write.intake.js';

/** After so many changes a document's state is kept, so that nobody has to wait for all of them to be read again. */
const KEYFRAME_EVERY = 2_000;
/** When the last person leaves, it is worth it sooner. */
const KEYFRAME_AT_LEAVING = 200;

/** y-websocket takes a line for dead on which nothing came for 30 s. */
const KEEP_ALIVE_MS = 10_000;

/** An accepted socket, and the stream below it. */
export interface Arrival {
  readonly socket: WebSocket;
  readonly wire: Duplex;
  readonly signedIn: SignedIn;
}

/** How a document that cannot be opened is refused; anything else may pass, so the client comes back. */
const CLOSE_REASONS: Partial<Record<ErrorCode, keyof typeof CLOSE_CODES>> = {
  not_found: 'notAllowed',
  interview_over: 'interviewOver',
  recording_damaged: 'damaged',
};

/** Places of one document (DOCUMENTS-10). Those who watch cannot keep those who write out. */
const SEATS = 20;
const SEATS_FOR_OBSERVERS = 12;

/** Somebody's way into a document. */
interface Visit {
  readonly interview: OpenInterview;
  readonly document: LiveDocument;
}

/** Keeps the documents that somebody has open, and who is connected to them. */
@Injectable()
export class DocumentsService {
  readonly #logger = new Logger('Documents');
  readonly #interviews = new Map<string, OpenInterview>();
  readonly #opening = new Map<string, Promise<OpenInterview>>();
  readonly #pacer = new AckPacer();
  readonly #intake = new WriteIntake();
  readonly #keepingAlive = setInterval(() => this.#keepAlive(), KEEP_ALIVE_MS);

  constructor(
    private readonly recording: RecordingService,
    private readonly writer: LogWriter,
    private readonly sealer: RecordingSealer,
    private readonly rooms: RoomsService,
    private readonly changes: RoomChanges,
    private readonly metrics: Metrics,
    private readonly sessionWatch: SessionWatch,
    private readonly sessionEnds: SessionEnds,
  ) {
    writer.beforeFlush(() => this.#intake.take());
    changes.subscribe((change) => this.#rejudge(change));
    sessionEnds.subscribe(({ sessionId }) => this.#closeSession(sessionId));
    writer.awayChanges.subscribe(() => {
      for (const document of this.#documents()) document.judgeCondition();
    });
  }

  /** Connects an accepted, paused socket to a document, or closes it with the code that says why not. */
  async connect(arrival: Arrival, address: DocumentAddress): Promise<void> {
    try {
      await this.#connect(arrival, address);
    } catch (error) {
      const { code } = toAppError(error);
      this.#closeArrival(arrival.socket, CLOSE_REASONS[code] ?? 'accessChanged');
    }
  }

  /** Whether a document is in memory. */
  isOpen({ interviewId, kind }: DocumentAddress): boolean {
    return this.#interviews.get(interviewId)?.documents.has(kind) ?? false;
  }

  /** Waits until what can be committed is, says so, and closes every connection so that clients come back at once. */
  async stop(): Promise<void> {
    clearInterval(this.#keepingAlive);
    this.#intake.take();
    this.writer.stopWaiting();
    await Promise.all([...this.#documents()].map((document) => document.settle()));
    this.#pacer.flush();
    for (const { connections } of this.#documents())
      for (const connection of connections) connection.close('serverStopping', 'server_stopping');
  }

  async #connect(arrival: Arrival, address: DocumentAddress): Promise<void> {
    const { socket, signedIn } = arrival;
    let isSignedOut = false;
    const watch = this.sessionEnds.subscribe(({ sessionId }) => (isSignedOut ||= sessionId === signedIn.sessionId));
    const visit = await this.#visit(arrival, address).finally(() => watch.unsubscribe());
    if (!visit) return;
    const { interview, document } = visit;
    // From here on nothing waits, so no change of the standing is missed.
    const standing = isSignedOut ? null : standingIn(interview.state, signedIn.user.id);
    const isCurrent = this.#interviews.get(address.interviewId) === interview;
    if (socket.readyState === socket.CLOSED) return this.#leave(interview, document);
    if (!isCurrent) this.#closeArrival(socket, 'accessChanged');
    else if (!this.#admit(socket, standing)) return this.#leave(interview, document);
    else if (hasSeat(document, standing)) return this.#seat(arrival, visit, standing);
    else this.#refuseArrival(socket, 'tooManyConnections', 'too-many-connections');
    this.#leave(interview, document);
  }

  /** Opens the document for somebody who may read it; they have to leave again. */
  async #visit({ socket, signedIn }: Arrival, { interviewId, kind }: DocumentAddress): Promise<Visit | null> {
    const present = this.#interviews.get(interviewId);
    const userId = signedIn.user.id;
    // Whoever has no business here must not make us open anything.
    const standing = present ? standingIn(present.state, userId) : await this.rooms.standingOf(interviewId, userId);
    if (!this.#admit(socket, standing)) return null;
    const interview = present ?? (await this.#open(interviewId));
    const document = await interview.enter(kind).catch((error: unknown) => this.#failToLoad(interview, error));
    return { interview, document };
  }

  #seat({ socket, wire, signedIn }: Arrival, { interview, document }: Visit, standing: Standing): void {
    const parts = { socket, wire, signedIn, pacer: this.#pacer, intake: this.#intake, metrics: this.metrics };
    const connection = new DocumentConnection(parts, document, standing);
    const letSessionGo = this.sessionWatch.hold(signedIn.sessionId);
    socket.on('message', (bytes: Buffer) => connection.receive(bytes));
    socket.on('close', () => {
      letSessionGo();
      this.#intake.take();
      connection.leave();
      this.metrics.documentConnections.dec();
      this.#leave(interview, document);
    });
    this.metrics.documentConnections.inc();
    connection.open();
  }

  #failToLoad(interview: OpenInterview, error: unknown): never {
    this.#closeIfIdle(interview);
    throw error;
  }

  /** Whether somebody may come in; closes the socket otherwise. */
  #admit(socket: WebSocket, standing: Standing | null): standing is Standing {
    if (standing && mayRead(standing)) return true;
    if (standing) this.#refuseArrival(socket, 'interviewOver', 'interview-over');
    else this.#refuseArrival(socket, 'notAllowed', 'not-allowed');
    return false;
  }

  #refuseArrival(socket: WebSocket, code: keyof typeof CLOSE_CODES, reason: string): void {
    this.metrics.refusals.inc({ reason });
    this.#closeArrival(socket, code);
  }

  #closeArrival(socket: WebSocket, reason: keyof typeof CLOSE_CODES): void {
    this.metrics.closes.inc({ code: CLOSE_CODES[reason] });
    socket.close(CLOSE_CODES[reason]);
  }

  *#documents(): Iterable<LiveDocument> {
    for (const { documents } of this.#interviews.values()) yield* documents.values();
  }

  /** The open interview; opened once for all who ask meanwhile. */
  async #open(interviewId: string): Promise<OpenInterview> {
    const present = this.#interviews.get(interviewId) ?? this.#opening.get(interviewId);
    if (present) return present;
    const opening = this.#begin(interviewId).finally(() => this.#opening.delete(interviewId));
    this.#opening.set(interviewId, opening);
    return opening;
  }

  async #begin(interviewId: string): Promise<OpenInterview> {
    const log = await this.writer.open(interviewId);
    let latest: RoomChange | undefined;
    const watch = this.changes.subscribe((change) => {
      if (change.interviewId === interviewId) latest = change;
    });
    try {
      const state = await this.rooms.stateOf(interviewId);
      const load = (interview: OpenInterview, kind: DocumentKind) => this.#load(interview, kind);
      const interview = new OpenInterview(interviewId, latest?.state ?? state, log, load);
      this.#interviews.set(interviewId, interview);
      return interview;
    } catch (error) {
      this.writer.release(log);
      throw error;
    } finally {
      watch.unsubscribe();
    }
  }

  async #load(interview: OpenInterview, kind: DocumentKind): Promise<LiveDocument> {
    const stopTimer = this.metrics.loadSeconds.startTimer();
    const { interviewId, log } = interview;
    // What is left of a document that had to be dropped comes first.
    await new Promise<void>((resolve) => log.whenSettled(resolve));
    const stored = await this.recording.readDocument(interviewId, kind);
    const document = new LiveDocument({ interviewId, kind }, stored, log, this.writer, {
      onBroken: (reason) => this.#drop(interview, reason),
      onCommitted: () => {
        if (document.sinceKeyframe >= KEYFRAME_EVERY) void this.#keepKeyframe(document);
      },
    });
    stopTimer();
    this.metrics.openDocuments.inc();
    return document;
  }

  /** What is in memory is not what is in the log: forget it, and let everybody load the log again. */
  #drop(interview: OpenInterview, reason: unknown): void {
    const isOver = reason instanceof AppError && reason.code === 'interview_over';
    if (!isOver) this.#logger.error(reason, `Dropped the documents of interview ${interview.interviewId}`);
    if (this.#interviews.get(interview.interviewId) === interview) this.#interviews.delete(interview.interviewId);
    for (const document of interview.documents.values()) {
      for (const connection of document.connections)
        connection.close(isOver ? 'interviewOver' : 'accessChanged', isOver ? 'interview_over' : 'reload');
      this.#destroy(interview, document);
    }
  }

  #leave(interview: OpenInterview, document: LiveDocument): void {
    if (--document.visitors === 0) void this.#unload(interview, document);
  }

  /** Lets a document go once nobody is there and everything is committed. Whoever comes back meanwhile keeps it (DOCUMENTS-8). */
  async #unload(interview: OpenInterview, document: LiveDocument): Promise<void> {
    do {
      if (!(await document.settle())) return;
      if (document.sinceKeyframe >= KEYFRAME_AT_LEAVING) await this.#keepKeyframe(document);
      if (document.visitors > 0 || document.isDestroyed) return;
    } while (!document.isSettled); // The interview's other document may have written meanwhile.
    this.#destroy(interview, document);
  }

  #destroy(interview: OpenInterview, document: LiveDocument): void {
    if (document.isDestroyed) return;
    interview.documents.delete(document.address.kind);
    document.destroy();
    this.metrics.openDocuments.dec();
    this.#closeIfIdle(interview);
  }

  #closeIfIdle(interview: OpenInterview): void {
    if (!interview.isIdle || interview.isClosed) return;
    interview.isClosed = true;
    if (this.#interviews.get(interview.interviewId) === interview) this.#interviews.delete(interview.interviewId);
    this.writer.release(interview.log);
  }

  /** Losing one costs time at the next opening, and nothing else. */
  async #keepKeyframe(document: LiveDocument): Promise<void> {
    const { interviewId, kind } = document.address;
    const keyframe = document.takeKeyframe();
    if (!keyframe) return;
    await this.recording
      .keepKeyframe(interviewId, kind, keyframe)
      .catch((error: unknown) => this.#logger.warn(error, `No keyframe for ${documentName(document.address)}`));
  }

  #rejudge({ interviewId, state }: RoomChange): void {
    const interview = this.#interviews.get(interviewId);
    if (state.phase === 'ended') void this.#seal(interviewId, interview);
    if (!interview) return;
    interview.state = state;
    for (const { connections } of interview.documents.values()) {
      for (const connection of connections) {
        const standing = standingIn(state, connection.userId);
        if (!standing) connection.close('notAllowed', 'not_allowed');
        else if (!mayRead(standing)) connection.close('interviewOver', 'interview_over');
        else connection.judgeBy(standing);
      }
    }
  }

  /** The log is complete. What is in memory is what the recording has to lead to. */
  async #seal(interviewId: string, interview: OpenInterview | undefined): Promise<void> {
    const live: Partial<Record<DocumentKind, string>> = {};
    const documents = [...(interview?.documents.values() ?? [])];
    const contents = await Promise.all(documents.map((document) => document.finalContent()));
    documents.forEach(({ address }, index) => {
      const content = contents[index];
      if (typeof content === 'string') live[address.kind] = content;
    });
    await this.sealer.seal(interviewId, live);
  }

  #keepAlive(): void {
    for (const { connections } of this.#documents()) for (const connection of connections) connection.keepAlive();
  }

  #closeSession(sessionId: string): void {
    for (const { connections } of this.#documents())
      for (const connection of connections)
        if (connection.sessionId === sessionId) connection.close('notAllowed', 'signed_out');
  }
}

function hasSeat({ connections }: LiveDocument, { role }: Standing): boolean {
  if (connections.size >= SEATS) return false;
  return role !== 'observer' || [...connections].filter(({ isObserver }) => isObserver).length < SEATS_FOR_OBSERVERS;
}
