import { Injectable } from '@nestjs/common';
import {
  AppError,
  type ScorecardBody,
  type ScorecardsView,
  type ScorecardView,
  type WeakestStepView,
} from '@fortyfive/contract';
import { STEP_IDS, weakestStep, type StepRatings } from '@fortyfive/interview';
import { TimeSource } from '../platform/time-source.js';
import { RoomsService, type Standing } from '../rooms/rooms.service.js';
import { ScorecardsRepository } from './scorecards.repository.js';

/** So many interviews back a weakness is one still. */
const LATEST = 10;

@Injectable()
export class ScorecardsService {
  constructor(
    private readonly repository: ScorecardsRepository,
    private readonly rooms: RoomsService,
    private readonly time: TimeSource,
  ) {}

  /** My own card, and those of others once they are handed in and the interview has ended (SCORECARDS-1). */
  async list(interviewId: string, userId: string): Promise<ScorecardsView> {
    const { phase } = await this.#standing(interviewId, userId);
    const cards = await this.repository.list(interviewId);
    const others = cards.filter((card) => card.authorId !== userId && card.submittedAt !== null);
    return {
      mine: cards.find((card) => card.authorId === userId) ?? null,
      others: phase === 'ended' ? others : [],
    };
  }

  /** What to practise most, by what others handed in about the last interviews as candidate (SCORECARDS-6). */
  async weakestStep(userId: string): Promise<WeakestStepView> {
    const cards = await this.repository.listAbout(userId, LATEST);
    return { stepId: weakestStep(cards.map(({ ratings }) => stepRatingsOf(ratings))) };
  }

  /**
   * Saves the criteria that have changed and answers with the whole card (SCORECARDS-4).
   * @throws AppError `interview_not_started`, `scorecard_submitted`
   */
  async save(interviewId: string, userId: string, changed: ScorecardBody): Promise<ScorecardView> {
    await this.#requireStarted(interviewId, userId);
    const saved = await this.repository.save(interviewId, userId, changed);
    if (!saved) throw new AppError('scorecard_submitted');
    return saved;
  }

  /** Final, and the same however often it is sent: the first card handed in is the answer (SCORECARDS-3). */
  async submit(interviewId: string, userId: string, changed: ScorecardBody): Promise<ScorecardView> {
    await this.#requireStarted(interviewId, userId);
    const submitted = await this.repository.submit(interviewId, userId, changed, new Date(this.time.nowMs()));
    if (submitted) return submitted;
    const { mine } = await this.list(interviewId, userId);
    if (!mine) throw new AppError('not_found');
    return mine;
  }

  async #requireStarted(interviewId: string, userId: string): Promise<void> {
    const { phase } = await this.#standing(interviewId, userId);
    if (phase === 'lobby') throw new AppError('interview_not_started');
  }

  async #standing(interviewId: string, userId: string): Promise<Standing> {
    const standing = await this.rooms.standingOf(interviewId, userId);
    if (!standing) throw new AppError('not_found');
    return standing;
  }
}

function stepRatingsOf(ratings: ScorecardView['ratings']): StepRatings {
  return Object.fromEntries(
    STEP_IDS.flatMap((stepId) => {
      const rating = ratings[stepId]?.rating;
      return rating ? [[stepId, rating]] : [];
    }),
  );
}
