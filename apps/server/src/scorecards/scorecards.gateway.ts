import type { OnModuleDestroy } from '@nestjs/common';
import { WebSocketGateway, WebSocketServer, type OnGatewayInit } from '@nestjs/websockets';
import { AppError, type InputOf, type SealingView } from '@fortyfive/contract';
import { can } from '@fortyfive/interview';
import { OnClientEvent } from '../platform/on-client-event.js';
import type { AppServer, AppSocket } from '../platform/socket-adapter.js';
import { NextInterviewsService } from '../rooms/next-interviews.service.js';
import { RoomChanges } from '../rooms/room.changes.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { ScorecardChanges, type ScorecardChange } from './scorecard.changes.js';
import { SealingService } from './sealing.service.js';

/** How often to look whether the time of an interview that somebody watches is up. */
const LOOK_MS = 15_000;
const CHANNEL = 'scorecards:';

/** Tells whoever watches an interview that is over what becomes of its scorecards (SCORECARDS-10). */
@WebSocketGateway()
export class ScorecardsGateway implements OnGatewayInit, OnModuleDestroy {
  @WebSocketServer() private readonly io: AppServer;
  #looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly sealing: SealingService,
    private readonly rooms: RoomsService,
    private readonly changes: ScorecardChanges,
    private readonly roomChanges: RoomChanges,
    private readonly nextInterviews: NextInterviewsService,
  ) {}

  afterInit(): void {
    this.changes.subscribe((change) => this.#tell(change));
    this.nextInterviews.begun.subscribe((next) =>
      this.io.to(CHANNEL + next.interviewId).emit('scorecards:swapped', next),
    );
    this.roomChanges.subscribe(({ roomId, event }) => {
      // What fails here is made up for by whoever looks next.
      if (event.type === 'interview-ended') this.sealing.settleRoom(roomId).catch(() => undefined);
    });
    this.#looking = setInterval(() => void this.look(), LOOK_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.#looking);
  }

  #tell({ type, ...payload }: ScorecardChange): void {
    this.io.to(CHANNEL + payload.interviewId).emit(`scorecards:${type}`, payload as never);
  }

  /** Opens what is due among what is being watched. */
  async look(): Promise<void> {
    const watched = [...this.io.of('/').adapter.rooms.keys()].filter((channel) => channel.startsWith(CHANNEL));
    for (const channel of watched) await this.sealing.settle(channel.slice(CHANNEL.length)).catch(() => undefined);
  }

  /** A socket watches one interview at a time. */
  @OnClientEvent('scorecards:watch')
  async watch(client: AppSocket, { interviewId }: InputOf<'scorecards:watch'>): Promise<SealingView> {
    const { id } = client.data.signedIn.user;
    const standing = await this.rooms.standingOf(interviewId, id);
    if (!standing || !can(standing.role, 'read-scorecard')) throw new AppError('not_found');
    for (const channel of client.rooms) if (channel.startsWith(CHANNEL)) await client.leave(channel);
    await client.join(CHANNEL + interviewId);
    return this.sealing.viewFor(interviewId, id);
  }
}
