import { holderOf, participantOf, type InterviewState, type Participant, type Role } from '@fortyfive/interview';

/** Who reads the debrief, and about whom it is. */
export interface Reader {
  readonly userId: string;
  readonly role: Role;
  readonly candidate: Participant | undefined;
  readonly interviewer: Participant | undefined;
}

export function readerOf(state: InterviewState, userId: string): Reader {
  return {
    userId,
    role: participantOf(state, userId)?.role ?? 'observer',
    candidate: holderOf(state, 'candidate'),
    interviewer: holderOf(state, 'interviewer'),
  };
}
