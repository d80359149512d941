import { Injectable } from '@nestjs/common';
import { computeVersion, type Problem } from '@fortyfive/questions';
import type { Prisma } from '../generated/prisma/client.js';
import { Database, type DatabaseClient } from '../platform/database.js';

/** A stored version of a question. */
export interface StoredQuestion {
  readonly versionId: string;
  readonly problem: Problem;
}

@Injectable()
export class QuestionsRepository {
  constructor(private readonly database: Database) {}

  /** Makes the bank in the database that of the files; versions that are no longer current stay (QUESTIONS-2). */
  async replaceBank(problems: readonly Problem[]): Promise<void> {
    await this.database.$transaction(async (tx) => {
      await tx.questionVersion.updateMany({ where: { isCurrent: true }, data: { isCurrent: false } });
      for (const problem of problems) await storeCurrent(tx, problem);
    });
  }

  async listCurrent(): Promise<StoredQuestion[]> {
    const rows = await this.database.questionVersion.findMany({ where: { isCurrent: true }, orderBy: { slug: 'asc' } });
    return rows.map(toStored);
  }

  async findCurrent(slug: string): Promise<StoredQuestion | null> {
    const row = await this.database.questionVersion.findFirst({ where: { slug, isCurrent: true } });
    return row && toStored(row);
  }

  async readVersion(versionId: string): Promise<StoredQuestion> {
    return toStored(await this.database.questionVersion.findUniqueOrThrow({ where: { id: versionId } }));
  }
}

async function storeCurrent(client: DatabaseClient, problem: Problem): Promise<void> {
  const key = { slug: problem.slug, version: computeVersion(problem) };
  await client.questionVersion.upsert({
    where: { slug_version: key },
    create: { ...key, content: problem as unknown as Prisma.InputJsonValue },
    update: { isCurrent: true },
  });
}

/** Only files that passed the schema are ever stored. */
function toStored(row: { id: string; content: Prisma.JsonValue }): StoredQuestion {
  return { versionId: row.id, problem: row.content as unknown as Problem };
}
