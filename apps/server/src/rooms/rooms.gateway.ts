import { WebSocketGateway, WebSocketServer, type OnGatewayDisconnect, type OnGatewayInit } from '@nestjs/websockets';
import type { CommandOutcome, InputOf, OutputOf, RoomView } from '@fortyfive/contract';
import type { Command, InterviewState } from '@fortyfive/interview';
import { Metrics } from '../platform/metrics.js';
import { OnClientEvent } from '../platform/on-client-event.js';
import { SerialQueue } from '../platform/serial-queue.js';
import type { AppServer, AppSocket } from '../platform/socket-adapter.js';
import { TimeSource } from '../platform/time-source.js';
import { DeskService } from './desk.service.js';
import { RoomChanges } from './room.changes.js';
import { roomChannel, RoomsPresence } from './rooms.presence.js';
import { RoomsService } from './rooms.service.js';

type AtVersion = InputOf<'room:start'>;

@WebSocketGateway()
export class RoomsGateway implements OnGatewayInit, OnGatewayDisconnect {
  @WebSocketServer() private readonly io: AppServer;
  readonly #entering = new SerialQueue();

  constructor(
    private readonly service: RoomsService,
    private readonly desk: DeskService,
    private readonly presence: RoomsPresence,
    private readonly changes: RoomChanges,
    private readonly time: TimeSource,
    private readonly metrics: Metrics,
  ) {}

  afterInit(): void {
    this.presence.watch(this.io);
    this.#countRooms();
    this.changes.subscribe(({ roomId, interviewId, event, state: { version } }) => {
      this.io.to(roomChannel(roomId)).emit('room:event', { interviewId, version, event });
    });
  }

  /** socket.io makes a channel when the first socket joins it, and removes it with the last. */
  #countRooms(): void {
    const count = (by: number) => (channel: string) => {
      if (channel.startsWith(roomChannel(''))) this.metrics.rooms.inc(by);
    };
    this.io.of('/').adapter.on('create-room', count(1)).on('delete-room', count(-1));
  }

  async handleDisconnect(client: AppSocket): Promise<void> {
    const { roomId } = client.data;
    if (roomId) await this.presence.announce(roomId);
  }

  @OnClientEvent('time:read')
  async readTime(): Promise<OutputOf<'time:read'>> {
    return { serverNowMs: this.time.nowMs() };
  }

  /** One at a time per socket: of two rooms entered in haste, it is the last one that counts. */
  @OnClientEvent('room:enter')
  enter(client: AppSocket, { roomId }: InputOf<'room:enter'>): Promise<RoomView> {
    return this.#entering.run(client.id, () => this.#enter(client, roomId));
  }

  @OnClientEvent('room:take-role')
  takeRole(client: AppSocket, { roomId, role }: InputOf<'room:take-role'>): Promise<CommandOutcome> {
    return this.#execute(client, roomId, { type: 'take-role', role });
  }

  @OnClientEvent('room:set-ready')
  setReady(client: AppSocket, { roomId, isReady }: InputOf<'room:set-ready'>): Promise<CommandOutcome> {
    return this.#execute(client, roomId, { type: 'set-ready', isReady });
  }

  @OnClientEvent('room:swap-roles')
  swapRoles(client: AppSocket, { roomId, version }: AtVersion): Promise<CommandOutcome> {
    return this.#execute(client, roomId, { type: 'swap-roles' }, version);
  }

  @OnClientEvent('room:open-brief')
  openBrief(client: AppSocket, { roomId }: InputOf<'room:open-brief'>): Promise<CommandOutcome> {
    return this.#execute(client, roomId, { type: 'open-brief' });
  }

  @OnClientEvent('room:start')
  start(client: AppSocket, { roomId, version }: AtVersion): Promise<CommandOutcome> {
    return this.#execute(client, roomId, { type: 'start' }, version);
  }

  @OnClientEvent('room:pause')
  pause(client: AppSocket, { roomId, version }: AtVersion): Promise<CommandOutcome> {
    return this.#execute(client, roomId, { type: 'pause' }, version);
  }

  @OnClientEvent('room:resume')
  resume(client: AppSocket, { roomId, version }: AtVersion): Promise<CommandOutcome> {
    return this.#execute(client, roomId, { type: 'resume' }, version);
  }

  @OnClientEvent('room:advance-step')
  advanceStep(client: AppSocket, { roomId, version }: AtVersion): Promise<CommandOutcome> {
    return this.#execute(client, roomId, { type: 'advance-step' }, version);
  }

  @OnClientEvent('room:add-minute')
  addMinute(client: AppSocket, { roomId, version }: AtVersion): Promise<CommandOutcome> {
    return this.#execute(client, roomId, { type: 'add-minute' }, version);
  }

  @OnClientEvent('room:end')
  end(client: AppSocket, { roomId, version }: AtVersion): Promise<CommandOutcome> {
    return this.#execute(client, roomId, { type: 'end' }, version);
  }

  @OnClientEvent('room:give-fact')
  giveFact(client: AppSocket, { roomId, factId }: InputOf<'room:give-fact'>): Promise<CommandOutcome> {
    return outcomeOf(this.desk.giveFact(roomId, userIdOf(client), factId));
  }

  @OnClientEvent('room:give-hint')
  giveHint(client: AppSocket, { roomId, stepId, rung }: InputOf<'room:give-hint'>): Promise<CommandOutcome> {
    return outcomeOf(this.desk.giveHint(roomId, userIdOf(client), stepId, rung));
  }

  @OnClientEvent('room:fire-curveball')
  fireCurveball(client: AppSocket, input: InputOf<'room:fire-curveball'>): Promise<CommandOutcome> {
    return outcomeOf(this.desk.fireCurveball(input.roomId, userIdOf(client), input.curveballId));
  }

  @OnClientEvent('room:ask-help')
  askHelp(client: AppSocket, { roomId, way }: InputOf<'room:ask-help'>): Promise<CommandOutcome> {
    return this.#execute(client, roomId, { type: 'ask-help', way });
  }

  @OnClientEvent('room:settle-help')
  settleHelp(client: AppSocket, { roomId }: InputOf<'room:settle-help'>): Promise<CommandOutcome> {
    return this.#execute(client, roomId, { type: 'settle-help' });
  }

  /** Joins the channel first and reads then, so that no event falls between the two. */
  async #enter(client: AppSocket, roomId: string): Promise<RoomView> {
    const userId = userIdOf(client);
    await this.service.view(roomId, userId);
    await this.#leaveOther(client, roomId);
    await client.join(roomChannel(roomId));
    client.data.roomId = roomId;
    await this.presence.announce(roomId);
    return this.service.view(roomId, userId);
  }

  /** A socket is in one room: whoever enters another has left the one before (ROOM-6). */
  async #leaveOther(client: AppSocket, roomId: string): Promise<void> {
    const before = client.data.roomId;
    if (!before || before === roomId) return;
    await client.leave(roomChannel(before));
    await this.presence.announce(before);
  }

  #execute(client: AppSocket, roomId: string, command: Command, seen?: number): Promise<CommandOutcome> {
    return outcomeOf(this.service.executeInRoom(roomId, userIdOf(client), command, seen));
  }
}

function userIdOf(client: AppSocket): string {
  return client.data.signedIn.user.id;
}

async function outcomeOf(carriedOut: Promise<InterviewState>): Promise<CommandOutcome> {
  const { version } = await carriedOut;
  return { version };
}
