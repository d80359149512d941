import { Injectable } from '@nestjs/common';
import { AppError } from '@fortyfive/contract';
import { boardTemplate } from '@fortyfive/documents';
import {
  EMPTY_INTERVIEW,
  reduce,
  RUBRIC_VERSION,
  type InterviewState,
  type Role,
  type RoomEvent,
} from '@fortyfive/interview';
import type { Prisma } from '../generated/prisma/client.js';
import { PartnersService } from '../partners/partners.service.js';
import { Database, type DatabaseClient } from '../platform/database.js';
import { SightsService, type Witness } from '../questions/sights.service.js';
import { RecordingService } from '../recording/recording.service.js';

/** An interview as stored. */
export interface StoredInterview {
  readonly interviewId: string;
  readonly roomId: string;
  readonly questionVersionId: string;
  readonly rubricVersion: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly state: InterviewState;
}

/** What came of a change: the state now and, unless it was so already, the event. */
export interface Change {
  readonly roomId: string;
  readonly state: InterviewState;
  readonly event: RoomEvent | null;
}

export interface NewRoom {
  readonly hostId: string;
  readonly inviteHash: Uint8Array<ArrayBuffer>;
  readonly inviteExpiresAt: Date;
  readonly questionVersionId: string;
}

interface LockedInterview {
  readonly roomId: string;
  readonly hostId: string | null;
  readonly questionVersionId: string;
  readonly state: InterviewState;
}

@Injectable()
export class RoomsRepository {
  constructor(
    private readonly database: Database,
    private readonly recording: RecordingService,
    private readonly sights: SightsService,
    private readonly partners: PartnersService,
  ) {}

  /** A room with its first interview, whose board has the steps' frames from the beginning (ROOM-16). */
  async createRoom({ questionVersionId, ...room }: NewRoom): Promise<{ roomId: string; interviewId: string }> {
    const interview = newInterview(questionVersionId);
    return this.database.$transaction(async (tx) => {
      const created = await tx.room.create({
        data: { ...room, interviews: { create: interview } },
        select: { id: true, interviews: { select: { id: true } } },
      });
      const [first] = created.interviews;
      if (!first) throw new AppError('internal');
      await this.recording.appendTemplate(tx, first.id, boardTemplate());
      return { roomId: created.id, interviewId: first.id };
    });
  }

  /**
   * Another interview after one that has ended, with the roles of the pair swapped, for all whose accounts are still there.
   * @returns its id, or `null` when there is a later one already
   * @throws AppError `not_allowed` when one of the pair has blocked the other (PARTNERS-6)
   */
  async createNext(
    before: { roomId: string; interviewId: string; questionVersionId: string },
    happened: { atMs: number; actorId: string },
  ): Promise<string | null> {
    const { roomId, interviewId, questionVersionId } = before;
    return this.database.$transaction(async (tx) => {
      // The lock that scorecards take when they open: either they do first, or they see the new interview (SCORECARDS-9).
      await tx.$queryRaw`select 1 from interviews where id = ${interviewId}::uuid for update`;
      if (await tx.interview.findFirst({ where: { roomId, id: { gt: interviewId } } })) return null;
      const ended = await tx.interview.findUniqueOrThrow({
        where: { id: interviewId },
        include: { participants: true },
      });
      const people = ended.participants.map(({ userId }) => userId);
      const pair = pairOf(toStored(ended).state);
      const keptApart = await this.partners.keptApartIn(tx, people, pair);
      if (pair.some((userId) => keptApart.has(userId))) throw new AppError('not_allowed');
      const { id } = await tx.interview.create({
        data: { ...newInterview(questionVersionId), roomId, createdAt: new Date(happened.atMs) },
        select: { id: true },
      });
      await this.recording.appendTemplate(tx, id, boardTemplate());
      let state = EMPTY_INTERVIEW;
      for (const { userId, displayName, role } of toStored(ended).state.participants) {
        if (!people.includes(userId) || keptApart.has(userId)) continue;
        const event = { ...happened, type: 'participant-joined', userId, displayName, role: swapped(role) } as const;
        state = reduce(state, event);
        await this.#store(tx, id, state, event);
      }
      return id;
    });
  }

  async findInvite(inviteHash: Uint8Array<ArrayBuffer>) {
    return this.database.room.findUnique({
      where: { inviteHash },
      select: { id: true, inviteExpiresAt: true, hostId: true, host: { select: { displayName: true } } },
    });
  }

  async replaceInvite(roomId: string, inviteHash: Uint8Array<ArrayBuffer>, inviteExpiresAt: Date): Promise<void> {
    await this.database.room.update({ where: { id: roomId }, data: { inviteHash, inviteExpiresAt } });
  }

  /** The newest interview of a room is the one that goes on in it. */
  async findCurrent(roomId: string): Promise<StoredInterview | null> {
    const row = await this.database.interview.findFirst({ where: { roomId }, orderBy: { id: 'desc' } });
    return row && toStored(row);
  }

  async findInterview(interviewId: string): Promise<StoredInterview | null> {
    const row = await this.database.interview.findUnique({ where: { id: interviewId } });
    return row && toStored(row);
  }

  async roleOf(interviewId: string, userId: string): Promise<Role | null> {
    const row = await this.database.participant.findUnique({ where: { interviewId_userId: { interviewId, userId } } });
    return row?.role ?? null;
  }

