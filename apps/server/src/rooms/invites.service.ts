import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  AppError,
  type AcceptedInviteView,
  type CreatedRoomView,
  type CreateRoomBody,
  type InvitePreview,
  type InviteView,
} from '@fortyfive/contract';
import { decide, participantOf, type InterviewState, type Role } from '@fortyfive/interview';
import { PartnersService } from '../partners/partners.service.js';
import type { SessionUser } from '../platform/session.js';
import { TimeSource } from '../platform/time-source.js';
import { QuestionsService } from '../questions/questions.service.js';
import { peopleToMeet, RoomsRepository, type StoredInterview } from './rooms.repository.js';
import { RoomsService } from './rooms.service.js';

const TOKEN_BYTES = 16; // 128 bits: cannot be guessed (ROOM-1).
const TOKEN_FORM = /^[\w-]{22}$/;
/** Stands for a host whose account is gone. */
const NOBODY = 'Somebody';
const LIFETIME_MS = 24 * 60 * 60 * 1000;

interface OpenInvite {
  readonly hostName: string;
  readonly interview: StoredInterview;
}

/** How people get into a room. */
@Injectable()
export class InvitesService {
  constructor(
    private readonly repository: RoomsRepository,
    private readonly rooms: RoomsService,
    private readonly questions: QuestionsService,
    private readonly partners: PartnersService,
    private readonly time: TimeSource,
  ) {}

  /** Starts a room with its first interview; whoever opens it takes the role they asked for. */
  async openRoom(host: SessionUser, { question, role }: CreateRoomBody): Promise<CreatedRoomView> {
    const questionVersionId = await this.questions.choose(question, host.id);
    const { inviteHash, inviteExpiresAt, invite } = this.#issue();
    const room = await this.repository.createRoom({ hostId: host.id, inviteHash, inviteExpiresAt, questionVersionId });
    const { displayName } = host;
    await this.rooms.execute(room.interviewId, host.id, { type: 'join', displayName, preferredRole: role });
    return { roomId: room.roomId, invite };
  }

  /** A new link; the old one stops working (ROOM-2). */
  async renew(roomId: string): Promise<InviteView> {
    const { inviteHash, inviteExpiresAt, invite } = this.#issue();
    await this.repository.replaceInvite(roomId, inviteHash, inviteExpiresAt);
    return invite;
  }

  /** @throws AppError `invite_not_found`, and what would keep them from joining: `interview_over`, `room_full` */
  async preview(token: string, userId: string | undefined): Promise<InvitePreview> {
    const { hostName, interview } = await this.#find(token, userId);
    const { title } = await this.questions.headingOf(interview.questionVersionId);
    const { phase } = interview.state;
    return { hostName, questionTitle: title, role: this.#roleFor(interview.state, userId), phase };
  }

  async accept(token: string, { id, displayName }: SessionUser): Promise<AcceptedInviteView> {
    const { interview } = await this.#find(token, id);
    await this.rooms.execute(interview.interviewId, id, { type: 'join', displayName });
    return { roomId: interview.roomId };
  }

  /**
   * Unknown, expired, replaced and malformed tokens all get the same answer, and so does who is kept apart from somebody there
   * (PARTNERS-4). Accepting looks again, under the lock of the interview.
   */
  async #find(token: string, userId: string | undefined): Promise<OpenInvite> {
    const room = TOKEN_FORM.test(token) ? await this.repository.findInvite(hashOf(token)) : null;
    const isOpen = room && room.inviteExpiresAt.getTime() > this.time.nowMs();
    const interview = isOpen ? await this.repository.findCurrent(room.id) : null;
    if (!room || !interview) throw new AppError('invite_not_found');
    const isNew = userId !== undefined && !participantOf(interview.state, userId);
    if (isNew && (await this.partners.isKeptFrom(userId, peopleToMeet(room.hostId, interview.state))))
      throw new AppError('invite_not_found');
    return { hostName: room.host?.displayName ?? NOBODY, interview };
  }

  #roleFor(state: InterviewState, userId: string | undefined): Role {
    const mine = userId && participantOf(state, userId)?.role;
    if (mine) return mine;
    const decision = decide(state, { type: 'join', displayName: '' }, { userId: '', nowMs: this.time.nowMs() });
    if ('refusal' in decision) throw new AppError(decision.refusal);
    return decision.event?.type === 'participant-joined' ? decision.event.role : 'observer';
  }

  #issue(): { inviteHash: Uint8Array<ArrayBuffer>; inviteExpiresAt: Date; invite: InviteView } {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const inviteExpiresAt = new Date(this.time.nowMs() + LIFETIME_MS);
    return {
      inviteHash: hashOf(token),
      inviteExpiresAt,
      invite: { token, expiresAt: inviteExpiresAt.toISOString() },
    };
  }
}

/** A token with 128 random bits needs no slow hash. */
function hashOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}
