import { HELP_WAYS, ROLES, STEP_IDS, type InterviewState, type RoomEvent } from '@fortyfive/interview';
import { z } from 'zod';
import { clientEvent } from './client-event.js';
import type { RoomView } from './rooms.http.js';

const room = z.strictObject({ roomId: z.uuid() });

/** Names the version that the person saw, so that two people who press at once do it once. */
const atVersion = room.extend({ version: z.int().nonnegative() });

/** The name of a fact or a curveball within its question. */
const nameInQuestion = z
  .string()
  .max(100)
  .regex(/^[\w-]+$/);

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
  'room:give-fact': command({ input: room.extend({ factId: nameInQuestion }), access: 'give-fact' }),
  'room:give-hint': command({
    input: room.extend({ stepId: z.enum(STEP_IDS), rung: z.int().min(1).max(20) }),
    access: 'give-hint',
  }),
  'room:fire-curveball': command({ input: room.extend({ curveballId: nameInQuestion }), access: 'fire-curveball' }),
  'room:ask-help': command({ input: room.extend({ way: z.enum(HELP_WAYS) }), access: 'ask-help' }),
  'room:settle-help': command({ input: room, access: 'settle-help' }),
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
