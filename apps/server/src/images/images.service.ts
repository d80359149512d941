import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { AppError, type ImageView } from '@fortyfive/contract';
import { BlobStore } from '../platform/blob-store.js';
import { Metrics } from '../platform/metrics.js';
import { SerialQueue } from '../platform/serial-queue.js';
import { TimeSource } from '../platform/time-source.js';
import { RoomsService, type Standing } from '../rooms/rooms.service.js';
import type { DecodedImage } from './images.decoder.js';
import { ImagesIntake } from './images.intake.js';
import { maySee } from './images.policy.js';
import { ImagesRepository, type Usage } from './images.repository.js';

/** IMAGES-6 */
const MAX_OF_INTERVIEW: Usage = { count: 100, sizeBytes: 100 * 2 ** 20 };
const MAX_OF_PERSON: Usage = { count: 500, sizeBytes: 500 * 2 ** 20 };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A picture on its way to somebody. The file is closed when the stream ends or is given up. */
export interface StoredPicture {
  readonly stream: Readable;
  readonly type: string;
  readonly sizeBytes: number;
}

@Injectable()
export class ImagesService {
  readonly #logger = new Logger('Images');
  readonly #claims = new SerialQueue();

  constructor(
    private readonly repository: ImagesRepository,
    private readonly blobs: BlobStore,
    private readonly intake: ImagesIntake,
    private readonly rooms: RoomsService,
    private readonly metrics: Metrics,
    private readonly time: TimeSource,
  ) {}

  /**
   * Stores the picture that a request carries.
   * @throws AppError `interview_not_started`, `interview_over`, `images_full`, `image_allowance`, `too_many_requests`, and
   *   whatever is wrong with the picture
   */
  async add(interviewId: string, userId: string, request: IncomingMessage): Promise<ImageView> {
    try {
      await this.#requireRunning(interviewId, userId);
      this.intake.admit(userId);
      await this.#requireRoom(interviewId, userId, 0);
      const image = await this.#store(interviewId, userId, await this.intake.take(request, userId));
      this.metrics.images.inc({ outcome: 'stored' });
      return image;
    } catch (error) {
      this.metrics.images.inc({ outcome: error instanceof AppError ? error.code : 'internal' });
      throw error;
    }
  }

  /**
   * Opens a picture to be sent piece by piece: whoever asks and does not read costs no memory (IMAGES-8).
   * @throws AppError `not_found`, whoever asks: unknown, of another interview, or no longer what was stored
   */
  async read(interviewId: string, userId: string, imageId: string): Promise<StoredPicture> {
    const standing = await this.#standing(interviewId, userId);
    const image = maySee(standing) && UUID.test(imageId) ? await this.repository.find(interviewId, imageId) : null;
    if (!image) throw new AppError('not_found');
    const file = await this.blobs.open(image.id);
    if (file && (await holds(file, image.sha256)))
      return { stream: file.createReadStream({ start: 0 }), type: image.type, sizeBytes: image.sizeBytes };
    await file?.close();
    this.#logger.error(`The file of image ${imageId} is ${file ? 'damaged' : 'missing'}.`);
    throw new AppError('not_found');
  }

  /** The row is there before the file and names an interview only after it: IMAGES-7. */
  async #store(interviewId: string, userId: string, { bytes, ...facts }: DecodedImage): Promise<ImageView> {
    const sizeBytes = bytes.length;
    const createdAt = new Date(this.time.nowMs());
    const image = { ...facts, sizeBytes, sha256: sha256(bytes), ownerId: userId, createdAt };
    const { id } = await this.repository.announce(image);
    try {
      await this.blobs.write(id, bytes);
      // One after the other, so that many at once do not all find the last place free.
      await this.#claims.run('claims', async () => {
        await this.#requireRunning(interviewId, userId);
        await this.#requireRoom(interviewId, userId, sizeBytes);
        await this.repository.giveTo(interviewId, id);
      });
    } catch (error) {
      await this.blobs.remove(id);
      await this.repository.remove(id);
      throw error;
    }
    return { imageId: id, ...facts, sizeBytes };
  }

  async #requireRoom(interviewId: string, ownerId: string, sizeBytes: number): Promise<void> {
    const ofInterview = await this.repository.usage({ interviewId });
    if (!fits(ofInterview, sizeBytes, MAX_OF_INTERVIEW)) throw new AppError('images_full');
    const ofPerson = await this.repository.usage({ ownerId });
    if (!fits(ofPerson, sizeBytes, MAX_OF_PERSON)) throw new AppError('image_allowance');
  }

  async #requireRunning(interviewId: string, userId: string): Promise<void> {
    const { phase } = await this.#standing(interviewId, userId);
    if (phase === 'lobby') throw new AppError('interview_not_started');
    if (phase === 'ended') throw new AppError('interview_over');
  }

  async #standing(interviewId: string, userId: string): Promise<Standing> {
    const standing = await this.rooms.standingOf(interviewId, userId);
    if (!standing) throw new AppError('not_found');
    return standing;
  }
}

function fits(present: Usage, sizeBytes: number, most: Usage): boolean {
  return present.count < most.count && present.sizeBytes + sizeBytes <= most.sizeBytes;
}

async function holds(file: FileHandle, expected: Uint8Array): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const piece of file.createReadStream({ start: 0, autoClose: false })) hash.update(piece as Buffer);
  return hash.digest().equals(expected);
}

function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(bytes).digest());
}
