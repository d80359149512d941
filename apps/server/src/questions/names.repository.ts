import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError, type QuestionListing } from '@fortyfive/contract';
import { Prisma } from '../generated/prisma/client.js';
import { Database } from '../platform/database.js';
import { LISTING_COLUMNS, toListing, type ListingRow } from './listing.row.js';
import { bankId } from './questions.repository.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A question that somebody named and may know of. */
export interface NamedQuestion {
  readonly questionId: string;
  readonly versionId: string;
  readonly listing: QuestionListing;
}

/** Finds a question by how people name it. Whoever may not know of it is told the same as when there is none (QUESTIONS-8). */
@Injectable()
export class NamesRepository {
  constructor(private readonly database: Database) {}

  /** @throws AppError `question_not_found` */
  async find(ref: string, userId: string | undefined): Promise<NamedQuestion> {
    const [row] = await this.database.$queryRaw<(ListingRow & { versionId: string })[]>`
      select ${LISTING_COLUMNS(userId)}, current_version_id as "versionId" from questions
      where current_version_id is not null and ${named(ref, userId)}`;
    if (!row) throw new AppError('question_not_found');
    const listing = ref.startsWith('~') ? toListing(row, ref) : toListing(row);
    return { questionId: row.id, versionId: row.versionId, listing };
  }

  /** How somebody can name the question of a version; `null` when they cannot (QUESTIONS-8). */
  async refOf(versionId: string, userId: string): Promise<string | null> {
    const question = await this.database.question.findFirst({
      where: {
        versions: { some: { id: versionId } },
        currentVersionId: { not: null },
        OR: [{ origin: 'bank' }, { ownerId: userId }],
      },
      select: { id: true, origin: true, slug: true },
    });
    return question && (question.origin === 'bank' ? question.slug : question.id);
  }
}

function named(ref: string, userId: string | undefined): Prisma.Sql {
  if (ref.startsWith('~')) return Prisma.sql`share_hash = ${hashOfLink(ref.slice(1))}`;
  if (UUID.test(ref)) return Prisma.sql`id = ${ref}::uuid and owner_id = ${userId ?? null}::uuid`;
  return Prisma.sql`id = ${bankId(ref)}::uuid and origin = 'bank'`;
}

/** A token with 128 random bits needs no slow hash. */
export function hashOfLink(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}
