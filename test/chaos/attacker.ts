import * as Y from 'yjs';
import type { WebSocket } from 'ws';
import type { DocumentKind } from '@fortyfive/documents';
import { pickOne, type Random } from '../support/seeded-random.js';
import { ATTACKS, stateFrame, type Salvo } from './attack.frames.js';
import type { ChaosPerson } from './chaos-person.js';
import { pause } from './lane.js';
import { RandomEditor } from './random-editor.js';

/** Somebody of a room, and what they have sent. */
export class Attacker {
  /** Different frames sent; a flood of one frame counts once. */
  sent = 0;
  readonly closes = new Map<number, number>();
  readonly #doc = new Y.Doc();
  readonly #editor: RandomEditor;
  #lastEdit: Uint8Array = Uint8Array.of(0, 0);

  constructor(
    private readonly person: ChaosPerson,
    private readonly interviewId: string,
    private readonly kind: DocumentKind,
    private readonly foreignId: number,
    private readonly random: Random,
    private readonly mayWrite: boolean,
  ) {
    this.#editor = new RandomEditor(this.#doc, kind, random);
    this.#doc.on('update', (update: Uint8Array) => (this.#lastEdit = update));
  }

  /** One connection: a handshake as anybody's, then something that nobody honest sends. @returns how it was closed */
  async strike(): Promise<number> {
    const socket = this.person.openSocket(this.interviewId, this.kind);
    socket.on('error', () => undefined);
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    const opened = new Promise<boolean>((resolve) => {
      socket.on('message', () => resolve(true)); // The server asks first; from then on it listens.
      void closed.then(() => resolve(false));
    });
    if (await opened) {
      // An attacker who may write has told the server what they have; so what follows is not merely a gap.
      if (this.mayWrite) socket.send(stateFrame(Y.encodeStateAsUpdate(this.#doc)));
      this.#send(socket, this.#choose(pickOne(this.random, Object.keys(ATTACKS))));
      await Promise.race([closed, pause(150)]);
    }
    socket.terminate();
    const code = await closed;
    this.closes.set(code, (this.closes.get(code) ?? 0) + 1);
    return code;
  }

  #choose(name: string): Salvo {
    const { random, foreignId } = this;
    return ATTACKS[name]?.({ random, foreignId, makeUpdate: () => this.#makeUpdate() }) ?? [];
  }

  #makeUpdate(): Uint8Array {
    this.#editor.edit();
    return this.#lastEdit;
  }

  #send(socket: WebSocket, salvo: Salvo): void {
    this.sent += new Set(salvo).size;
    for (const one of salvo) {
      if (socket.readyState !== socket.OPEN) return;
      if (typeof one === 'string' || one instanceof Uint8Array) socket.send(one);
      else one.pieces.forEach((piece, place) => socket.send(piece, { fin: place === one.pieces.length - 1 }));
    }
  }
}
