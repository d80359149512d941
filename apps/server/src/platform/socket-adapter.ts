import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { AppError, type ClientToServer, type ServerToClient } from '@fortyfive/contract';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Server, ServerOptions, Socket } from 'socket.io';
import { toAppError } from './error-filter.js';
import { Metrics } from './metrics.js';
import { isOwnOrigin } from './origin.js';
import { SessionEnds, Sessions, type SignedIn } from './session.js';
import { SessionWatch } from './session-watch.js';
import { limitEvents } from './socket-limits.js';

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

/** Whatever a gateway asks for: a recovered socket would get its rooms back without being asked who it is. */
const WITHOUT_RECOVERY: object = { connectionStateRecovery: undefined };

/** For a connection to say whose it is; longer than the database may take to answer. */
const HANDSHAKE_MS = 10_000;
const HANDSHAKES_PER_MINUTE = 60;

/** socket.io on the same port and session as HTTP. */
export class SocketAdapter extends IoAdapter {
  readonly #handshakes = new RateLimiterMemory({ points: HANDSHAKES_PER_MINUTE, duration: 60 });
  readonly #sessions: Sessions;
  readonly #ends: SessionEnds;
  readonly #watch: SessionWatch;
  readonly #metrics: Metrics;

  constructor(
    app: INestApplicationContext,
    private readonly publicUrl: string | undefined,
  ) {
    super(app);
    this.#sessions = app.get(Sessions);
    this.#ends = app.get(SessionEnds);
    this.#watch = app.get(SessionWatch);
    this.#metrics = app.get(Metrics);
  }

  override createIOServer(port: number, options?: ServerOptions): AppServer {
    const io = super.createIOServer(port, {
      ...options,
      ...HEARTBEAT,
      serveClient: false,
      transports: ['websocket'], // Long polling begins with a GET, which carries no Origin that could be checked.
      maxHttpBufferSize: 64 * 1024,
      connectTimeout: HANDSHAKE_MS,
      // Otherwise engine.io ends every upgrade that is not its own after a second, and document connections are not.
      destroyUpgrade: false,
      allowRequest: (request, decide) => decide(null, isOwnOrigin(request, this.publicUrl)),
      ...WITHOUT_RECOVERY,
    } as ServerOptions) as AppServer;
    io.use((socket, next) => {
      this.#admit(socket).then(
        () => next(),
        (thrown: unknown) => {
          next(new Error(toAppError(thrown).code));
          setImmediate(() => socket.conn.close()); // After the refusal is sent: one connection is one try.
        },
      );
    });
    io.on('connection', (socket) => this.#lookAfter(socket));
    this.#ends.subscribe(({ sessionId }) => io.in(sessionChannel(sessionId)).disconnectSockets(true));
    return io;
  }

  /** @throws AppError `signed_out`, `too_many_requests` */
  async #admit(socket: AppSocket): Promise<void> {
    const signedIn = await this.#sessions.signedIn(socket.request);
    if (!signedIn) throw new AppError('signed_out');
    try {
      await this.#handshakes.consume(signedIn.user.id);
    } catch {
      this.#metrics.refusals.inc({ reason: 'handshake_rate' });
      throw new AppError('too_many_requests');
    }
    socket.data.signedIn = signedIn;
    void socket.join(sessionChannel(signedIn.sessionId));
  }

  #lookAfter(socket: AppSocket): void {
    const release = this.#watch.hold(socket.data.signedIn.sessionId);
    this.#metrics.roomSockets.inc();
    limitEvents(socket, () => this.#metrics.refusals.inc({ reason: 'event_rate' }));
    socket.on('disconnect', () => {
      release();
      this.#metrics.roomSockets.dec();
    });
  }
}

function sessionChannel(sessionId: string): string {
  return `session:${sessionId}`;
}