  /** Ids of version 7 are in the order of their making, so they serve as the cursor. */
  async listForUser(userId: string, cursor: string | undefined, limit: number): Promise<StoredInterview[]> {
    const rows = await this.database.interview.findMany({
      where: { participants: { some: { userId } }, ...(cursor && { id: { lt: cursor } }) },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map(toStored);
  }

  /**
   * Judges and applies one event under the row's lock; the state, the log and the participants change together or not at all.
   * @param decide gets the present state; what it throws ends the transaction
   * @throws AppError `invite_not_found` for who comes in and is kept apart from somebody there (PARTNERS-4)
   */
  async change(interviewId: string, decide: (state: InterviewState) => RoomEvent | null): Promise<Change> {
    return this.database.$transaction(async (tx) => {
      const [locked] = await tx.$queryRaw<LockedInterview[]>`
        select room_id as "roomId", question_version_id as "questionVersionId", state,
          (select host_id from rooms where id = room_id) as "hostId"
        from interviews where id = ${interviewId}::uuid for update`;
      if (!locked) throw new AppError('not_found');
      const { roomId } = locked;
      const event = decide(locked.state);
      if (!event) return { roomId, state: locked.state, event };
      if (event.type === 'participant-joined') await this.#admit(tx, locked, event.userId);
      const state = reduce(locked.state, event);
      await this.#store(tx, interviewId, state, event);
      await this.#remember(tx, locked.questionVersionId, state, event);
      return { roomId, state, event };
    });
  }

  /** To who is kept apart from host or pair it is as if the link did not work (PARTNERS-4). */
  async #admit(tx: DatabaseClient, { hostId, state }: LockedInterview, userId: string): Promise<void> {
    const keptApart = await this.partners.keptApartIn(tx, [userId], peopleToMeet(hostId, state));
    if (keptApart.size > 0) throw new AppError('invite_not_found');
  }

  async #remember(tx: DatabaseClient, questionVersionId: string, state: InterviewState, event: RoomEvent) {
    const witnesses = witnessesOf(state, event);
    if (witnesses.length > 0) await this.sights.recordIn(tx, questionVersionId, witnesses, new Date(event.atMs));
  }

  async #store(tx: DatabaseClient, interviewId: string, state: InterviewState, event: RoomEvent): Promise<void> {
    const { phase, version, clock } = state;
    await tx.interview.update({
      where: { id: interviewId },
      data: {
        phase,
        version,
        state: asJson(state),
        startedAt: clock && new Date(clock.startedAtMs),
        endedAt: clock?.endedAtMs == null ? null : new Date(clock.endedAtMs),
      },
    });
    await this.recording.appendEvent(tx, interviewId, clock?.startedAtMs ?? null, event);
    await storeSeats(tx, interviewId, state, event);
  }
}

/** Whom somebody meets who comes into a room: the host, and the two of the pair. */
export function peopleToMeet(hostId: string | null, state: InterviewState): string[] {
  return [...(hostId === null ? [] : [hostId]), ...pairOf(state)];
}

function pairOf({ participants }: InterviewState): string[] {
  return participants.filter(({ role }) => role !== 'observer').map(({ userId }) => userId);
}

/** Who has seen the question by this event: who opened the brief, and everybody who is there once the interview runs (ROOM-18). */
function witnessesOf({ phase, participants }: InterviewState, event: RoomEvent): Witness[] {
  if (event.type === 'brief-opened') return [{ userId: event.userId, reason: 'interviewer' }];
  const isNew = event.type === 'participant-joined' && phase === 'running';
  if (event.type !== 'interview-started' && !isNew) return [];
  return participants.map(({ userId, role }) => ({ userId, reason: role }));
}

/** Keeps the table in step with the state. It never brings back a participant whose account is gone. */
async function storeSeats(
  tx: DatabaseClient,
  interviewId: string,
  { participants }: InterviewState,
  event: RoomEvent,
): Promise<void> {
  if (event.type === 'participant-joined') {
    const { userId, role } = event;
    await tx.participant.create({ data: { interviewId, userId, role } });
  }
  if (event.type !== 'role-taken' && event.type !== 'roles-swapped') return;
  for (const { userId, role } of participants) {
    await tx.participant.updateMany({ where: { interviewId, userId }, data: { role } });
  }
}

function swapped(role: Role): Role {
  if (role === 'observer') return role;
  return role === 'interviewer' ? 'candidate' : 'interviewer';
}

function newInterview(questionVersionId: string) {
  return { questionVersionId, rubricVersion: RUBRIC_VERSION, state: asJson(EMPTY_INTERVIEW), log: { create: {} } };
}

function asJson(state: InterviewState): Prisma.InputJsonValue {
  return state as unknown as Prisma.InputJsonValue;
}

function toStored(row: {
  id: string;
  roomId: string;
  questionVersionId: string;
  rubricVersion: number;
  createdAt: Date;
  endedAt: Date | null;
  state: Prisma.JsonValue;
}): StoredInterview {
  const { id: interviewId, roomId, questionVersionId, rubricVersion, createdAt, endedAt } = row;
  const state = row.state as unknown as InterviewState;
  return { interviewId, roomId, questionVersionId, rubricVersion, createdAt, endedAt, state };
}
