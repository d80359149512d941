import { Injectable } from '@nestjs/common';
import type { Improvement, LatestImprovementsView } from '@fortyfive/contract';
import { Database } from '../platform/database.js';

@Injectable()
export class ImprovementsRepository {
  constructor(private readonly database: Database) {}

  async list(interviewId: string, userId: string): Promise<Improvement[]> {
    return this.database.improvement.findMany({
      where: { interviewId, userId },
      orderBy: { place: 'asc' },
      select: { aim: true, action: true },
    });
  }

  /** Replaces the list as a whole. Of two windows that save at once, one list stays, and never a mixture. */
  async replace(interviewId: string, userId: string, improvements: readonly Improvement[]): Promise<void> {
    const rows = improvements.map((one, index) => ({ ...one, interviewId, userId, place: index + 1 }));
    await this.database.$transaction(async (tx) => {
      await tx.$queryRaw`
        select 1 from participants where interview_id = ${interviewId}::uuid and user_id = ${userId}::uuid for update`;
      await tx.improvement.deleteMany({ where: { interviewId, userId } });
      await tx.improvement.createMany({ data: rows });
    });
  }

  /** Ids of interviews are in the order of their making. */
  async findLatest(userId: string): Promise<LatestImprovementsView> {
    const newest = await this.database.improvement.findFirst({
      where: { userId },
      orderBy: { interviewId: 'desc' },
      select: { interviewId: true },
    });
    if (!newest) return { interviewId: null, improvements: [] };
    return { ...newest, improvements: await this.list(newest.interviewId, userId) };
  }
}
