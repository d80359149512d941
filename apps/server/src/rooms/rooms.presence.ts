import { Injectable } from '@nestjs/common';
import type { AppServer } from '../platform/socket-adapter.js';

/** Who is connected to a room right now. Asked of the sockets themselves, so that it cannot go stale. */
@Injectable()
export class RoomsPresence {
  #io: AppServer | null = null;

  /** The gateway hands over its server once it listens. */
  watch(io: AppServer): void {
    this.#io = io;
  }

  async connectedUserIds(roomId: string): Promise<string[]> {
    const sockets = (await this.#io?.in(roomChannel(roomId)).fetchSockets()) ?? [];
    return [...new Set(sockets.map((socket) => socket.data.signedIn.user.id))];
  }

  /** Tells the room who is there now. */
  async announce(roomId: string): Promise<void> {
    const connectedUserIds = await this.connectedUserIds(roomId);
    this.#io?.to(roomChannel(roomId)).emit('room:presence', { connectedUserIds });
  }
}

/** The socket.io room in which everybody who has entered a room hears its events. */
export function roomChannel(roomId: string): string {
  return `room:${roomId}`;
}
