import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  createRoomBody,
  nextInterviewBody,
  type CreatedRoomView,
  type CreateRoomBody,
  type InviteView,
  type NextInterviewBody,
  type NextInterviewView,
  type RoomView,
} from '@fortyfive/contract';
import { Access } from '../platform/access.js';
import { CurrentUser } from '../platform/current-user.js';
import type { SessionUser } from '../platform/session.js';
import { InvitesService } from './invites.service.js';
import { NextInterviewsService } from './next-interviews.service.js';
import { RoomsService } from './rooms.service.js';

@Controller('api/rooms')
export class RoomsController {
  constructor(
    private readonly rooms: RoomsService,
    private readonly invites: InvitesService,
    private readonly nextInterviews: NextInterviewsService,
  ) {}

  @Access('signed-in')
  @Post()
  create(
    @CurrentUser() user: SessionUser,
    @Body({ schema: createRoomBody }) body: CreateRoomBody,
  ): Promise<CreatedRoomView> {
    return this.invites.openRoom(user, body);
  }

  @Access({ to: 'view-interview' })
  @Get(':roomId')
  view(@Param('roomId') roomId: string, @CurrentUser() user: SessionUser): Promise<RoomView> {
    return this.rooms.view(roomId, user.id);
  }

  @Access({ to: 'renew-invite' })
  @Post(':roomId/invite')
  @HttpCode(200)
  renewInvite(@Param('roomId') roomId: string): Promise<InviteView> {
    return this.invites.renew(roomId);
  }

  @Access({ to: 'begin-next' })
  @Post(':roomId/interviews')
  beginNext(
    @Param('roomId') roomId: string,
    @CurrentUser() user: SessionUser,
    @Body({ schema: nextInterviewBody }) body: NextInterviewBody,
  ): Promise<NextInterviewView> {
    return this.nextInterviews.begin(roomId, user.id, body);
  }
}
