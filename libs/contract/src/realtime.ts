import type { z } from 'zod';
import type { ErrorBody } from './errors.js';
import { ROOM_CLIENT_EVENTS, type ConflictDetail, type RoomServerEvents } from './rooms.events.js';
import { SCORECARD_CLIENT_EVENTS, type ScorecardServerEvents } from './scorecards.events.js';

/** The one list of events from browser to server. Adding a noun's events means adding them here. */
export const CLIENT_EVENTS = { ...ROOM_CLIENT_EVENTS, ...SCORECARD_CLIENT_EVENTS } as const;
export type ClientEvents = typeof CLIENT_EVENTS;
export type ClientEventName = keyof ClientEvents;

export type ServerEvents = RoomServerEvents & ScorecardServerEvents;
export type ServerEventName = keyof ServerEvents;

export type InputOf<Name extends ClientEventName> = z.infer<ClientEvents[Name]['input']>;
export type OutputOf<Name extends ClientEventName> = NonNullable<ClientEvents[Name]['output']>;

/** How the server answers an event: what was asked for, or the error as HTTP would give it. */
export type Reply<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly error: ErrorBody; readonly conflict?: ConflictDetail };

/** For socket.io's generics: what a client emits. */
export type ClientToServer = {
  [Name in ClientEventName]: (input: InputOf<Name>, reply: (reply: Reply<OutputOf<Name>>) => void) => void;
};

/** For socket.io's generics: what the server emits. */
export type ServerToClient = { [Name in ServerEventName]: (payload: ServerEvents[Name]) => void };
