import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { CLOSE_CODES, type ErrorCode } from '@fortyfive/contract';
import type { DocumentAddress, DocumentKind } from '@fortyfive/documents';
import type { WebSocket } from 'ws';
import { toAppError } from '../platform/error-filter.js';
import { Metrics } from '../platform/metrics.js';
import { SessionEnds, type SignedIn } from '../platform/session.js';
import { SessionWatch } from '../platform/session-watch.js';
import { LogWriter } from '../recording/log.writer.js';
import { RecordingSealer } from '../recording/recording.sealer.js';
import { RoomChanges, type RoomChange } from '../rooms/room.changes.js';
import { RoomsService, standingIn, type Standing } from '../rooms/rooms.service.js';
import { AckPacer } from './ack.pacer.js';
import { DocumentConnection } from './document.connection.js';
import { refuseReading } from './documents.policy.js';
import type { LiveDocument } from './live.document.js';
import type { OpenInterview } from './open.interview.js';
import { OpenInterviews, type Visit } from './open.interviews.js';
import { PresenceSampler } from './presence.sampler.js';
import { WriteIntake } from './write.intake.js';

/** y-websocket takes a line for dead on which nothing came for 30 s. */
const KEEP_ALIVE_MS = 10_000;

/** An accepted socket, and the stream below it. */
export interface Arrival {
  readonly socket: WebSocket;
  readonly wire: Duplex;
  readonly signedIn: SignedIn;
}

/** What the metrics call those who are turned away. */
const REFUSALS = { notAllowed: 'not-allowed', interviewOver: 'interview-over' } as const;
/** What a connection is told that ends because roles or phase have changed. */
const FAREWELLS = { notAllowed: 'not_allowed', interviewOver: 'interview_over' } as const;

/** How a document that cannot be opened is refused; anything else may pass, so the client comes back. */
const CLOSE_REASONS: Partial<Record<ErrorCode, keyof typeof CLOSE_CODES>> = {
  not_found: 'notAllowed',
  interview_over: 'interviewOver',
  recording_damaged: 'damaged',
};

/** Places of one document (DOCUMENTS-10). Those who watch cannot keep those who write out. */
const SEATS = 20;
const SEATS_FOR_OBSERVERS = 12;

/** Who is connected to which document: lets people in, judges them anew, and lets them go. */
@Injectable()
export class DocumentsService {
  readonly #pacer = new AckPacer();
  readonly #intake = new WriteIntake();
  readonly #keepingAlive = setInterval(() => this.#keepAlive(), KEEP_ALIVE_MS);

  constructor(
    private readonly interviews: OpenInterviews,
    private readonly writer: LogWriter,
    private readonly sealer: RecordingSealer,
    private readonly rooms: RoomsService,
    private readonly sampler: PresenceSampler,
    private readonly metrics: Metrics,
    private readonly sessionWatch: SessionWatch,
    private readonly sessionEnds: SessionEnds,
    changes: RoomChanges,
  ) {
    writer.beforeFlush(() => this.#intake.take());
    changes.subscribe((change) => this.#rejudge(change));
    sessionEnds.subscribe(({ sessionId }) => this.#closeSession(sessionId));
    writer.awayChanges.subscribe(() => {
      for (const document of this.interviews.documents()) document.judgeCondition();
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
    return this.interviews.get(interviewId)?.documents.has(kind) ?? false;
  }

  /** Waits until what can be committed is, says so, and closes every connection so that clients come back at once. */
  async stop(): Promise<void> {
    clearInterval(this.#keepingAlive);
    this.#intake.take();
    this.writer.stopWaiting();
    await Promise.all([...this.interviews.documents()].map((document) => document.settle()));
    this.#pacer.flush();
    for (const { connections } of this.interviews.documents())
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
    const isCurrent = this.interviews.get(address.interviewId) === interview;
    const isGone = socket.readyState === socket.CLOSED;
    if (!isGone && !isCurrent) this.#closeArrival(socket, 'accessChanged');
    if (isGone || !isCurrent || !this.#admit(socket, standing, address.kind)) return this.interviews.leave(visit);
    if (hasSeat(document, standing)) return this.#seat(arrival, visit, standing);
    this.#refuseArrival(socket, 'tooManyConnections', 'too-many-connections');
    this.interviews.leave(visit);
  }

  /** Opens the document for somebody who may read it; they have to leave again. */
  async #visit({ socket, signedIn }: Arrival, address: DocumentAddress): Promise<Visit | null> {
    const present = this.interviews.get(address.interviewId);
    const userId = signedIn.user.id;
    // Whoever has no business here must not make us open anything.
    const standing = present
      ? standingIn(present.state, userId)
      : await this.rooms.standingOf(address.interviewId, userId);
    return this.#admit(socket, standing, address.kind) ? this.interviews.enter(address) : null;
  }

  #seat({ socket, wire, signedIn }: Arrival, visit: Visit, standing: Standing): void {
    const parts = { socket, wire, signedIn, pacer: this.#pacer, intake: this.#intake, metrics: this.metrics };
    const connection = new DocumentConnection(parts, visit.document, standing);
    const letSessionGo = this.sessionWatch.hold(signedIn.sessionId);
    socket.on('message', (bytes: Buffer) => connection.receive(bytes));
    socket.on('close', () => {
      letSessionGo();
      this.#intake.take();
      connection.leave();
      if (visit.document.connections.size === 0) this.sampler.sample(visit.interview); // No cursor stays behind.
      this.metrics.documentConnections.dec();
      this.interviews.leave(visit);
    });
    this.metrics.documentConnections.inc();
    connection.open();
  }

  /** Whether somebody may come in; closes the socket otherwise. */
  #admit(socket: WebSocket, standing: Standing | null, kind: DocumentKind): standing is Standing {
    const refusal = refuseReading(standing, kind);
    if (refusal) this.#refuseArrival(socket, refusal, REFUSALS[refusal]);
    return refusal === null;
  }

  #refuseArrival(socket: WebSocket, code: keyof typeof CLOSE_CODES, reason: string): void {
    this.metrics.refusals.inc({ reason });
    this.#closeArrival(socket, code);
  }

  #closeArrival(socket: WebSocket, reason: keyof typeof CLOSE_CODES): void {
    this.metrics.closes.inc({ code: CLOSE_CODES[reason] });
    socket.close(CLOSE_CODES[reason]);
  }

  #rejudge({ interviewId, state }: RoomChange): void {
    const interview = this.interviews.get(interviewId);
    if (state.phase === 'ended') void this.#seal(interviewId, interview);
    if (!interview) return;
    interview.state = state;
    for (const { connections, address } of interview.documents.values()) {
      for (const connection of connections) {
        const standing = standingIn(state, connection.userId);
        const refusal = refuseReading(standing, address.kind);
        if (standing) connection.judgeBy(standing);
        if (refusal) connection.close(refusal, FAREWELLS[refusal]);
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
    for (const { connections } of this.interviews.documents())
      for (const connection of connections) connection.outbox.keepAlive();
  }

  #closeSession(sessionId: string): void {
    for (const { connections } of this.interviews.documents())
      for (const connection of connections)
        if (connection.sessionId === sessionId) connection.close('notAllowed', 'signed_out');
  }
}

function hasSeat({ connections }: LiveDocument, { role }: Standing): boolean {
  if (connections.size >= SEATS) return false;
  return role !== 'observer' || [...connections].filter(({ isObserver }) => isObserver).length < SEATS_FOR_OBSERVERS;
}
