import { MESSAGE_TYPES } from '@fortyfive/contract';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Person } from './person.js';

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a browser says of itself on the board, and what the server has stamped into it. */
export interface BoardState {
  readonly user: { readonly userId: string; readonly displayName: string; readonly colourIndex: number };
  readonly pointer?: { x: number; y: number; tool: string; isDown: boolean } | null;
  readonly viewport?: Rectangle | null;
  readonly selection?: readonly string[];
  readonly follows?: string | null;
  readonly call?: { readonly id: string; readonly viewport: Rectangle } | null;
}

/** Somebody who listens to what browsers tell each other on the board, and may say something themselves. */
export class BoardWitness {
  readonly #provider: WebsocketProvider;

  constructor(person: Person, interviewId: string) {
    const url = person.documentUrl(interviewId, 'board');
    const at = url.lastIndexOf('/');
    this.#provider = new WebsocketProvider(url.slice(0, at), url.slice(at + 1), new Y.Doc(), {
      WebSocketPolyfill: person.webSocket(),
      disableBc: true,
    });
    // Our own messages, which y-websocket would complain about.
    for (const type of Object.values(MESSAGE_TYPES)) this.#provider.messageHandlers[type] ??= () => undefined;
  }

  /** The state of a person's browser, once the server has said whose it is. */
  of({ user }: Person): BoardState | null {
    const states = [...this.#provider.awareness.getStates().values()] as Partial<BoardState>[];
    return (states.find((state) => state.user?.userId === user.id) as BoardState | undefined) ?? null;
  }

  say(fields: Record<string, unknown>): void {
    this.#provider.awareness.setLocalState(fields);
  }

  leave(): void {
    this.#provider.destroy();
  }
}
