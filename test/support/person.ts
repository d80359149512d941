import type {
  ClientEventName,
  ClientToServer,
  CreatedRoomView,
  InputOf,
  OutputOf,
  Reply,
  RoomView,
  ServerToClient,
  UserView,
} from '@fortyfive/contract';
import { DOCUMENTS_PATH } from '@fortyfive/contract';
import { documentName, type DocumentKind } from '@fortyfive/documents';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';

export type ClientSocket = Socket<ServerToClient, ClientToServer>;

/** What came back from a request. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** Somebody who uses the server without a browser: one cookie, and requests as a browser on our own pages would send them. */
export class Person {
  cookie = '';
  user!: UserView;
  readonly #sockets: ClientSocket[] = [];

  constructor(readonly url: string) {}

  static async guest(url: string, displayName: string): Promise<Person> {
    const person = new Person(url);
    person.user = (await person.post<UserView>('/api/session/guest', { displayName })).body;
    return person;
  }

  get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.send<Body>('GET', path);
  }

  post<Body = Record<string, unknown>>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, JSON.stringify(body));
  }

  put<Body = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.send<Body>('PUT', path, JSON.stringify(body));
  }

  async send<Body>(
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(this.url + path, {
      method,
      ...(body !== undefined && { body }),
      headers: { origin: this.url, cookie: this.cookie, 'content-type': 'application/json', ...headers },
    });
    const [set] = response.headers.getSetCookie();
    if (set) this.cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
  }

  /** Starts an interview and returns the room with its invite. */
  async openRoom(role: 'interviewer' | 'candidate' = 'interviewer', question: string | null = 'url-shortener') {
    return (await this.post<CreatedRoomView>('/api/rooms', { question, role })).body;
  }

  async accept(token: string): Promise<void> {
    await this.post(`/api/invites/${token}/accept`);
  }

  connect(headers: Record<string, string> = {}): ClientSocket {
    const socket: ClientSocket = io(this.url, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { origin: this.url, cookie: this.cookie, ...headers },
    });
    this.#sockets.push(socket);
    return socket;
  }

  /** A socket that has entered the room. */
  async enter(roomId: string): Promise<{ socket: ClientSocket; view: RoomView }> {
    const socket = this.connect();
    const reply = await ask(socket, 'room:enter', { roomId });
    if (!reply.ok) throw new Error(reply.error.code);
    return { socket, view: reply.value };
  }

  /** A WebSocket class for y-websocket that sends this person's cookie, as a browser would. */
  webSocket(origin = this.url): typeof globalThis.WebSocket {
    const headers = { cookie: this.cookie, origin };
    return class extends WebSocket {
      constructor(address: string | URL, protocols?: string[]) {
        super(address, protocols, { headers });
      }
    } as unknown as typeof globalThis.WebSocket;
  }

  documentUrl(interviewId: string, kind: DocumentKind): string {
    return `${this.url.replace('http', 'ws')}${DOCUMENTS_PATH}/${documentName({ interviewId, kind })}`;
  }

  leave(): void {
    for (const socket of this.#sockets.splice(0)) socket.disconnect();
  }
}

/** Sends an event and waits for the reply. */
export function ask<Name extends ClientEventName>(
  socket: ClientSocket,
  name: Name,
  input: InputOf<Name>,
): Promise<Reply<OutputOf<Name>>> {
  const emit = socket.timeout(5_000).emitWithAck.bind(socket.timeout(5_000)) as unknown as (
    event: string,
    payload: unknown,
  ) => Promise<Reply<OutputOf<Name>>>;
  return emit(name, input);
}

/** A room with both roles filled and the interview started. */
export async function startInterview(interviewer: Person, candidate: Person, question?: string) {
  const { roomId, invite } = await interviewer.openRoom('interviewer', question);
  await candidate.accept(invite.token);
  const [host, guest] = [await interviewer.enter(roomId), await candidate.enter(roomId)];
  await ask(host.socket, 'room:set-ready', { roomId, isReady: true });
  await ask(guest.socket, 'room:set-ready', { roomId, isReady: true });
  const reply = await ask(host.socket, 'room:start', { roomId, version: 4 });
  if (!reply.ok) throw new Error(reply.error.code);
  return { roomId, invite, interviewId: host.view.interviewId, host: host.socket, guest: guest.socket };
}

/** Three guests in an interview that has started: Ana interviews, Ben is the candidate, Cleo watches. */
export async function startObservedInterview(url: string) {
  const people = {
    ana: await Person.guest(url, 'Ana'),
    ben: await Person.guest(url, 'Ben'),
    cleo: await Person.guest(url, 'Cleo'),
  };
  const running = await startInterview(people.ana, people.ben);
  await people.cleo.accept(running.invite.token);
  return { people, running };
}

/** Waits until something holds; fails with its last answer when it never does. */
export async function eventually<Value>(
  read: () => Value | Promise<Value>,
  holds: (value: Value) => boolean,
  withinMs = 5_000,
) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`Still not so after ${withinMs} ms: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
