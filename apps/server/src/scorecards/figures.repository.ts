import { Injectable } from '@nestjs/common';
import type { ScorecardParts } from '@fortyfive/contract';
import type { PartnerTraitId, Rating } from '@fortyfive/interview';
import { Database, type DatabaseClient } from '../platform/database.js';

/** What an observer and the interviewer made of one interview. */
export interface RatedTwice {
  readonly own: ScorecardParts['ratings'];
  readonly interviewers: ScorecardParts['ratings'];
}

/** One candidate's ratings of an interviewer, all three of them. */
export interface PartnerRating {
  readonly candidateId: string;
  readonly levels: Readonly<Record<PartnerTraitId, Rating>>;
}

/** Of whole batches: how many ratings, and their sum for each trait. */
export type InterviewerSums = Readonly<Record<PartnerTraitId | 'ratings', number>>;

const NOTHING: InterviewerSums = { ratings: 0, clear: 0, prepared: 0, fair: 0 };

@Injectable()
export class FiguresRepository {
  constructor(private readonly database: Database) {}

  /** Of the interviews that somebody observed, only those whose cards are open to them (SCORECARDS-14). */
  async listObserved(observerId: string): Promise<RatedTwice[]> {
    const rows = await this.database.$queryRaw<{ own: unknown; interviewers: unknown }[]>`
      select mine.ratings as own, theirs.ratings as interviewers from participants me
      join scorecard_openings opening on opening.interview_id = me.interview_id
      join scorecards mine on mine.interview_id = me.interview_id and mine.author_id = me.user_id
        and mine.submitted_at <= opening.deadline_at
      join participants partner on partner.interview_id = me.interview_id and partner.role = 'interviewer'
      join scorecards theirs on theirs.interview_id = me.interview_id and theirs.author_id = partner.user_id
        and theirs.submitted_at is not null
      where me.user_id = ${observerId}::uuid and me.role = 'observer'`;
    // Only checked bodies are ever stored.
    return rows as RatedTwice[];
  }

  /**
   * The candidates that are not counted yet, each with what they said first, earliest first. Who left a trait out is not among
   * them: traits come to be shown together or not at all.
   */
  async listUncounted(interviewerId: string, client: DatabaseClient = this.database): Promise<PartnerRating[]> {
    const rows = await client.$queryRaw<{ candidateId: string; levels: unknown }[]>`
      select author_id as "candidateId", partner_ratings as levels from (
        select distinct on (card.author_id) card.author_id, card.partner_ratings, card.submitted_at from participants me
        join scorecard_openings opening on opening.interview_id = me.interview_id
        join participants partner on partner.interview_id = me.interview_id and partner.role = 'candidate'
        join scorecards card on card.interview_id = me.interview_id and card.author_id = partner.user_id
          and card.submitted_at is not null
          and jsonb_exists_all(jsonb_strip_nulls(card.partner_ratings), array['clear', 'prepared', 'fair'])
        where me.user_id = ${interviewerId}::uuid and me.role = 'interviewer'
          and not exists (select 1 from counted_raters counted
            where counted.interviewer_id = me.user_id and counted.candidate_id = card.author_id)
        order by card.author_id, card.submitted_at
      ) as first order by submitted_at, author_id`;
    return rows as PartnerRating[];
  }

  async readSums(interviewerId: string): Promise<InterviewerSums> {
    return (await this.database.interviewerSums.findUnique({ where: { interviewerId } })) ?? NOTHING;
  }

  /** Does something while nobody else adds to the sums of this interviewer. */
  async withLock<Result>(interviewerId: string, work: (tx: DatabaseClient) => Promise<Result>): Promise<Result> {
    return this.database.$transaction(async (tx) => {
      await tx.interviewerSums.createMany({ data: [{ interviewerId }], skipDuplicates: true });
      await tx.$queryRaw`select 1 from interviewer_sums where interviewer_id = ${interviewerId}::uuid for update`;
      return work(tx);
    });
  }

  /** Adds a batch, whose candidates count as counted from then on. */
  async add(tx: DatabaseClient, interviewerId: string, candidateIds: string[], sums: InterviewerSums): Promise<void> {
    const { ratings, clear, prepared, fair } = sums;
    await tx.countedRater.createMany({ data: candidateIds.map((candidateId) => ({ interviewerId, candidateId })) });
    await tx.interviewerSums.update({
      where: { interviewerId },
      data: {
        ratings: { increment: ratings },
        clear: { increment: clear },
        prepared: { increment: prepared },
        fair: { increment: fair },
      },
    });
  }
}
