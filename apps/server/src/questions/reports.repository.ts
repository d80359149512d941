import { Injectable } from '@nestjs/common';
import { AppError, MAX_REPORTS_A_DAY, type QuestionReportView, type ReportBody } from '@fortyfive/contract';
import { Database } from '../platform/database.js';

const DAY_MS = 24 * 60 * 60 * 1000;

@Injectable()
export class ReportsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Keeps a report about the version that is current now.
   * @throws AppError `too_many_requests` when the author has written enough today
   */
  async add(versionId: string, authorId: string, { section, text }: ReportBody, createdAt: Date): Promise<void> {
    await this.database.$transaction(async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(4547, hashtext(${authorId}))`; // Two at once count both.
      const since = new Date(createdAt.getTime() - DAY_MS);
      const count = await tx.questionReport.count({ where: { authorId, createdAt: { gt: since } } });
      if (count >= MAX_REPORTS_A_DAY) throw new AppError('too_many_requests');
      const { questionId, version } = await tx.questionVersion.findUniqueOrThrow({
        where: { id: versionId },
        select: { questionId: true, version: true },
      });
      await tx.questionReport.create({ data: { questionId, version, authorId, createdAt, section, text } });
    });
  }

  /** Newest first. */
  async list(questionId: string): Promise<QuestionReportView[]> {
    const rows = await this.database.questionReport.findMany({ where: { questionId }, orderBy: { id: 'desc' } });
    return rows.map(({ section, text, version, createdAt }) => ({
      ...{ section, text, version },
      at: createdAt.toISOString(),
    }));
  }
}
