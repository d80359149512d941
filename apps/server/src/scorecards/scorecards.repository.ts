import { Injectable } from '@nestjs/common';
import type { ScorecardBody, ScorecardView } from '@fortyfive/contract';
import type { Scorecard } from '../generated/prisma/client.js';
import { Database } from '../platform/database.js';

@Injectable()
export class ScorecardsRepository {
  constructor(private readonly database: Database) {}

  async list(interviewId: string): Promise<ScorecardView[]> {
    return (await this.database.scorecard.findMany({ where: { interviewId } })).map(toView);
  }

  /** Saves a draft; a card that has been handed in stays as it is. */
  async save(interviewId: string, authorId: string, { ratings }: ScorecardBody): Promise<ScorecardView | null> {
    return this.#write(interviewId, authorId, { ratings }, null);
  }

  /** Hands a card in. Of several at once, the first is the one that counts. */
  async submit(interviewId: string, authorId: string, card: ScorecardBody, at: Date): Promise<ScorecardView | null> {
    return this.#write(interviewId, authorId, card, at);
  }

  /** @returns `null` when the card has been handed in already */
  async #write(interviewId: string, authorId: string, { ratings }: ScorecardBody, submittedAt: Date | null) {
    const key = { interviewId, authorId };
    await this.database.scorecard.createMany({ data: [{ ...key, ratings: {} }], skipDuplicates: true });
    const changed = await this.database.scorecard.updateManyAndReturn({
      where: { ...key, submittedAt: null },
      data: { ratings, submittedAt },
    });
    return changed[0] ? toView(changed[0]) : null;
  }
}

function toView({ authorId, ratings, submittedAt }: Scorecard): ScorecardView {
  return {
    authorId,
    ratings: ratings as ScorecardView['ratings'], // Only checked bodies are ever stored.
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}
