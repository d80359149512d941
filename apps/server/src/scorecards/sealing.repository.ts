import { Injectable } from '@nestjs/common';
import type { OpeningReason } from '@fortyfive/contract';
import type { Opening, SealedInterview } from '@fortyfive/interview';
import { Database, type DatabaseClient } from '../platform/database.js';

/** What decides whether the scorecards of an interview open, and whether they have. */
export interface Seal {
  readonly interview: SealedInterview;
  /** Handed in, by author: ms since the epoch. */
  readonly handedInAtMs: ReadonlyMap<string, number>;
  /** Interviewer and candidate, as far as their accounts are still there. */
  readonly pairUserIds: readonly string[];
  readonly opening: Opening | null;
}

@Injectable()
export class SealingRepository {
  constructor(private readonly database: Database) {}

  /** @returns `null` when there is no such interview */
  async read(interviewId: string, client: DatabaseClient = this.database): Promise<Seal | null> {
    const row = await client.interview.findUnique({
      where: { id: interviewId },
      select: {
        endedAt: true,
        opening: true,
        participants: { where: { role: { not: 'observer' } }, select: { userId: true, role: true } },
        scorecards: { where: { submittedAt: { not: null } }, select: { authorId: true, submittedAt: true } },
        room: {
          select: {
            interviews: {
              where: { id: { gt: interviewId } },
              select: { createdAt: true, startedAt: true, endedAt: true },
            },
          },
        },
      },
    });
    if (!row) return null;
    const handedInAtMs = new Map(row.scorecards.map((card) => [card.authorId, card.submittedAt?.getTime() ?? 0]));
    const handedInBy = (role: 'interviewer' | 'candidate') => {
      const holder = row.participants.find((one) => one.role === role);
      return (holder && handedInAtMs.get(holder.userId)) ?? null;
    };
    return {
      interview: {
        endedAtMs: row.endedAt?.getTime() ?? null,
        later: row.room.interviews.map(({ createdAt, startedAt, endedAt }) => ({
          createdAtMs: createdAt.getTime(),
          startedAtMs: startedAt?.getTime() ?? null,
          endedAtMs: endedAt?.getTime() ?? null,
        })),
        handedInAtMs: [handedInBy('interviewer'), handedInBy('candidate')],
      },
      handedInAtMs,
      pairUserIds: row.participants.map(({ userId }) => userId),
      opening: row.opening && {
        atMs: row.opening.openedAt.getTime(),
        reason: row.opening.reason as OpeningReason,
        deadlineMs: row.opening.deadlineAt.getTime(),
      },
    };
  }

  /**
   * Does something while nobody else hands in a card of this interview, opens its scorecards, or begins another interview in
   * its room: whatever comes at once comes one after the other.
   */
  async withLock<Result>(interviewId: string, work: (tx: DatabaseClient) => Promise<Result>): Promise<Result> {
    return this.database.$transaction(async (tx) => {
      await tx.$queryRaw`select 1 from interviews where id = ${interviewId}::uuid for update`;
      return work(tx);
    });
  }

  async open(tx: DatabaseClient, interviewId: string, { atMs, reason, deadlineMs }: Opening): Promise<void> {
    await tx.scorecardOpening.create({
      data: { interviewId, openedAt: new Date(atMs), reason, deadlineAt: new Date(deadlineMs) },
    });
  }

  /** Interviews that somebody took part in, which have ended and are not open, oldest first. */
  async listSealedOf(userId: string): Promise<string[]> {
    const rows = await this.database.interview.findMany({
      where: { phase: 'ended', opening: null, participants: { some: { userId } } },
      orderBy: { id: 'asc' },
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  }

  /** The same for the interviews of a room. */
  async listSealedIn(roomId: string): Promise<string[]> {
    const rows = await this.database.interview.findMany({
      where: { phase: 'ended', opening: null, roomId },
      orderBy: { id: 'asc' },
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  }
}
