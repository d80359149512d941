import { Injectable } from '@nestjs/common';
import { AppError, type BlocksView, type PartnerReportBody } from '@fortyfive/contract';
import type { DatabaseClient } from '../platform/database.js';
import { TimeSource } from '../platform/time-source.js';
import { BlocksRepository } from './blocks.repository.js';
import { PartnerReportsRepository } from './partner-reports.repository.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What somebody can do about those they have met, and who is to meet nobody of whom. */
@Injectable()
export class PartnersService {
  constructor(
    private readonly blocks: BlocksRepository,
    private readonly reports: PartnerReportsRepository,
    private readonly time: TimeSource,
  ) {}

  async listBlocks(userId: string): Promise<BlocksView> {
    return { blocked: await this.blocks.list(userId) };
  }

  /** @throws AppError `not_found` for oneself, and for whoever one has never been in an interview with (PARTNERS-1) */
  async block(userId: string, otherId: string): Promise<void> {
    if (!UUID.test(otherId) || otherId.toLowerCase() === userId) throw new AppError('not_found');
    await this.blocks.add(userId, otherId, new Date(this.time.nowMs()));
  }

  /** Taking back what is not there is done already, whoever it is about (PARTNERS-2). */
  async unblock(userId: string, otherId: string): Promise<void> {
    if (UUID.test(otherId)) await this.blocks.remove(userId, otherId);
  }

  /** @throws AppError `not_found`, `too_many_requests` */
  async report(interviewId: string, authorId: string, report: PartnerReportBody): Promise<void> {
    await this.reports.add(interviewId, authorId, report, new Date(this.time.nowMs()));
  }

  /** Whether either has blocked the other. */
  async isBlockedBetween(oneId: string, otherId: string): Promise<boolean> {
    return (await this.blocks.listKeptApart([oneId], [otherId])).length > 0;
  }

  /** Whether this user and at least one of the others are kept apart. */
  async isKeptFrom(userId: string, others: readonly string[]): Promise<boolean> {
    return (await this.blocks.listKeptApart([userId], others)).length > 0;
  }

  /**
   * Which of these people are kept apart from at least one of the others. Until the transaction has ended that stays so: whoever
   * blocks meanwhile waits (PARTNERS-5).
   */
  async keptApartIn(
    tx: DatabaseClient,
    people: readonly string[],
    others: readonly string[],
  ): Promise<ReadonlySet<string>> {
    return new Set(await this.blocks.listKeptApartIn(tx, people, others));
  }
}
