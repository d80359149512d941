import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import { documentName, type DocumentAddress, type DocumentKind } from '@fortyfive/documents';
import { Metrics } from '../platform/metrics.js';
import { LogWriter } from '../recording/log.writer.js';
import { RecordingService } from '../recording/recording.service.js';
import { RoomChanges, type RoomChange } from '../rooms/room.changes.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { LiveDocument } from './live.document.js';
import { OpenInterview } from './open.interview.js';

/** After so many changes a document's state is kept, so that nobody has to wait for all of them to be read again. */
const KEYFRAME_EVERY = 2_000;
/** When the last person leaves, it is worth it sooner. */
const KEYFRAME_AT_LEAVING = 200;

/** Somebody's way into a document. */
export interface Visit {
  readonly interview: OpenInterview;
  readonly document: LiveDocument;
}

/** Which interviews are in memory, and how their documents come there and go again (DOCUMENTS-8). */
@Injectable()
export class OpenInterviews {
  readonly #logger = new Logger('Documents');
  readonly #open = new Map<string, OpenInterview>();
  readonly #opening = new Map<string, Promise<OpenInterview>>();

  constructor(
    private readonly recording: RecordingService,
    private readonly writer: LogWriter,
    private readonly rooms: RoomsService,
    private readonly changes: RoomChanges,
    private readonly metrics: Metrics,
  ) {}

  get(interviewId: string): OpenInterview | undefined {
    return this.#open.get(interviewId);
  }

  /** All of them, at this moment. */
  interviews(): readonly OpenInterview[] {
    return [...this.#open.values()];
  }

  *documents(): Iterable<LiveDocument> {
    for (const { documents } of this.#open.values()) yield* documents.values();
  }

  /** Opens a document for a visitor, who has to leave again. @throws AppError when it cannot be read */
  async enter({ interviewId, kind }: DocumentAddress): Promise<Visit> {
    const interview = await this.#openOnce(interviewId);
    try {
      return { interview, document: await interview.enter(kind) };
    } catch (error) {
      this.#closeIfIdle(interview);
      throw error;
    }
  }

  /** The last visitor of a document lets it go. */
  leave({ interview, document }: Visit): void {
    if (--document.visitors === 0) void this.#unload(interview, document);
  }

  /** The open interview; opened once for all who ask meanwhile. */
  async #openOnce(interviewId: string): Promise<OpenInterview> {
    const present = this.#open.get(interviewId) ?? this.#opening.get(interviewId);
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
      this.#open.set(interviewId, interview);
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
    if (this.#open.get(interview.interviewId) === interview) this.#open.delete(interview.interviewId);
    for (const document of interview.documents.values()) {
      for (const connection of document.connections)
        connection.close(isOver ? 'interviewOver' : 'accessChanged', isOver ? 'interview_over' : 'reload');
      this.#destroy(interview, document);
    }
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
    if (this.#open.get(interview.interviewId) === interview) this.#open.delete(interview.interviewId);
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
}
