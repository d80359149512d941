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

  /** The cards that others have handed in for somebody as candidate, newest interviews first. */
  async listAbout(candidateId: string, limit: number): Promise<ScorecardView[]> {
    const cards = await this.database.scorecard.findMany({
      where: {
        authorId: { not: candidateId },
        submittedAt: { not: null },
        interview: { phase: 'ended', participants: { some: { userId: candidateId, role: 'candidate' } } },
      },
      orderBy: { interview: { endedAt: 'desc' } },
      take: limit,
    });
    return cards.map(toView);
  }

  /** Saves the criteria that are named; a card that has been handed in stays as it is. */
  async save(interviewId: string, authorId: string, changed: ScorecardBody): Promise<ScorecardView | null> {
    return this.#merge(interviewId, authorId, changed, null);
  }

  /** Hands a card in, with these last changes. Of several at once, the first is the one that counts. */
  async submit(interviewId: string, authorId: string, changed: ScorecardBody, at: Date): Promise<ScorecardView | null> {
    return this.#merge(interviewId, authorId, changed, at);
  }

  /**
   * The database puts the criteria together: whoever read the card first would lose what another window saves meanwhile.
   * @returns `null` when the card has been handed in already
   */
  async #merge(interviewId: string, authorId: string, { ratings }: ScorecardBody, submittedAt: Date | null) {
    await this.database.scorecard.createMany({ data: [{ interviewId, authorId, ratings: {} }], skipDuplicates: true });
    const [merged] = await this.database.$queryRaw<StoredCard[]>`
      update scorecards
      set ratings = ratings || ${JSON.stringify(ratings)}::jsonb, submitted_at = ${submittedAt}, updated_at = now()
      where interview_id = ${interviewId}::uuid and author_id = ${authorId}::uuid and submitted_at is null
      returning author_id as "authorId", ratings, submitted_at as "submittedAt"`;
    return merged ? toView(merged) : null;
  }
}

type StoredCard = Pick<Scorecard, 'authorId' | 'ratings' | 'submittedAt'>;

function toView({ authorId, ratings, submittedAt }: StoredCard): ScorecardView {
  return {
    authorId,
    ratings: ratings as ScorecardView['ratings'], // Only checked bodies are ever stored.
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}
