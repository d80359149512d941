import { ROLES, type InterviewState, type Role } from '@fortyfive/interview';
import { z } from 'zod';
import { questionRef, type QuestionHeading } from './questions.http.js';

/** Start an interview: a question, or `null` for a surprise, and the role I want. */
export const createRoomBody = z.strictObject({
  question: questionRef.nullable(),
  role: z.enum(ROLES).exclude(['observer']),
});
export type CreateRoomBody = z.infer<typeof createRoomBody>;

/**
 * `POST /api/rooms/:roomId/interviews`: once an interview has ended, another one in its room, with the roles of the pair
 * swapped. A question, or `null` for a surprise.
 */
export const nextInterviewBody = z.strictObject({ question: questionRef.nullable() });
export type NextInterviewBody = z.infer<typeof nextInterviewBody>;

export interface NextInterviewView {
  readonly interviewId: string;
}

/** A fresh invite. The token is shown once: the database only holds its hash. */
export interface InviteView {
  readonly token: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** `POST /api/rooms`. */
export interface CreatedRoomView {
  readonly roomId: string;
  readonly invite: InviteView;
}

/** `GET /api/invites/:token`: what somebody sees before they come in. */
export interface InvitePreview {
  readonly hostName: string;
  readonly questionTitle: string;
  /** The role they would get. */
  readonly role: Role;
  readonly phase: InterviewState['phase'];
}

/** `POST /api/invites/:token/accept`. */
export interface AcceptedInviteView {
  readonly roomId: string;
}

/** The present state of a room for one person. */
export interface RoomView {
  readonly roomId: string;
  readonly interviewId: string;
  readonly question: QuestionHeading;
  /** The version of the rubric that this interview is rated by. */
  readonly rubricVersion: number;
  readonly state: InterviewState;
  readonly myUserId: string;
  readonly connectedUserIds: readonly string[];
  /** Who had seen the question when this was asked for: the lobby says so of the candidate. */
  readonly seenByUserIds: readonly string[];
}

/** One line of My interviews. Instants are ISO 8601, UTC; lengths are milliseconds. */
export interface InterviewSummary {
  readonly interviewId: string;
  readonly roomId: string;
  readonly questionTitle: string;
  readonly phase: InterviewState['phase'];
  readonly myRole: Role;
  readonly partnerName: string | null;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly spentMs: number;
}

/** `GET /api/interviews`: newest first; `nextCursor` fetches the next page. */
export interface InterviewPage {
  readonly interviews: readonly InterviewSummary[];
  readonly nextCursor: string | null;
}

export const interviewPageQuery = z.strictObject({ cursor: z.uuid().optional() });

/** `GET /api/interviews/:interviewId`: what the review page starts from. */
export interface InterviewView {
  readonly interviewId: string;
  readonly roomId: string;
  readonly question: QuestionHeading;
  /** The version of the rubric that this interview is rated by. */
  readonly rubricVersion: number;
  readonly state: InterviewState;
  readonly myUserId: string;
}
