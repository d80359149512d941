import { advanceClock, addMinute, endClock, pauseClock, resumeClock, startClock, type ClockState } from './clock.js';
import { EMPTY_DESK, reduceDesk, settleHelp, type DeskState } from './desk.js';
import type { Role } from './role.js';
import type { RoomEvent } from './room-event.js';

export type Phase = 'lobby' | 'running' | 'ended';

/** Somebody who has joined the interview. Whether they are connected right now is presence, not state. */
export interface Participant {
  readonly userId: string;
  readonly displayName: string;
  readonly role: Role;
  /** Only means something in the lobby, for interviewer and candidate. */
  readonly isReady: boolean;
  /** Has seen facts, hints and anchors before the start, and so can no longer be the candidate. */
  readonly hasReadBrief: boolean;
}

/** Everything that is agreed about one interview; the server, the browsers and the replay derive it from the same events. */
export interface InterviewState extends DeskState {
  readonly phase: Phase;
  /** How many events made this state. Commands name the version they saw; a gap means: fetch the state again. */
  readonly version: number;
  /** In the order in which they joined; the place also gives a person their colour. */
  readonly participants: readonly Participant[];
  readonly clock: ClockState | null;
}

export const EMPTY_INTERVIEW: InterviewState = {
  phase: 'lobby',
  version: 0,
  participants: [],
  clock: null,
  ...EMPTY_DESK,
};

/** The participant with this user id, if they have joined. */
export function participantOf(state: InterviewState, userId: string): Participant | undefined {
  return state.participants.find((participant) => participant.userId === userId);
}

/** Whoever holds a role that only one person can hold. */
export function holderOf(state: InterviewState, role: 'interviewer' | 'candidate'): Participant | undefined {
  return state.participants.find((participant) => participant.role === role);
}

/**
 * Applies one event. The only place where an interview's state changes.
 * @throws Error when a clock event comes before the start: the log would be broken
 */
export function reduce(state: InterviewState, event: RoomEvent): InterviewState {
  const next = { ...state, version: state.version + 1 };
  switch (event.type) {
    case 'participant-joined': {
      const { userId, displayName, role } = event;
      const joined = { userId, displayName, role, isReady: false, hasReadBrief: false };
      return { ...next, participants: [...state.participants, joined] };
    }
    case 'roles-swapped':
      return { ...next, participants: state.participants.map(swapRole) };
    case 'role-taken':
      return { ...next, participants: withParticipant(state, event.userId, { role: event.role, isReady: false }) };
    case 'readiness-changed':
      return { ...next, participants: withParticipant(state, event.userId, { isReady: event.isReady }) };
    case 'brief-opened':
      return { ...next, participants: withParticipant(state, event.userId, { hasReadBrief: true }) };
    case 'interview-started':
      return { ...next, phase: 'running', clock: startClock(event.atMs) };
    case 'clock-paused':
      return { ...next, clock: pauseClock(clockOf(state), event.atMs) };
    case 'clock-resumed':
      return { ...next, clock: resumeClock(clockOf(state), event.atMs) };
    case 'step-advanced':
      return {
        ...next,
        clock: advanceClock(clockOf(state), event.atMs),
        helpRequests: settleHelp(state.helpRequests, event.atMs),
      };
    case 'minute-added':
      return { ...next, clock: addMinute(clockOf(state)) };
    case 'interview-ended': {
      const clock = endClock(clockOf(state), event.atMs);
      return { ...next, phase: 'ended', clock, helpRequests: settleHelp(state.helpRequests, event.atMs) };
    }
    default:
      return { ...next, ...reduceDesk(state, event) };
  }
}

function clockOf(state: InterviewState): ClockState {
  if (!state.clock) throw new Error('A clock event came before the interview started.');
  return state.clock;
}

/** Who swaps has to press Ready again: that is how the other agrees. */
function swapRole(participant: Participant): Participant {
  const { role } = participant;
  if (role === 'observer') return participant;
  return { ...participant, role: role === 'interviewer' ? 'candidate' : 'interviewer', isReady: false };
}

function withParticipant(state: InterviewState, userId: string, change: Partial<Participant>): readonly Participant[] {
  return state.participants.map((one) => (one.userId === userId ? { ...one, ...change } : one));
}
