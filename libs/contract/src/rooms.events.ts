import { ROLES, type Action, type InterviewState, type RoomEvent } from '@fortyfive/interview';
import { z } from 'zod';
import type { RoomView } from './rooms.http.js';

const room = z.strictObject({ roomId: z.uuid() });

/** Names the version that the person saw, so that two people who press at once do it once. */
const atVersion = room.extend({ version: z.int().nonnegative() });

interface ClientEvent<Output> {
  /** Checked by the server before anything else sees the payload. */
  readonly input: z.ZodType;
  /** Who may send it: anybody signed in, or a participant whose role can do this action. */
  readonly access: 'signed-in' | Action;
  /** Only a type: what the reply carries. */
  readonly output?: Output;
}

function clientEvent<Output>() {
  return <Input extends z.ZodType, Access extends ClientEvent<Output>['access']>(definition: {
    input: Input;
    access: Access;
  }): { input: Input; access: Access; output?: Output } => definition;
}

/** What came of a command: the version at which it holds. */
export interface CommandOutcome {
  readonly version: number;
}

const command = clientEvent<CommandOutcome>();

/** Everything a browser may send, each with a reply. */
export const ROOM_CLIENT_EVENTS = {
  'time:read': clientEvent<{ serverNowMs: number }>()({ input: z.strictObject({}), access: 'signed-in' }),
  'room:enter': clientEvent<RoomView>()({ input: room, access: 'view-interview' }),
  'room:take-role': command({ input: room.extend({ role: z.enum(ROLES) }), access: 'take-role' }),
  'room:swap-roles': command({ input: atVersion, access: 'swap-roles' }),
  'room:set-ready': command({ input: room.extend({ isReady: z.boolean() }), access: 'set-ready' }),
  'room:open-brief': command({ input: room, access: 'open-brief' }),
  'room:start': command({ input: atVersion, access: 'start' }),
  'room:pause': command({ input: atVersion, access: 'pause' }),
  'room:resume': command({ input: atVersion, access: 'resume' }),
  'room:advance-step': command({ input: atVersion, access: 'advance-step' }),
  'room:add-minute': command({ input: atVersion, access: 'add-minute' }),
  'room:end': command({ input: atVersion, access: 'end' }),
} as const;

/** Everything the server may send to a room. */
export interface RoomServerEvents {
  /** Something happened. `version` is the state's version after it. */
  'room:event': { readonly interviewId: string; readonly version: number; readonly event: RoomEvent };
  /** Who is connected now: the whole list, each time it changes. */
  'room:presence': { readonly connectedUserIds: readonly string[] };
}

/** What a `conflict` reply carries, so that the loser need not ask again. */
export interface ConflictDetail {
  readonly state: InterviewState;
}
