import { Injectable } from '@nestjs/common';
import {
  AppError,
  type BriefView,
  type InterviewPage,
  type InterviewSummary,
  type InterviewView,
  type StudyView,
  type QuestionHeading,
} from '@fortyfive/contract';
import { participantOf, readClock } from '@fortyfive/interview';
import { TimeSource } from '../platform/time-source.js';
import { QuestionsService } from '../questions/questions.service.js';
import { RoomsRepository, type StoredInterview } from './rooms.repository.js';

const PAGE_SIZE = 20;

/** Interviews as their participants look them up: lists, review, brief. */
@Injectable()
export class InterviewsService {
  constructor(
    private readonly repository: RoomsRepository,
    private readonly questions: QuestionsService,
    private readonly time: TimeSource,
  ) {}

  /** Somebody's interviews, newest first. */
  async list(userId: string, cursor: string | undefined): Promise<InterviewPage> {
    const found = await this.repository.listForUser(userId, cursor, PAGE_SIZE + 1);
    const page = found.slice(0, PAGE_SIZE);
    const headings = await this.questions.headingsOf(page.map(({ questionVersionId }) => questionVersionId));
    return {
      interviews: page.map((interview) => this.#summarize(interview, userId, headings)),
      nextCursor: found.length > PAGE_SIZE ? (page.at(-1)?.interviewId ?? null) : null,
    };
  }

  async view(interviewId: string, userId: string): Promise<InterviewView> {
    const { roomId, questionVersionId, rubricVersion, state } = await this.#require(interviewId);
    const question = await this.questions.headingOf(questionVersionId);
    return { interviewId, roomId, question, rubricVersion, state, myUserId: userId };
  }

  /**
   * For the interviewer's eyes alone; the route asks for `read-brief`.
   * @throws AppError `brief_not_opened` in the lobby, where roles can still change, unless it is on record that they read it
   */
  async brief(interviewId: string, userId: string): Promise<BriefView> {
    const { questionVersionId, state } = await this.#require(interviewId);
    if (state.phase === 'lobby' && !participantOf(state, userId)?.hasReadBrief) throw new AppError('brief_not_opened');
    return this.questions.briefOf(questionVersionId, userId);
  }

  /**
   * Everything about the question as this interview had it, for all who took part.
   * @throws AppError `interview_not_over`, `question_in_play` for who is in another interview on it
   */
  async study(interviewId: string, userId: string): Promise<StudyView> {
    const { questionVersionId, state } = await this.#require(interviewId);
    if (state.phase !== 'ended') throw new AppError('interview_not_over');
    return this.questions.studyOf(questionVersionId, userId);
  }

  async #require(interviewId: string): Promise<StoredInterview> {
    const interview = await this.repository.findInterview(interviewId);
    if (!interview) throw new AppError('not_found');
    return interview;
  }

  #summarize(
    interview: StoredInterview,
    userId: string,
    headings: ReadonlyMap<string, QuestionHeading>,
  ): InterviewSummary {
    const { state, interviewId, roomId, createdAt, endedAt } = interview;
    const myRole = participantOf(state, userId)?.role ?? 'observer';
    const partner = state.participants.find(({ userId: id, role }) => id !== userId && role !== 'observer');
    return {
      interviewId,
      roomId,
      questionTitle: headings.get(interview.questionVersionId)?.title ?? '',
      phase: state.phase,
      myRole,
      partnerName: partner?.displayName ?? null,
      createdAt: createdAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      spentMs: state.clock ? readClock(state.clock, this.time.nowMs()).spentMs : 0,
    };
  }
}
