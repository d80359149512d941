import { decideAtDesk, type DeskCommand, type DeskRefusal } from './desk-command.js';
import { holderOf, participantOf, type InterviewState, type Participant } from './interview-state.js';
import { can, type Action, type Role } from './role.js';
import type { RoomEvent } from './room-event.js';
import { STEPS, stepAt } from './step.js';

/** What somebody asks for. `join` comes from an accepted invite, the others from the room. */
export type Command =
  | { readonly type: 'join'; readonly displayName: string; readonly preferredRole?: Role }
  | { readonly type: 'take-role'; readonly role: Role }
  | { readonly type: 'swap-roles' }
  | { readonly type: 'set-ready'; readonly isReady: boolean }
  | { readonly type: 'open-brief' }
  | { readonly type: 'start' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'advance-step' }
  | { readonly type: 'add-minute' }
  | { readonly type: 'end' }
  | DeskCommand;

/** Why a command was not carried out. Each code has its sentence in `contract/errors.ts`. */
export type Refusal =
  | 'not_allowed'
  | 'interview_over'
  | 'interview_started'
  | 'interview_not_started'
  | 'not_everyone_ready'
  | 'role_taken'
  | 'brief_read'
  | 'room_full'
  | 'last_step'
  | DeskRefusal;

export type Decision = { readonly event: RoomEvent | null } | { readonly refusal: Refusal };

export const MAX_OBSERVERS = 10;

/**
 * Judges a command against the state: the event it leads to, `null` when it is already so, or why not.
 * Pure, so that every rule of the room can be tested without a server.
 * @param actor who asks, and the server's time
 * @example decide(state, { type: 'pause' }, { userId, nowMs }) // { event: { type: 'clock-paused', … } }
 */
export function decide(state: InterviewState, command: Command, actor: { userId: string; nowMs: number }): Decision {
  const me = participantOf(state, actor.userId);
  const happened = { atMs: actor.nowMs, actorId: actor.userId };
  if (state.phase === 'ended' && !(command.type === 'join' && me)) return { refusal: 'interview_over' };
  if (command.type === 'join') return decideJoin(state, command, me, happened);
  if (!me || !can(me.role, command.type satisfies Action)) return { refusal: 'not_allowed' };
  switch (command.type) {
    case 'take-role':
    case 'swap-roles':
    case 'set-ready':
    case 'open-brief':
    case 'start':
      return state.phase === 'lobby' ? decideInLobby(state, command, me, happened) : { refusal: 'interview_started' };
    default:
      return state.phase === 'running'
        ? decideWhileRunning(state, command, happened)
        : { refusal: 'interview_not_started' };
  }
}

type Happened = { atMs: number; actorId: string };
type LobbyCommand = Extract<Command, { type: 'take-role' | 'swap-roles' | 'set-ready' | 'open-brief' | 'start' }>;
type ClockCommand = Extract<Command, { type: 'pause' | 'resume' | 'advance-step' | 'add-minute' | 'end' }>;

function decideJoin(
  state: InterviewState,
  command: Extract<Command, { type: 'join' }>,
  me: Participant | undefined,
  happened: Happened,
): Decision {
  if (me) return { event: null };
  const free = (['interviewer', 'candidate'] as const).filter((role) => !holderOf(state, role));
  const wanted = free.find((role) => role === command.preferredRole) ?? free[0];
  const role = wanted ?? 'observer';
  if (role === 'observer' && !hasSeatForObserver(state)) return { refusal: 'room_full' };
  const { displayName } = command;
  return { event: { ...happened, type: 'participant-joined', userId: happened.actorId, displayName, role } };
}

function decideInLobby(state: InterviewState, command: LobbyCommand, me: Participant, happened: Happened): Decision {
  const { userId } = me;
  switch (command.type) {
    case 'take-role':
      if (me.role === command.role) return { event: null };
      if (command.role === 'observer' && !hasSeatForObserver(state)) return { refusal: 'room_full' };
      if (command.role !== 'observer' && holderOf(state, command.role)) return { refusal: 'role_taken' };
      if (command.role === 'candidate' && me.hasReadBrief) return { refusal: 'brief_read' };
      return { event: { ...happened, type: 'role-taken', userId, role: command.role } };
    case 'swap-roles':
      if (holderOf(state, 'interviewer')?.hasReadBrief) return { refusal: 'brief_read' };
      return { event: { ...happened, type: 'roles-swapped' } };
    case 'set-ready':
      if (me.isReady === command.isReady) return { event: null };
      return { event: { ...happened, type: 'readiness-changed', userId, isReady: command.isReady } };
    case 'open-brief':
      return { event: me.hasReadBrief ? null : { ...happened, type: 'brief-opened', userId } };
    case 'start':
      return isEveryoneReady(state)
        ? { event: { ...happened, type: 'interview-started' } }
        : { refusal: 'not_everyone_ready' };
  }
}

function decideWhileRunning(state: InterviewState, command: ClockCommand | DeskCommand, happened: Happened): Decision {
  switch (command.type) {
    case 'give-fact':
    case 'give-hint':
    case 'fire-curveball':
    case 'ask-help':
    case 'settle-help':
      return decideAtDesk(state, command, happened);
    default:
      return decideOnClock(state, command, happened);
  }
}

function decideOnClock(state: InterviewState, command: ClockCommand, happened: Happened): Decision {
  const isPaused = state.clock?.pausedAtMs != null;
  switch (command.type) {
    case 'pause':
      return { event: isPaused ? null : { ...happened, type: 'clock-paused' } };
    case 'resume':
      return { event: isPaused ? { ...happened, type: 'clock-resumed' } : null };
    case 'advance-step': {
      const next = (state.clock?.stepIndex ?? 0) + 1;
      if (next >= STEPS.length) return { refusal: 'last_step' };
      return { event: { ...happened, type: 'step-advanced', to: stepAt(next).id } };
    }
    case 'add-minute':
      return { event: { ...happened, type: 'minute-added' } };
    case 'end':
      return { event: { ...happened, type: 'interview-ended' } };
  }
}

function hasSeatForObserver(state: InterviewState): boolean {
  return state.participants.filter((one) => one.role === 'observer').length < MAX_OBSERVERS;
}

/** The interview can start when both roles are filled and both have pressed Ready. */
export function isEveryoneReady(state: InterviewState): boolean {
  return Boolean(holderOf(state, 'interviewer')?.isReady && holderOf(state, 'candidate')?.isReady);
}
