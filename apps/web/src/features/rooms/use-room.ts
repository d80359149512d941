import { ERRORS, type RoomView } from '@fortyfive/contract';
import { participantOf, type Participant } from '@fortyfive/interview';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { ApiError, type ApiErrorCode } from '#platform/http';
import { keepServerTime } from '#platform/server-time';
import {
  emit,
  holdConnection,
  onConnected,
  onServerEvent,
  useConnectionStatus,
  type ConnectionStatus,
} from '#platform/socket';
import { useToast } from '#ui/toast';
import type { RoomCommand, RoomCommandType } from './room-command';
import { RoomStore } from './room-store';

/** A room that has been entered, as every part of it needs it. */
export interface Room {
  readonly view: RoomView;
  readonly me: Participant;
  readonly connection: ConnectionStatus;
  /** Whether somebody is connected; `undefined` while this browser is not, because then it cannot know. */
  readonly isHere: (userId: string) => boolean | undefined;
  readonly isBusy: (type: RoomCommandType) => boolean;
  /** Asks the server for something; what goes wrong is told in a toast. Answers whether it holds now. */
  readonly run: (command: RoomCommand) => Promise<boolean>;
}

export type RoomEntry =
  | { readonly status: 'entering' }
  | { readonly status: 'failed'; readonly code: ApiErrorCode; readonly message: string }
  | { readonly status: 'entered'; readonly room: Room };

/** An address that can be no room's looks like that of a room that is not there, or not mine. */
function whyNot({ code, message }: ApiError): Pick<Extract<RoomEntry, { status: 'failed' }>, 'code' | 'message'> {
  return code === 'bad_request' ? { code: 'not_found', message: ERRORS.not_found.message } : { code, message };
}

/** Enters a room and stays in it for as long as the component lives. */
export function useRoom(roomId: string): RoomEntry {
  const [store] = useState(() => new RoomStore(roomId, { emit, onServerEvent, onConnected }));
  const { view, failure, busy } = useSyncExternalStore(store.subscribe, store.read);
  const connection = useConnectionStatus();
  const { show } = useToast();

  useEffect(() => {
    const stops = [store.start(), keepServerTime(), holdConnection()];
    return () => stops.forEach((stop) => stop());
  }, [store]);

  const run = useCallback(
    async (command: RoomCommand) => {
      try {
        await store.run(command);
        return true;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        show({ title: error.message, tone: 'error' });
        return false;
      }
    },
    [store, show],
  );

  if (connection === 'refused') return { status: 'failed', code: 'signed_out', message: ERRORS.signed_out.message };
  if (failure) return { status: 'failed', ...whyNot(failure) };
  const me = view && participantOf(view.state, view.myUserId);
  if (!me) return { status: 'entering' };
  const isHere = (userId: string) => (connection === 'connected' ? view.connectedUserIds.includes(userId) : undefined);
  return { status: 'entered', room: { view, me, connection, run, isHere, isBusy: (type) => busy.includes(type) } };
}
