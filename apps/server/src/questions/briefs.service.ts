import { Injectable } from '@nestjs/common';
import { AppError, type BriefView, type QuestionView, type SightBody } from '@fortyfive/contract';
import { TimeSource } from '../platform/time-source.js';
import { NamesRepository } from './names.repository.js';
import { QuestionsService } from './questions.service.js';
import { SightsRepository } from './sights.repository.js';

/** The two faces of a question: its teaser for everybody, everything for who chose to see it and is remembered (QUESTIONS-6). */
@Injectable()
export class BriefsService {
  constructor(
    private readonly names: NamesRepository,
    private readonly questions: QuestionsService,
    private readonly sights: SightsRepository,
    private readonly time: TimeSource,
  ) {}

  /** @throws AppError `question_not_found` */
  async view(ref: string, userId: string | undefined): Promise<QuestionView> {
    const { questionId, listing } = await this.names.find(ref, userId);
    if (userId === undefined) return { ...listing, sight: null, isInPlay: false };
    const sight = await this.sights.find(questionId, userId);
    const isInPlay = await this.sights.isInPlay(questionId, userId, this.time.nowMs());
    return { ...listing, sight: sight && { at: sight.at.toISOString(), reason: sight.reason }, isInPlay };
  }

  /**
   * Somebody chooses to see everything of a question.
   * @throws AppError `question_not_found`, `question_in_play`
   */
  async choose(ref: string, userId: string, { reason }: SightBody): Promise<void> {
    const { questionId } = await this.names.find(ref, userId);
    await this.#requireOutOfPlay(questionId, userId);
    await this.sights.record(questionId, userId, { at: new Date(this.time.nowMs()), reason });
  }

  /** @throws AppError `question_not_found`, `question_in_play`, `question_not_seen` */
  async brief(ref: string, userId: string): Promise<BriefView> {
    const { questionId, versionId } = await this.names.find(ref, userId);
    await this.#requireOutOfPlay(questionId, userId);
    if (!(await this.sights.find(questionId, userId))) throw new AppError('question_not_seen');
    return this.questions.briefOf(versionId, userId);
  }

  async #requireOutOfPlay(questionId: string, userId: string): Promise<void> {
    if (await this.sights.isInPlay(questionId, userId, this.time.nowMs())) throw new AppError('question_in_play');
  }
}
