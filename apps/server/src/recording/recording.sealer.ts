import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import { createDocument, describeContent, DOCUMENT_KINDS, perDocument, type DocumentKind } from '@fortyfive/documents';
import {
  decodeRecording,
  encodeRecording,
  KeyframeMaker,
  Replay,
  type LogEntry,
  type Recording,
} from '@fortyfive/replay';
import * as Y from 'yjs';
import { isDatabaseAway } from '../platform/error-filter.js';
import { Metrics } from '../platform/metrics.js';
import { SerialQueue } from '../platform/serial-queue.js';
import { verifySealed } from './log.verification.js';
import { RecordingRepository } from './recording.repository.js';
import { RecordingService, type StoredDocument } from './recording.service.js';

/** What every document of an interview holds, as canonical text. */
type Contents = Readonly<Record<DocumentKind, string>>;

/** How often to look for ended interviews whose sealing did not come about: the server stopped, or the database was away. */
const SWEEP_MS = 60_000;
const SWEEP_BATCH = 20;
const zip = promisify(gzip);
const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/**
 * Turns the log of an ended interview into one recording, and only when that is proven to hold the same, drops the entries
 * (RECORDING-9). One at a time, in slices, so that whoever is in an interview notices nothing.
 */
@Injectable()
export class RecordingSealer implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('Recording');
  readonly #queue = new SerialQueue();
  /** What did not fit is left alone until the next start: looking again would not change it. */
  readonly #givenUp = new Set<string>();
  #sweeping: NodeJS.Timeout | undefined;

  constructor(
    private readonly service: RecordingService,
    private readonly repository: RecordingRepository,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.#sweeping = setInterval(() => void this.sweep(), SWEEP_MS);
    void this.sweep();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#sweeping);
    await this.#queue.run('', () => Promise.resolve());
  }

  /** Seals what has been left behind. */
  async sweep(): Promise<void> {
    const unsealed = await this.repository.findUnsealed(SWEEP_BATCH, [...this.#givenUp]).catch(() => []);
    for (const interviewId of unsealed) await this.seal(interviewId);
  }

  /**
   * Seals one interview, if it is not sealed yet.
   * @param live contents of the documents that were in memory when it ended; the others are read from where they are stored
   */
  async seal(interviewId: string, live: Partial<Contents> = {}): Promise<void> {
    await this.#queue
      .run('', async () => {
        if (this.#givenUp.has(interviewId) || (await this.repository.findRecording(interviewId))) return;
        const stopTimer = this.metrics.sealSeconds.startTimer();
        const isSame = await this.#seal(interviewId, live);
        stopTimer();
        this.metrics.sealed.inc({ outcome: isSame ? 'sealed' : 'mismatch' });
        if (isSame) return;
        this.#givenUp.add(interviewId);
        this.#logger.error(
          `The recording of interview ${interviewId} differs from its documents; its log stays as it is.`,
        );
      })
      .catch((error: unknown) => this.#noteFailure(interviewId, error));
  }

  /** @returns whether the recording holds what the documents do; only then has it taken the log's place */
  async #seal(interviewId: string, live: Partial<Contents>): Promise<boolean> {
    const { entries, finalHash, isClosed } = await this.service.readLog(interviewId);
    if (!isClosed) throw new AppError('conflict');
    const maker = new KeyframeMaker(entries);
    while (maker.advance()) await setImmediate();
    const bytes = encodeRecording({ entries, keyframes: maker.keyframes, finalHash }, sha256);
    await setImmediate();
    const recording = decodeRecording(bytes);
    await verifySealed(recording, finalHash, sha256);
    const contents = contentsOf(recording);
    for (const kind of DOCUMENT_KINDS) {
      await setImmediate();
      const expected = live[kind] ?? describeStored(await this.service.readDocument(interviewId, kind));
      if (describeContent(maker.documents[kind]) !== expected || contents[kind] !== expected) return false;
    }
    await this.repository.seal(interviewId, await zip(bytes), entries.length);
    return true;
  }

  #noteFailure(interviewId: string, error: unknown): void {
    this.metrics.sealed.inc({ outcome: 'failed' });
    if (isDatabaseAway(error)) return; // The sweep comes back to it.
    this.#givenUp.add(interviewId);
    this.#logger.error(error, `The log of interview ${interviewId} could not be sealed`);
  }
}

/** What a reader of the recording sees at its end, by way of its keyframes. */
function contentsOf(recording: Recording): Contents {
  const { documents } = new Replay(recording).at(Infinity);
  return perDocument((kind) => describeContent(documents[kind]));
}

function describeStored({ keyframe, tail }: StoredDocument): string {
  const document = createDocument();
  document.transact(() => {
    if (keyframe) Y.applyUpdate(document, keyframe);
    for (const { bytes } of tail as readonly LogEntry[]) Y.applyUpdate(document, bytes);
  });
  const content = describeContent(document);
  document.destroy();
  return content;
}
