import { Injectable } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import {
  can,
  participantOf,
  rubricOf,
  type Action,
  type DeskCommand,
  type InterviewState,
  type StepId,
} from '@fortyfive/interview';
import type { Problem } from '@fortyfive/questions';
import { QuestionsService } from '../questions/questions.service.js';
import type { StoredInterview } from './rooms.repository.js';
import { RoomsService } from './rooms.service.js';

/** An interview and its question, for who leads it. */
interface Desk {
  readonly interview: StoredInterview;
  readonly problem: Problem;
}

/**
 * What the interviewer lets out: a command names it, and the words come from the version of the question that the interview has
 * pinned (ROOM-19). Role and phase are judged before anything is looked up, so that nobody can try out names (ROOM-20).
 */
@Injectable()
export class DeskService {
  constructor(
    private readonly rooms: RoomsService,
    private readonly questions: QuestionsService,
  ) {}

  /** @throws AppError `not_found` when the question has no such fact, and what `decide` refuses */
  async giveFact(roomId: string, userId: string, factId: string): Promise<InterviewState> {
    const { interview, problem } = await this.#open(roomId, userId, 'give-fact');
    const { asked, answer } = required(problem.requirements.facts.find(({ id }) => id === factId));
    return this.#execute(interview, userId, { type: 'give-fact', fact: { factId, asked, answer } });
  }

  /** @throws AppError `not_found` when the ladder has no such rung, and what `decide` refuses */
  async giveHint(roomId: string, userId: string, stepId: StepId, rung: number): Promise<InterviewState> {
    const { interview, problem } = await this.#open(roomId, userId, 'give-hint');
    const text = required(problem.steps[stepId].hints[rung - 1]);
    const price = rubricOf(interview.rubricVersion).hintPrice;
    return this.#execute(interview, userId, { type: 'give-hint', hint: { stepId, rung, text, price } });
  }

  /** @throws AppError `not_found` when the question has no such curveball, and what `decide` refuses */
  async fireCurveball(roomId: string, userId: string, curveballId: string): Promise<InterviewState> {
    const { interview, problem } = await this.#open(roomId, userId, 'fire-curveball');
    const { announcement } = required(problem.curveballs.find(({ id }) => id === curveballId));
    return this.#execute(interview, userId, { type: 'fire-curveball', curveball: { curveballId, announcement } });
  }

  #execute({ interviewId }: StoredInterview, userId: string, command: DeskCommand): Promise<InterviewState> {
    return this.rooms.execute(interviewId, userId, command);
  }

  async #open(roomId: string, userId: string, action: Action): Promise<Desk> {
    const interview = await this.rooms.currentOf(roomId, userId);
    const { phase } = interview.state;
    const me = participantOf(interview.state, userId);
    if (phase === 'ended') throw new AppError('interview_over');
    if (!me || !can(me.role, action)) throw new AppError('not_allowed');
    if (phase === 'lobby') throw new AppError('interview_not_started');
    return { interview, problem: await this.questions.problemOf(interview.questionVersionId) };
  }
}

function required<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new AppError('not_found');
  return found;
}
