import { Injectable } from '@nestjs/common';
import { AppError, MAX_PARTNER_REPORTS_A_DAY, type PartnerReportBody } from '@fortyfive/contract';
import { Database } from '../platform/database.js';

const DAY_MS = 24 * 60 * 60 * 1000;

@Injectable()
export class PartnerReportsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Keeps a report, with the name that the other one has now.
   * @throws AppError `not_found` when nobody of that id takes part, `too_many_requests` when the author has written enough today
   */
  async add(
    interviewId: string,
    authorId: string,
    { userId, reason, text }: PartnerReportBody,
    createdAt: Date,
  ): Promise<void> {
    await this.database.$transaction(async (tx) => {
      const seat = await tx.participant.findUnique({
        where: { interviewId_userId: { interviewId, userId } },
        select: { userId: true, user: { select: { displayName: true } } },
      });
      if (!seat || seat.userId === authorId) throw new AppError('not_found');
      await tx.$executeRaw`select pg_advisory_xact_lock(4549, hashtext(${authorId}))`; // Two at once count both.
      const since = new Date(createdAt.getTime() - DAY_MS);
      const count = await tx.partnerReport.count({ where: { authorId, createdAt: { gt: since } } });
      if (count >= MAX_PARTNER_REPORTS_A_DAY) throw new AppError('too_many_requests');
      const subject = { subjectId: seat.userId, subjectName: seat.user.displayName };
      await tx.partnerReport.create({ data: { ...subject, authorId, interviewId, reason, text, createdAt } });
    });
  }
}
