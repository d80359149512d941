import { Injectable } from '@nestjs/common';
import {
  AppError,
  QUESTION_PAGE_SIZE,
  type BriefView,
  type CompaniesView,
  type CurriculaView,
  type DrawQuery,
  type DrawView,
  type QuestionHeading,
  type QuestionPage,
  type QuestionsQuery,
  type ReferenceView,
  type StudyView,
} from '@fortyfive/contract';
import { toBrief, type Problem } from '@fortyfive/questions';
import { TimeSource } from '../platform/time-source.js';
import { NamesRepository } from './names.repository.js';
import { QuestionsRepository } from './questions.repository.js';
import { SearchRepository } from './search.repository.js';
import { SightsRepository } from './sights.repository.js';

@Injectable()
export class QuestionsService {
  constructor(
    private readonly repository: QuestionsRepository,
    private readonly searching: SearchRepository,
    private readonly names: NamesRepository,
    private readonly sights: SightsRepository,
    private readonly time: TimeSource,
  ) {}

  /** What somebody may find of the bank and of their own (QUESTIONS-1). */
  async search(userId: string | undefined, query: QuestionsQuery): Promise<QuestionPage> {
    const search = await this.searching.prepare(userId, query.q ?? '');
    const { questions, total } = await this.searching.find(userId, query, search);
    const nextOffset = (query.offset ?? 0) + QUESTION_PAGE_SIZE;
    return {
      questions,
      total,
      nextOffset: nextOffset < total ? nextOffset : null,
      terms: [...search.words, ...Object.values(search.corrections).flat()],
      corrections: search.corrections,
    };
  }

  /** @throws AppError `question_not_found` when nothing fits */
  async draw(userId: string | undefined, filters: DrawQuery): Promise<DrawView> {
    const question = await this.searching.draw(userId, filters);
    if (!question) throw new AppError('question_not_found');
    return { question, isAllSeen: question.isSeen };
  }

  /**
   * The version that a new interview pins.
   * @param ref `null` for a surprise: one that this person has not seen, if there is one
   * @throws AppError `question_not_found`
   */
  async choose(ref: string | null, userId: string): Promise<string> {
    const name = ref ?? (await this.draw(userId, { origin: 'bank' })).question.ref;
    return (await this.names.find(name, userId)).versionId;
  }

  /** What the people in a room see of their question (QUESTIONS-1). */
  async headingOf(versionId: string): Promise<QuestionHeading> {
    const heading = (await this.headingsOf([versionId])).get(versionId);
    if (!heading) throw new AppError('question_not_found');
    return heading;
  }

  /** The headings of these versions, by their ids. */
  headingsOf(versionIds: readonly string[]): Promise<ReadonlyMap<string, QuestionHeading>> {
    return this.repository.readHeadings(versionIds);
  }

  /** The question itself, to take out of it what an interviewer lets out. It is not for anybody's eyes as a whole. */
  async problemOf(versionId: string): Promise<Problem> {
    return (await this.repository.readVersion(versionId)).problem;
  }

  /**
   * Everything. Whoever calls this has checked that the one who asks may read it.
   * Being candidate or observer of an interview on it that runs keeps it closed, whatever else one is (QUESTIONS-6).
   * @throws AppError `question_in_play`
   */
  async briefOf(versionId: string, userId: string): Promise<BriefView> {
    const { questionId, problem, version } = await this.repository.readVersion(versionId);
    if (await this.sights.isInRunningInterview(questionId, userId, this.time.nowMs()))
      throw new AppError('question_in_play');
    return toBrief(problem, version);
  }

  /** The same, for who took part in an interview that has ended. @throws AppError `question_in_play` */
  async studyOf(versionId: string, userId: string): Promise<StudyView> {
    const brief = await this.briefOf(versionId, userId);
    return { ...brief, ref: await this.names.refOf(versionId, userId) };
  }

  // The border where these were checked is the loader of the bank.

  async companies(): Promise<CompaniesView> {
    return (await this.repository.readPart('companies')) as CompaniesView;
  }

  async curricula(): Promise<CurriculaView> {
    return (await this.repository.readPart('curricula')) as CurriculaView;
  }

  async reference(): Promise<ReferenceView> {
    return (await this.repository.readPart('reference')) as ReferenceView;
  }
}
