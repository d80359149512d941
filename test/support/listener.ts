import { WebSocket } from 'ws';
import { Person, type Answer, type ClientSocket } from './person.js';

/** A person who keeps everything that the server ever sends them: answers, headers, socket packets, document frames. */
export class Listener extends Person {
  #heard: string[] = [];

  static override async guest(url: string, displayName: string): Promise<Listener> {
    const listener = new Listener(url);
    listener.cookie = (await Person.guest(url, displayName)).cookie;
    return listener;
  }

  /** Everything so far as one text. */
  heard(): string {
    return this.#heard.join('\n');
  }

  forget(): void {
    this.#heard = [];
  }

  override async send<Body>(...request: Parameters<Person['send']>): Promise<Answer<Body>> {
    const answer = await super.send<Body>(...request);
    const { status, headers, body } = answer;
    this.#heard.push(
      `${status} ${JSON.stringify([...headers])} ${typeof body === 'string' ? body : JSON.stringify(body)}`,
    );
    return answer;
  }

  override connect(headers: Record<string, string> = {}): ClientSocket {
    const socket = super.connect(headers);
    socket.io.engine.on('data', (packet: unknown) => this.#heard.push(String(packet)));
    return socket;
  }

  /** Opens a document and says something; resolves when it is closed, or after nothing has come for a moment. */
  async overhear(address: string, frame: Uint8Array): Promise<void> {
    const socket = new WebSocket(address, { headers: { cookie: this.cookie, origin: this.url } });
    const answered = new Promise<void>((resolve) => {
      socket.on('message', (bytes: Buffer) => {
        this.#heard.push(bytes.toString('utf8'));
        resolve();
      });
      socket.on('close', (code, reason) => {
        this.#heard.push(`closed ${code} ${reason.toString('utf8')}`);
        resolve();
      });
      socket.on('error', () => resolve());
    });
    socket.on('open', () => socket.send(frame));
    await answered;
    await new Promise<void>((resolve) => {
      socket.on('pong', () => resolve()); // Whatever came before the pong has been heard.
      socket.on('close', () => resolve());
      if (socket.readyState === WebSocket.OPEN) socket.ping();
      else resolve();
    });
    socket.terminate();
  }
}
