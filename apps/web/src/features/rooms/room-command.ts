import type { CommandOutcome } from '@fortyfive/contract';
import { participantOf, type Command, type InterviewState } from '@fortyfive/interview';
import type { emit } from '#platform/socket';

/** What a person can ask for inside a room. Joining comes from the invite. */
export type RoomCommand = Exclude<Command, { type: 'join' }>;
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
  }
}
