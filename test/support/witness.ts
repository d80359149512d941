import type { ImageView } from '@fortyfive/contract';
import { WebSocket } from 'ws';
import type { Canaries } from './canaries.js';
import { awarenessFrame, stateRequestFrame, updateFrame } from './document-frames.js';
import { ask, Person, type Answer, type ClientSocket } from './person.js';

const EMPTY_STATE_VECTOR = new Uint8Array([0]);

/** What everybody together has been answered, so that a test can tell what was never really tried. */
export interface Tried {
  /** `GET /api/session`, as far as they succeeded. */
  readonly requests: Set<string>;
  /** Events of the browser that were carried out. */
  readonly events: Set<string>;
  /** Events of the server that arrived. */
  readonly pushed: Set<string>;
}

/** A person who searches every byte that the server sends them, for as long as the test goes on: answers, headers, packets, frames. */
export class Witness extends Person {
  /** By name of the canary: how it came, and what stood around it. */
  readonly heard = new Map<string, string>();
  readonly #documents = new Set<WebSocket>();
  readonly #sockets = new Set<ClientSocket>();

  constructor(
    url: string,
    readonly name: string,
    private readonly canaries: Canaries,
    private readonly tried: Tried,
  ) {
    super(url);
  }

  listen(way: string, text: string): void {
    for (const name of this.canaries.heardIn(text))
      if (!this.heard.has(name)) this.heard.set(name, `${way}: ${this.canaries.excerpt(name, text)}`);
  }

  override async send<Body>(...request: Parameters<Person['send']>): Promise<Answer<Body>> {
    const [method, path] = request;
    const answer = await super.send<Body>(...request);
    const { status, headers, body } = answer;
    this.#hear(method, path, status, headers, typeof body === 'string' ? body : JSON.stringify(body));
    return answer;
  }

  /** Sends a picture. */
  async upload(path: string, picture: Uint8Array): Promise<Answer<ImageView>> {
    const { url, cookie } = this;
    const headers = { origin: url, cookie, 'content-type': 'image/png' };
    const response = await fetch(url + path, { method: 'POST', body: Buffer.from(picture), headers });
    const text = await response.text();
    this.#hear('POST', path, response.status, response.headers, text);
    return { status: response.status, headers: response.headers, body: JSON.parse(text) as ImageView };
  }

  #hear(method: string, path: string, status: number, headers: Headers, text: string): void {
    this.listen(`${method} ${path} (${status})`, `${JSON.stringify([...headers])} ${text}`);
    if (status < 300) this.tried.requests.add(`${method} ${path.replace(/\?.*/, '')}`);
  }

  override connect(headers: Record<string, string> = {}): ClientSocket {
    const socket = super.connect(headers);
    socket.io.engine.on('data', (packet: unknown) => this.listen('socket', String(packet)));
    socket.onAny((event: string) => this.tried.pushed.add(event));
    this.#sockets.add(socket);
    return socket;
  }

  /** Tries to connect without being signed in. */
  async knock(): Promise<void> {
    const socket = this.connect();
    const reason = await new Promise<string>((resolve) => {
      socket.on('connect_error', ({ message }) => resolve(message));
      socket.on('connect', () => resolve('let in'));
    });
    this.hangUp(socket);
    if (reason !== 'signed_out') throw new Error(`Whoever is not signed in was not turned away: ${reason}`);
  }

  hangUp(socket: ClientSocket): void {
    socket.disconnect();
    this.#sockets.delete(socket);
  }

  /** Sends an event and gives the code of the error, or `null`. */
  async say(socket: ClientSocket, name: string, input: unknown): Promise<string | null> {
    const reply = await ask(socket, name as 'room:enter', input as { roomId: string });
    if (reply.ok) this.tried.events.add(name);
    return reply.ok ? null : reply.error.code;
  }

  /**
   * Opens a document, asks for all of it, and goes on listening.
   * @returns the code it was closed with, or `null` while it is open
   */
  async open(interviewId: string, kind: string): Promise<{ readonly socket: WebSocket; readonly code: number | null }> {
    const way = `document ${kind}`;
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/documents/${interviewId}/${kind}`, {
      headers: { cookie: this.cookie, origin: this.url },
    });
    let code: number | null = null;
    socket.on('open', () => socket.send(stateRequestFrame(EMPTY_STATE_VECTOR)));
    const answered = new Promise<void>((resolve) => {
      socket.on('message', (bytes: Buffer) => {
        this.listen(way, bytes.toString('utf8'));
        resolve();
      });
      socket.on('close', (closedWith, reason) => {
        code = closedWith;
        this.#documents.delete(socket);
        this.listen(way, reason.toString('utf8'));
        resolve();
      });
      socket.on('error', () => resolve());
    });
    await answered;
    this.#documents.add(socket);
    await this.#settleDocument(socket);
    return { socket, code };
  }

  /** Writes into a document that is open, with a cursor of the same kind. */
  write(socket: WebSocket, update: Uint8Array, presence: Uint8Array): void {
    socket.send(updateFrame(update));
    socket.send(awarenessFrame(presence));
  }

  /** Until whatever the server has sent so far has been heard. */
  async settle(): Promise<void> {
    for (const socket of this.#sockets) if (socket.connected) await ask(socket, 'time:read', {});
    for (const socket of this.#documents) await this.#settleDocument(socket);
  }

  async #settleDocument(socket: WebSocket): Promise<void> {
    if (socket.readyState !== WebSocket.OPEN) return;
    await new Promise<void>((resolve) => {
      socket.once('pong', () => resolve()); // Whatever came before the pong has been heard.
      socket.once('close', () => resolve());
      socket.ping();
    });
  }

  override leave(): void {
    super.leave();
    this.#sockets.clear();
    for (const socket of this.#documents) socket.terminate();
    this.#documents.clear();
  }
}
