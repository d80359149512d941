import {
  ERRORS,
  type ClientEventName,
  type ClientToServer,
  type ErrorCode,
  type InputOf,
  type OutputOf,
  type Reply,
  type ServerEventName,
  type ServerEvents,
  type ServerToClient,
} from '@fortyfive/contract';
import { useSyncExternalStore } from 'react';
import { io, type Socket } from 'socket.io-client';
import { ConflictError } from './conflict-error';
import { ApiError } from './http';

/** The connection as a person needs to know it. `refused`: the session is over, and only signing in helps. */
export type ConnectionStatus = 'connecting' | 'connected' | 'reconnecting' | 'refused';

/**
 * socket.io's types cannot follow a generic event name. This is the part of them used below, without names;
 * `emit` and `onServerEvent` tie name and payload together.
 */
interface UntypedSocket {
  timeout(ms: number): { emit<Answer>(name: string, input: unknown, ack: Ack<Answer>): unknown };
  on<Payload>(name: string, listener: (payload: Payload) => void): unknown;
  off<Payload>(name: string, listener: (payload: Payload) => void): unknown;
}
type Ack<Answer> = (failure: Error | null, answer: Answer) => void;

const ACK_TIMEOUT_MS = 5_000;
const RECONNECT_MS = 1_000;
const NO_ANSWER = 'The server did not answer. Check your connection and try again.';

const socket: Socket<ServerToClient, ClientToServer> = io({
  autoConnect: false,
  // Long polling begins with a GET, which carries no Origin for the server to check; the server takes WebSockets alone.
  transports: ['websocket'],
  reconnectionDelay: 300,
  reconnectionDelayMax: 3_000,
});

const untyped = socket as unknown as UntypedSocket;

let status: ConnectionStatus = 'connecting';
let holders = 0;
const statusListeners = new Set<() => void>();

socket.on('connect', () => setStatus('connected'));
socket.on('disconnect', (reason) => {
  if (holders === 0) return setStatus('connecting');
  setStatus('reconnecting');
  // The one case in which socket.io does not come back by itself.
  if (reason === 'io server disconnect') reconnectSoon();
});
socket.on('connect_error', ({ message }) => {
  // The handshake has no reply; the server says it with the code alone.
  if (message === ('signed_out' satisfies ErrorCode)) setStatus('refused');
  else if (!socket.active) reconnectSoon();
});

function reconnectSoon(): void {
  setTimeout(() => holders > 0 && !socket.active && socket.connect(), RECONNECT_MS);
}

function setStatus(next: ConnectionStatus): void {
  status = next;
  for (const listener of statusListeners) listener();
}

/** Keeps the one connection of this page open until the returned function is called. */
export function holdConnection(): () => void {
  holders++;
  if (!socket.active) {
    setStatus('connecting');
    socket.connect();
  }
  return () => {
    holders--;
    // React may let go and take hold again within one frame.
    setTimeout(() => holders === 0 && socket.disconnect(), 0);
  };
}

export function isConnected(): boolean {
  return socket.connected;
}

/**
 * Sends an event and waits for the answer. Sent while reconnecting, it goes out as soon as the connection is back.
 * @throws ConflictError when the server's state has moved on, with the present one; ApiError for every other refusal and for no answer in 5 s
 */
export async function emit<Name extends ClientEventName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const reply = await ask(name, input);
  if (reply.ok) return reply.value;
  const { error, conflict } = reply;
  if (conflict) throw new ConflictError(error, conflict.state);
  throw new ApiError(error.code, error.message, ERRORS[error.code].status, error.fields);
}

function ask<Name extends ClientEventName>(name: Name, input: InputOf<Name>): Promise<Reply<OutputOf<Name>>> {
  return new Promise((resolve, reject) => {
    untyped
      .timeout(ACK_TIMEOUT_MS)
      .emit(name, input, (failure: Error | null, reply: Reply<OutputOf<Name>>) =>
        failure ? reject(new ApiError('offline', NO_ANSWER, 0)) : resolve(reply),
      );
  });
}

/** Listens to the server; the returned function stops it. */
export function onServerEvent<Name extends ServerEventName>(
  name: Name,
  listener: (payload: ServerEvents[Name]) => void,
): () => void {
  untyped.on(name, listener);
  return () => void untyped.off(name, listener);
}

/** Called now if connected, and each time the connection is made anew. */
export function onConnected(listener: () => void): () => void {
  socket.on('connect', listener);
  if (socket.connected) listener();
  return () => void socket.off('connect', listener);
}

/** What is known about the way to the server, apart from any one connection. */
export interface LineListener {
  /** Nothing gets through: the server has fallen silent, or the browser says that it has no network. */
  readonly onCut: () => void;
  readonly onBack: () => void;
}

/**
 * The room's connection is the one that both sides keep asking whether the other is there; a WebSocket of our own cannot
 * ask. A close that the system reports is no news here: it reports that to every connection.
 */
export function watchLine({ onCut, onBack }: LineListener): () => void {
  const onDisconnect = (reason: string): void => void (reason === 'ping timeout' && onCut());
  socket.on('disconnect', onDisconnect);
  socket.on('connect', onBack);
  window.addEventListener('offline', onCut);
  window.addEventListener('online', onBack);
  return () => {
    socket.off('disconnect', onDisconnect);
    socket.off('connect', onBack);
    window.removeEventListener('offline', onCut);
    window.removeEventListener('online', onBack);
  };
}

/** Called each time the connection is made, lost or refused. */
export function onStatusChange(listener: () => void): () => void {
  statusListeners.add(listener);
  return () => statusListeners.delete(listener);
}

export function useConnectionStatus(): ConnectionStatus {
  return useSyncExternalStore(onStatusChange, () => status);
}
