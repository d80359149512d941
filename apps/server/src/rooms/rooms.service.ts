import { Injectable } from '@nestjs/common';
import { AppError, type RoomView } from '@fortyfive/contract';
import { decide, participantOf, type Command, type InterviewState, type Role } from '@fortyfive/interview';
import { ConflictError } from '../platform/on-client-event.js';
import { SerialQueue } from '../platform/serial-queue.js';
import { TimeSource } from '../platform/time-source.js';
import { QuestionsService } from '../questions/questions.service.js';
import { SightsService } from '../questions/sights.service.js';
import { LogWriter } from '../recording/log.writer.js';
import { RoomChanges } from './room.changes.js';
import { RoomsPresence } from './rooms.presence.js';
import { RoomsRepository, type StoredInterview } from './rooms.repository.js';

export type { StoredInterview };

/** Who somebody is in an interview, and where it stands. */
export interface Standing {
  readonly role: Role;
  readonly phase: InterviewState['phase'];
  /** Place in the order of joining; gives the person's colour. */
  readonly colourIndex: number;
}

@Injectable()
export class RoomsService {
  readonly #queue = new SerialQueue();

  constructor(
    private readonly repository: RoomsRepository,
    private readonly questions: QuestionsService,
    private readonly sights: SightsService,
    private readonly presence: RoomsPresence,
    private readonly changes: RoomChanges,
    private readonly writer: LogWriter,
    private readonly time: TimeSource,
  ) {}

  /** @throws AppError `not_found` when there is no such room, or none that this user is in */
  async view(roomId: string, userId: string): Promise<RoomView> {
    const { interviewId, questionVersionId, rubricVersion, state } = await this.currentOf(roomId, userId);
    return {
      roomId,
      interviewId,
      rubricVersion,
      question: await this.questions.headingOf(questionVersionId),
      state,
      myUserId: userId,
      connectedUserIds: await this.presence.connectedUserIds(roomId),
      seenByUserIds: await this.sights.seenBy(
        questionVersionId,
        state.participants.map(({ userId: id }) => id),
      ),
    };
  }

  /**
   * Carries out a command: one event, committed before anybody hears of it, one at a time per interview (ROOM-7).
   * @param seenVersion the version the person saw when they pressed; anything newer makes it a conflict (ROOM-8)
   * @returns the state as it is then
   */
  async execute(interviewId: string, userId: string, command: Command, seenVersion?: number): Promise<InterviewState> {
    return this.#queue.run(interviewId, async () => {
      // The log closes with the end; what was written just before still belongs in it (RECORDING-3).
      if (command.type === 'end') await this.writer.flush(interviewId);
      const { roomId, state, event } = await this.repository.change(interviewId, (present) => {
        const decision = decide(present, command, { userId, nowMs: this.time.nowMs() });
        if (seenVersion !== undefined && seenVersion !== present.version) throw new ConflictError({ state: present });
        if ('refusal' in decision) throw new AppError(decision.refusal);
        return decision.event;
      });
      if (event) this.changes.next({ roomId, interviewId, event, state });
      return state;
    });
  }

  /** A command from within a room, about the interview that goes on there. */
  async executeInRoom(roomId: string, userId: string, command: Command, seenVersion?: number): Promise<InterviewState> {
    const { interviewId } = await this.currentOf(roomId, userId);
    return this.execute(interviewId, userId, command, seenVersion);
  }

  /** The interview that goes on in a room. @throws AppError `not_found` also for who is not in it (ROOM-4) */
  async currentOf(roomId: string, userId: string): Promise<StoredInterview> {
    const interview = await this.repository.findCurrent(roomId);
    if (!interview || !participantOf(interview.state, userId)) throw new AppError('not_found');
    return interview;
  }

  /** Who a user is in an interview; `null` when they are not in it or it does not exist. */
  async standingOf(interviewId: string, userId: string): Promise<Standing | null> {
    const interview = await this.repository.findInterview(interviewId);
    return interview && standingIn(interview.state, userId);
  }

  /** @throws AppError `not_found` */
  async stateOf(interviewId: string): Promise<InterviewState> {
    return (await this.interviewOf(interviewId)).state;
  }

  /** @throws AppError `not_found` */
  async interviewOf(interviewId: string): Promise<StoredInterview> {
    const interview = await this.repository.findInterview(interviewId);
    if (!interview) throw new AppError('not_found');
    return interview;
  }
}

/** Reads a user's standing from a state. */
export function standingIn(state: InterviewState, userId: string): Standing | null {
  const me = participantOf(state, userId);
  return me ? { role: me.role, phase: state.phase, colourIndex: state.participants.indexOf(me) } : null;
}
