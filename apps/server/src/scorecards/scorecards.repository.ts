import { Injectable } from '@nestjs/common';
import { EVIDENCE_COUNT_MAX, type MyScorecardView, type ScorecardBody, type ScorecardView } from '@fortyfive/contract';
import { Prisma, type Scorecard } from '../generated/prisma/client.js';
import { Database, type DatabaseClient } from '../platform/database.js';

@Injectable()
export class ScorecardsRepository {
  constructor(private readonly database: Database) {}

  async find(interviewId: string, authorId: string): Promise<MyScorecardView | null> {
    const card = await this.database.scorecard.findUnique({
      where: { interviewId_authorId: { interviewId, authorId } },
    });
    return card && toMine(card);
  }

  /**
   * What the others have handed in. Only for who may see it (SCORECARDS-1).
   * @param isInterviewer whether they read what the candidate says about the interviewer (SCORECARDS-12)
   */
  async listOthers(interviewId: string, authorId: string, isInterviewer: boolean): Promise<ScorecardView[]> {
    const cards = await this.database.scorecard.findMany({
      where: { interviewId, authorId: { not: authorId }, submittedAt: { not: null } },
      orderBy: { submittedAt: 'asc' },
    });
    return cards.map(toView).map((card) => (isInterviewer ? card : { ...card, aboutPartner: {} }));
  }

  /**
   * What others handed in about somebody as candidate, newest interviews first; only what is open to that person
   * (SCORECARDS-6).
   */
  async listAbout(candidateId: string, limit: number): Promise<ScorecardView['ratings'][]> {
    const rows = await this.database.$queryRaw<Pick<Scorecard, 'ratings'>[]>`
      select card.ratings from interviews interview
      join participants me on me.interview_id = interview.id and me.user_id = ${candidateId}::uuid and me.role = 'candidate'
      join scorecard_openings opening on opening.interview_id = interview.id
      join scorecards mine on mine.interview_id = interview.id and mine.author_id = me.user_id
        and mine.submitted_at <= opening.deadline_at
      join scorecards card on card.interview_id = interview.id and card.author_id <> me.user_id
        and card.submitted_at is not null
      order by interview.ended_at desc
      limit ${limit}`;
    return rows.map(({ ratings }) => ratings as ScorecardView['ratings']);
  }

  /** Interviews that somebody took part in, that ended since then, and for which they have handed in nothing. */
  async listUnwritten(userId: string, endedSince: Date): Promise<string[]> {
    const rows = await this.database.interview.findMany({
      where: {
        phase: 'ended',
        endedAt: { gte: endedSince },
        participants: { some: { userId } },
        scorecards: { none: { authorId: userId, submittedAt: { not: null } } },
      },
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  }

  /** Saves the entries that are named. @returns `null` when the card has been handed in already, or has no room */
  async save(interviewId: string, authorId: string, changed: ScorecardBody): Promise<MyScorecardView | null> {
    return this.#merge(this.database, interviewId, authorId, changed, null);
  }

  /**
   * Hands a card in, with these last changes; within the transaction that judges whether it opens anything.
   * @returns `null` as above: of several at once, the first is the one that counts
   */
  async submit(
    tx: DatabaseClient,
    { interviewId, authorId }: { interviewId: string; authorId: string },
    changed: ScorecardBody,
    at: Date,
  ): Promise<MyScorecardView | null> {
    return this.#merge(tx, interviewId, authorId, changed, at);
  }

  /**
   * The database puts the entries together: whoever read the card first would lose what another window saves meanwhile.
   * An entry of `null` among the evidence takes it out.
   */
  async #merge(
    client: DatabaseClient,
    interviewId: string,
    authorId: string,
    changed: ScorecardBody,
    submittedAt: Date | null,
  ): Promise<MyScorecardView | null> {
    await client.scorecard.createMany({ data: [{ interviewId, authorId, ratings: {} }], skipDuplicates: true });
    const evidence = Prisma.sql`jsonb_strip_nulls(evidence || ${asJson(changed.evidence)}::jsonb)`;
    const [merged] = await client.$queryRaw<StoredCard[]>`
      update scorecards set
        ratings = ratings || ${asJson(changed.ratings)}::jsonb,
        evidence = ${evidence},
        takeaways = takeaways || ${asJson(changed.takeaways)}::jsonb,
        self_review = self_review || ${asJson(changed.selfReview)}::jsonb,
        about_partner = about_partner || ${asJson(changed.aboutPartner)}::jsonb,
        partner_ratings = partner_ratings || ${asJson(changed.partnerRatings)}::jsonb,
        submitted_at = ${submittedAt},
        updated_at = now()
      where interview_id = ${interviewId}::uuid and author_id = ${authorId}::uuid and submitted_at is null
        and (select count(*) from jsonb_object_keys(${evidence})) <= ${EVIDENCE_COUNT_MAX}
      returning author_id as "authorId", ratings, evidence, takeaways, self_review as "selfReview",
        about_partner as "aboutPartner", partner_ratings as "partnerRatings", submitted_at as "submittedAt"`;
    return merged ? toMine(merged) : null;
  }
}

type StoredCard = Pick<
  Scorecard,
  'authorId' | 'ratings' | 'evidence' | 'takeaways' | 'selfReview' | 'aboutPartner' | 'partnerRatings' | 'submittedAt'
>;

function asJson(entries: object | undefined): string {
  return JSON.stringify(entries ?? {});
}

/** Field by field, so that nothing added to the table is shown to others until somebody adds it here. */
function toView(card: StoredCard): ScorecardView {
  // Only checked bodies are ever stored.
  return {
    authorId: card.authorId,
    ratings: card.ratings as ScorecardView['ratings'],
    evidence: card.evidence as ScorecardView['evidence'],
    takeaways: card.takeaways as ScorecardView['takeaways'],
    selfReview: card.selfReview as ScorecardView['selfReview'],
    aboutPartner: card.aboutPartner as ScorecardView['aboutPartner'],
    submittedAt: card.submittedAt?.toISOString() ?? null,
  };
}

function toMine(card: StoredCard): MyScorecardView {
  return { ...toView(card), partnerRatings: card.partnerRatings as MyScorecardView['partnerRatings'] };
}
