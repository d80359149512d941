import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import type { DocumentKind } from '@fortyfive/documents';
import type { RoomEvent } from '@fortyfive/interview';
import {
  DamagedLogError,
  decodeRecording,
  encodeRecording,
  GENESIS,
  linkInput,
  RecordingFormatError,
  sharedRecording,
  writeEvent,
  type LogEntry,
  type Recording,
} from '@fortyfive/replay';
import type { DatabaseClient } from '../platform/database.js';
import { Turns } from '../platform/turns.js';
import { offsetOf } from './interview.log.js';
import { LogRepository, type LinkedEntry } from './log.repository.js';
import { verifySealed, verifyStretch } from './log.verification.js';
import { RecordingRepository, type StoredRecording } from './recording.repository.js';

/** A document as the log has it: a state to begin with, what came after it, and who has written under which client ids. */
export interface StoredDocument {
  readonly keyframe: Uint8Array | null;
  /** Changes since the keyframe, in log order. */
  readonly tail: readonly LogEntry[];
  readonly authors: ReadonlyMap<number, string>;
  /** The newest sample of presence since the keyframe. */
  readonly lastSample: Uint8Array | null;
}

/** The state of a document at one place of its log. */
export interface DocumentKeyframe {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly state: Uint8Array;
  readonly authors: ReadonlyMap<number, string>;
}

/** Who reads a recording: the interviewer has all of it, everybody else what is shared. */
export type Audience = 'interviewer' | 'others';

/** Each is unpacked, checked and packed anew in memory (RECORDING-13). */
const MAX_EXPORTING = 2;
const zip = promisify(gzip);
const unzip = promisify(gunzip);
const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

@Injectable()
export class RecordingService {
  readonly #logger = new Logger('Recording');
  readonly #exporting = new Turns(MAX_EXPORTING);

  constructor(
    private readonly log: LogRepository,
    private readonly repository: RecordingRepository,
  ) {}

  /** Writes a room event in the transaction that changes the room: both happen or neither (RECORDING-1). */
  async appendEvent(client: DatabaseClient, interviewId: string, startedAtMs: number | null, event: RoomEvent) {
    const offsetMs = offsetOf(event.atMs, startedAtMs);
    const entry = { offsetMs, kind: 'event', actorId: event.actorId, bytes: writeEvent(event) } as const;
    await this.#append(client, interviewId, entry, event.type === 'interview-ended');
  }

  /** Writes what the board of a new interview begins with, in the transaction that makes the interview (RECORDING-11). */
  async appendTemplate(client: DatabaseClient, interviewId: string, bytes: Uint8Array): Promise<void> {
    await this.#append(client, interviewId, { offsetMs: 0, kind: 'board', actorId: null, bytes }, false);
  }

