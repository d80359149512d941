import { Injectable } from '@nestjs/common';
import type { Image } from '../generated/prisma/client.js';
import { Database } from '../platform/database.js';

export type StoredImage = Pick<Image, 'id' | 'type' | 'sizeBytes' | 'width' | 'height' | 'sha256'>;

/** How much there is already. */
export interface Usage {
  readonly count: number;
  readonly sizeBytes: number;
}

@Injectable()
export class ImagesRepository {
  constructor(private readonly database: Database) {}

  /** Notes down what is about to be written. It belongs to no interview yet, so that what a crash leaves is removed. */
  async announce(image: Omit<StoredImage, 'id'> & { ownerId: string; createdAt: Date }): Promise<StoredImage> {
    return this.database.image.create({ data: image });
  }

  async giveTo(interviewId: string, id: string): Promise<void> {
    await this.database.image.update({ where: { id }, data: { interviewId } });
  }

  async find(interviewId: string, id: string): Promise<StoredImage | null> {
    return this.database.image.findFirst({ where: { id, interviewId } });
  }

  /** What has been stored for an interview, or by a person in all of theirs. */
  async usage(of: { readonly interviewId: string } | { readonly ownerId: string }): Promise<Usage> {
    const where = { interviewId: { not: null }, ...of };
    const { _count, _sum } = await this.database.image.aggregate({ where, _count: true, _sum: { sizeBytes: true } });
    return { count: _count, sizeBytes: _sum.sizeBytes ?? 0 };
  }

  /** Those that belong to no interview: it is gone, or the picture was never finished. */
  async listAbandoned(madeBefore: Date): Promise<string[]> {
    const where = { interviewId: null, createdAt: { lt: madeBefore } };
    return (await this.database.image.findMany({ where, select: { id: true } })).map(({ id }) => id);
  }

  async remove(id: string): Promise<void> {
    await this.database.image.deleteMany({ where: { id } });
  }
}
