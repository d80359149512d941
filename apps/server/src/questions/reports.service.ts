import { Injectable } from '@nestjs/common';
import type { QuestionReportView, ReportBody } from '@fortyfive/contract';
import { TimeSource } from '../platform/time-source.js';
import { NamesRepository } from './names.repository.js';
import { ReportsRepository } from './reports.repository.js';

/** What people say is wrong with a question: for its owner, and of the bank for who runs this server (QUESTIONS-13). */
@Injectable()
export class ReportsService {
  constructor(
    private readonly repository: ReportsRepository,
    private readonly names: NamesRepository,
    private readonly time: TimeSource,
  ) {}

  /** @throws AppError `question_not_found`, `too_many_requests` */
  async add(ref: string, authorId: string, report: ReportBody): Promise<void> {
    const { versionId } = await this.names.find(ref, authorId);
    await this.repository.add(versionId, authorId, report, new Date(this.time.nowMs()));
  }

  /** Whoever calls this has checked that the one who asks may read them. */
  listOf(questionId: string): Promise<QuestionReportView[]> {
    return this.repository.list(questionId);
  }
}