  /**
   * Reads a document: the newest keyframe and the changes after it.
   * @throws AppError `recording_damaged` when the log is not what was written (RECORDING-7)
   */
  async readDocument(interviewId: string, kind: DocumentKind): Promise<StoredDocument> {
    return this.#reporting(interviewId, async () => {
      const keyframe = await this.repository.findKeyframe(interviewId, kind);
      const { entries } = await this.#readSince(interviewId, keyframe ?? { seq: 0, hash: GENESIS });
      const authors = Object.entries(keyframe?.authors ?? {}).flatMap(([userId, clientIds]) =>
        clientIds.map((clientId) => [clientId, userId] as const),
      );
      return {
        keyframe: keyframe && (await unzip(keyframe.bytes)),
        tail: entries.filter((entry) => entry.kind === kind),
        authors: new Map(authors),
        lastSample: entries.findLast((entry) => entry.kind === 'presence')?.bytes ?? null,
      };
    });
  }

  /** Keeps a state to begin with for the next time (RECORDING-8). */
  async keepKeyframe(interviewId: string, kind: DocumentKind, { state, ...frame }: DocumentKeyframe): Promise<void> {
    const authors: Record<string, number[]> = {};
    for (const [clientId, userId] of frame.authors) (authors[userId] ??= []).push(clientId);
    const bytes = await zip(state);
    await this.repository.storeKeyframe(interviewId, { kind, seq: frame.seq, hash: frame.hash, bytes, authors });
  }

  /** Everything that is in the log of an interview that is not sealed yet. @throws AppError `recording_damaged` */
  async readLog(interviewId: string): Promise<{ entries: LinkedEntry[]; finalHash: Uint8Array; isClosed: boolean }> {
    return this.#reporting(interviewId, async () => {
      const { entries, end } = await this.#readSince(interviewId, { seq: 0, hash: GENESIS });
      return { entries, finalHash: end.hash, isClosed: end.isClosed };
    });
  }

  /**
   * The recording as this reader may have it, with gzip: whole, or without what is private (RECORDING-4, RECORDING-12).
   * @throws AppError `recording_damaged` when it is not what was written
   */
  async exportFor(interviewId: string, audience: Audience): Promise<Uint8Array> {
    return this.#exporting.run(() => this.#reporting(interviewId, () => this.#export(interviewId, audience)));
  }

  async #export(interviewId: string, audience: Audience): Promise<Uint8Array> {
    const sealed = await this.repository.findRecording(interviewId);
    if (sealed) return this.#exportSealed(sealed, audience);
    try {
      const { entries, end } = await this.#readSince(interviewId, { seq: 0, hash: GENESIS });
      return await pack({ entries, keyframes: [], finalHash: end.hash }, audience);
    } catch (error) {
      // It may have been sealed between the two, and the entries have gone.
      const sealedSince = await this.repository.findRecording(interviewId);
      if (!sealedSince) throw error;
      return this.#exportSealed(sealedSince, audience);
    }
  }

  async #exportSealed({ bytes, finalHash }: StoredRecording, audience: Audience): Promise<Uint8Array> {
    const recording = decodeRecording(await unzip(bytes));
    await verifySealed(recording, finalHash, sha256);
    return audience === 'interviewer' ? bytes : pack(recording, audience);
  }

  async #append(
    client: DatabaseClient,
    interviewId: string,
    entry: LogEntry & { readonly kind: 'event' | 'board' },
    isLast: boolean,
  ): Promise<void> {
    const end = await this.log.lockEnd(client, interviewId);
    const seq = end.seq + 1;
    const hash = sha256(linkInput(end.hash, seq, entry));
    await this.log.insert(client, interviewId, seq, { ...entry, hash }, isLast);
  }

  /** Entries from a place on up to the present end, checked link by link. */
  async #readSince(interviewId: string, place: { seq: number; hash: Uint8Array }) {
    const end = (await this.log.readEnds([interviewId])).get(interviewId);
    if (!end) throw new AppError('not_found');
    const entries = await this.log.read(interviewId, { after: place.seq, upTo: end.seq });
    await verifyStretch(entries, place, end, sha256);
    return { entries, end };
  }

  /** Damage is told to whoever asked and to whoever runs the server; nothing is written (RECORDING-7). */
  async #reporting<Result>(interviewId: string, read: () => Promise<Result>): Promise<Result> {
    try {
      return await read();
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.#logger.error(`The log of interview ${interviewId} is damaged: ${error.message}`);
      throw new AppError('recording_damaged');
    }
  }
}

async function pack(recording: Recording, audience: Audience): Promise<Uint8Array> {
  return zip(encodeRecording(audience === 'interviewer' ? recording : sharedRecording(recording), sha256));
}

function isDamage(error: unknown): error is Error {
  const code = (error as { code?: unknown }).code;
  // What gunzip says of bytes that it cannot read.
  const isUnreadable = typeof code === 'string' && /^Z_(DATA|BUF)_ERROR$/.test(code);
  return error instanceof DamagedLogError || error instanceof RecordingFormatError || isUnreadable;
}
