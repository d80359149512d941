import type { CommandOutcome } from '@fortyfive/contract';
import {
  openHelpOf,
  participantOf,
  rungsGiven,
  type Command,
  type InterviewState,
  type StepId,
} from '@fortyfive/interview';
import type { emit } from '#platform/socket';

/** What is let out at the desk, by name: the server adds the words, so that nobody can make any up. */
type LetOut =
  | { readonly type: 'give-fact'; readonly factId: string }
  | { readonly type: 'give-hint'; readonly stepId: StepId; readonly rung: number }
  | { readonly type: 'fire-curveball'; readonly curveballId: string };

/** What a person can ask for inside a room. Joining comes from the invite. */
export type RoomCommand = Exclude<Command, { type: 'join' | LetOut['type'] }> | LetOut;
export type RoomCommandType = RoomCommand['type'];

interface Seen {
  readonly roomId: string;
  readonly version: number;
}

/** Sends a command, naming the version that the person saw where two people could press at once. */
export function sendCommand(send: typeof emit, command: RoomCommand, seen: Seen): Promise<CommandOutcome> {
  const { roomId, version } = seen;
  switch (command.type) {
    case 'take-role':
      return send('room:take-role', { roomId, role: command.role });
    case 'set-ready':
      return send('room:set-ready', { roomId, isReady: command.isReady });
    case 'open-brief':
      return send('room:open-brief', { roomId });
    case 'give-fact':
      return send('room:give-fact', { roomId, factId: command.factId });
    case 'give-hint':
      return send('room:give-hint', { roomId, stepId: command.stepId, rung: command.rung });
    case 'fire-curveball':
      return send('room:fire-curveball', { roomId, curveballId: command.curveballId });
    case 'ask-help':
      return send('room:ask-help', { roomId, way: command.way });
    case 'settle-help':
      return send('room:settle-help', { roomId });
    default:
      return send(`room:${command.type}`, { roomId, version });
  }
}

/** Whether what somebody asked for holds already, because the other one was a moment quicker. */
export function isFulfilled(
  command: RoomCommand,
  before: InterviewState,
  after: InterviewState,
  myUserId: string,
): boolean {
  const role = (state: InterviewState) => participantOf(state, myUserId)?.role;
  switch (command.type) {
    case 'take-role':
      return role(after) === command.role;
    case 'swap-roles':
      return role(after) !== role(before);
    case 'set-ready':
      return participantOf(after, myUserId)?.isReady === command.isReady;
    case 'open-brief':
      return participantOf(after, myUserId)?.hasReadBrief === true;
    case 'start':
      return after.phase !== 'lobby';
    case 'pause':
      return after.clock?.pausedAtMs != null;
    case 'resume':
      return after.clock?.pausedAtMs === null;
    case 'advance-step':
      return (after.clock?.stepIndex ?? 0) > (before.clock?.stepIndex ?? 0);
    case 'add-minute':
      return false;
    case 'end':
      return after.phase === 'ended';
    default:
      return isDone(command, after);
  }
}

type DeskCommand = Extract<RoomCommand, LetOut | { type: 'ask-help' | 'settle-help' }>;

function isDone(command: DeskCommand, after: InterviewState): boolean {
  switch (command.type) {
    case 'give-fact':
      return after.facts.some(({ factId }) => factId === command.factId);
    case 'give-hint':
      return rungsGiven(after, command.stepId) >= command.rung;
    case 'fire-curveball':
      return after.curveballs.some(({ curveballId }) => curveballId === command.curveballId);
    case 'ask-help':
      return openHelpOf(after)?.way === command.way;
    case 'settle-help':
      return openHelpOf(after) === null;
  }
}
