import { Injectable } from '@nestjs/common';
import type { SightReason } from '@fortyfive/contract';
import type { Prisma } from '../generated/prisma/client.js';
import { Database, type DatabaseClient } from '../platform/database.js';

const HOUR_MS = 60 * 60 * 1000;

/** When and why somebody saw a question first. */
export interface Sight {
  readonly at: Date;
  readonly reason: SightReason;
}

/** Somebody who sees a question by taking part in an interview on it. */
export interface Witness {
  readonly userId: string;
  readonly reason: SightReason;
}

/** Remembers who has seen which question, so that nobody is given as candidate what they know (QUESTIONS-6). */
@Injectable()
export class SightsRepository {
  constructor(private readonly database: Database) {}

  /** The first time counts; a later one changes nothing. */
  async record(
    questionId: string,
    userId: string,
    sight: Sight,
    client: DatabaseClient = this.database,
  ): Promise<void> {
    await client.questionSight.createMany({
      data: [{ questionId, userId, reason: sight.reason, seenAt: sight.at }],
      skipDuplicates: true,
    });
  }

  /**
   * Whoever takes part in an interview sees its question; in the transaction of the event that says so. Somebody whose account
   * is gone by then is passed over.
   */
  async recordIn(
    tx: DatabaseClient,
    questionVersionId: string,
    witnesses: readonly Witness[],
    at: Date,
  ): Promise<void> {
    for (const { userId, reason } of witnesses)
      await tx.$executeRaw`
        insert into question_sights (user_id, question_id, reason, seen_at)
        select users.id, question_id, ${reason}, ${at} from users, question_versions
        where users.id = ${userId}::uuid and question_versions.id = ${questionVersionId}::uuid
        on conflict do nothing`;
  }

  async find(questionId: string, userId: string): Promise<Sight | null> {
    const row = await this.database.questionSight.findUnique({ where: { userId_questionId: { userId, questionId } } });
    return row && { at: row.seenAt, reason: row.reason as SightReason };
  }

  /** Who of these people has seen the question of a version. */
  async seenBy(questionVersionId: string, userIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.questionSight.findMany({
      where: { userId: { in: [...userIds] }, question: { versions: { some: { id: questionVersionId } } } },
      select: { userId: true },
    });
    return rows.map(({ userId }) => userId);
  }

  /**
   * Whether somebody is candidate or observer of an interview on this question that runs. One that began three hours ago and was
   * never ended is taken for given up.
   */
  isInRunningInterview(questionId: string, userId: string, nowMs: number): Promise<boolean> {
    return this.#isIn(questionId, userId, [{ phase: 'running', startedAt: { gt: new Date(nowMs - 3 * HOUR_MS) } }]);
  }

  /** The same, or waits for one in a lobby. A room that was opened a day ago and never used is taken for given up. */
  isInPlay(questionId: string, userId: string, nowMs: number): Promise<boolean> {
    const waiting = { phase: 'lobby' as const, createdAt: { gt: new Date(nowMs - 24 * HOUR_MS) } };
    const running = { phase: 'running' as const, startedAt: { gt: new Date(nowMs - 3 * HOUR_MS) } };
    return this.#isIn(questionId, userId, [waiting, running]);
  }

  async #isIn(questionId: string, userId: string, OR: Prisma.InterviewWhereInput[]): Promise<boolean> {
    const found = await this.database.participant.findFirst({
      where: { userId, role: { not: 'interviewer' }, interview: { questionVersion: { questionId }, OR } },
      select: { userId: true },
    });
    return found !== null;
  }
}
