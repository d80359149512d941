import { Injectable } from '@nestjs/common';
import { AppError, type NextInterviewBody, type NextInterviewView } from '@fortyfive/contract';
import { holderOf } from '@fortyfive/interview';
import { Subject } from 'rxjs';
import { TimeSource } from '../platform/time-source.js';
import { QuestionsService } from '../questions/questions.service.js';
import { RoomsRepository } from './rooms.repository.js';
import { RoomsService } from './rooms.service.js';

/** One interview has followed another in its room. */
export interface NextInterview {
  readonly roomId: string;
  /** The one before. */
  readonly interviewId: string;
  readonly nextInterviewId: string;
}

/** After an interview the pair may go on in the same room with their roles swapped (ROOM-21). */
@Injectable()
export class NextInterviewsService {
  /** Tells the rest of the server, once it is committed. */
  readonly begun = new Subject<NextInterview>();

  constructor(
    private readonly repository: RoomsRepository,
    private readonly rooms: RoomsService,
    private readonly questions: QuestionsService,
    private readonly time: TimeSource,
  ) {}

  /**
   * A surprise is one that the new candidate, so far the interviewer, has not seen.
   * @throws AppError `swap_under_way` while one goes on, also when the other one was quicker, `question_not_found`,
   * `not_allowed` when one of the pair has blocked the other (PARTNERS-6)
   */
  async begin(roomId: string, userId: string, { question }: NextInterviewBody): Promise<NextInterviewView> {
    const { interviewId, state } = await this.rooms.currentOf(roomId, userId);
    if (state.phase !== 'ended') throw new AppError('swap_under_way');
    const chooserId = question === null ? (holderOf(state, 'interviewer')?.userId ?? userId) : userId;
    const questionVersionId = await this.questions.choose(question, chooserId);
    const nextInterviewId = await this.repository.createNext(
      { roomId, interviewId, questionVersionId },
      { atMs: this.time.nowMs(), actorId: userId },
    );
    if (!nextInterviewId) throw new AppError('swap_under_way');
    this.begun.next({ roomId, interviewId, nextInterviewId });
    return { interviewId: nextInterviewId };
  }
}
