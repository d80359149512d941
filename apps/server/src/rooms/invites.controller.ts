import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { AcceptedInviteView, InvitePreview } from '@fortyfive/contract';
import type { Request } from 'express';
import { Access } from '../platform/access.js';
import { CurrentUser } from '../platform/current-user.js';
import type { SessionUser } from '../platform/session.js';
import { InvitesService } from './invites.service.js';

@Controller('api/invites/:token')
export class InvitesController {
  constructor(private readonly service: InvitesService) {}

  /** Whoever has the link may look before they give a name. */
  @Access('anyone')
  @Get()
  preview(@Param('token') token: string, @Req() request: Request): Promise<InvitePreview> {
    return this.service.preview(token, (request.user as SessionUser | undefined)?.id);
  }

  @Access('signed-in')
  @Post('accept')
  @HttpCode(200)
  accept(@Param('token') token: string, @CurrentUser() user: SessionUser): Promise<AcceptedInviteView> {
    return this.service.accept(token, user);
  }
}
