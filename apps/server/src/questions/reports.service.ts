import { Injectable } from '@nestjs/common';
import { AppError, MAX_REPORTS_A_DAY, type QuestionReportView, type ReportBody } from '@fortyfive/contract';
import { Database } from '../platform/database.js';
import { TimeSource } from '../platform/time-source.js';
import { QuestionNames } from './question.names.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What people say is wrong with a question: for its owner, and of the bank for who runs this server (QUESTIONS-13). */
@Injectable()
export class ReportsService {
  constructor(
    private readonly database: Database,
    private readonly names: QuestionNames,
    private readonly time: TimeSource,
  ) {}

  /** @throws AppError `question_not_found`, `too_many_requests` */
  async add(ref: string, authorId: string, { section, text }: ReportBody): Promise<void> {
    const { questionId, versionId } = await this.names.find(ref, authorId);
    const createdAt = new Date(this.time.nowMs());
    const { version } = await this.database.questionVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: { version: true },
    });
    await this.database.$transaction(async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(4547, hashtext(${authorId}))`; // Two at once count both.
      const since = new Date(createdAt.getTime() - DAY_MS);
      const count = await tx.questionReport.count({ where: { authorId, createdAt: { gt: since } } });
      if (count >= MAX_REPORTS_A_DAY) throw new AppError('too_many_requests');
      await tx.questionReport.create({ data: { questionId, version, authorId, createdAt, section, text } });
    });
  }

  /** Newest first. Whoever calls this has checked that the one who asks may read them. */
  async listOf(questionId: string): Promise<QuestionReportView[]> {
    const rows = await this.database.questionReport.findMany({ where: { questionId }, orderBy: { id: 'desc' } });
    return rows.map(({ section, text, version, createdAt }) => ({
      ...{ section, text, version },
      at: createdAt.toISOString(),
    }));
  }
}
