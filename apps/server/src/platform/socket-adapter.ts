import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { ClientToServer, ServerToClient } from '@fortyfive/contract';
import type { Server, ServerOptions, Socket } from 'socket.io';
import { toAppError } from './error-filter.js';
import { isOwnOrigin } from './origin.js';
import { SessionEnds, Sessions, type SignedIn } from './session.js';

/** What we know of a socket; set at the handshake, before any event. */
export interface SocketData {
  signedIn: SignedIn;
  /** The room it has entered, if any. */
  roomId?: string;
}

export type AppSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>;
export type AppServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>;

/** A lost connection shows within 5 s (ROOM-6): a ping every 2 s that must be answered within 2.5 s. */
const HEARTBEAT = { pingInterval: 2_000, pingTimeout: 2_500 };

/** socket.io on the same port and session as HTTP. */
export class SocketAdapter extends IoAdapter {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly publicUrl: string | undefined,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): AppServer {
    const io = super.createIOServer(port, {
      ...options,
      ...HEARTBEAT,
      serveClient: false,
      transports: ['websocket'], // Long polling begins with a GET, which carries no Origin that could be checked.
      maxHttpBufferSize: 64 * 1024,
      // Otherwise engine.io ends every upgrade that is not its own after a second, and document connections are not.
      destroyUpgrade: false,
      allowRequest: (request, decide) => decide(null, isOwnOrigin(request, this.publicUrl)),
    } as ServerOptions) as AppServer;
    const sessions = this.app.get(Sessions);
    io.use((socket, next) => {
      sessions.signedIn(socket.request).then(
        (signedIn) => {
          if (!signedIn) return next(new Error('signed_out'));
          socket.data.signedIn = signedIn;
          void socket.join(sessionChannel(signedIn.sessionId));
          next();
        },
        (error: unknown) => next(new Error(toAppError(error).code)),
      );
    });
    this.app.get(SessionEnds).subscribe(({ sessionId }) => io.in(sessionChannel(sessionId)).disconnectSockets(true));
    return io;
  }
}

function sessionChannel(sessionId: string): string {
  return `session:${sessionId}`;
}
